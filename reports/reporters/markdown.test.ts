import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunRecord } from '../../engine/record/reader.js';
import { conformantRecord, findingsRecord } from '../html/test-support/sample-records.js';
import { unprovenRecord } from '../html/test-support/unproven-record.js';
import { wholeRecord } from '../html/test-support/whole-record.js';
import { written } from './test-support/written.js';

/** The part of a report under a heading, up to the next. */
function part(record: RunRecord, heading: string): string | undefined {
  const text = written('markdown', record);
  return text.split(/\n(?=### )/).find((section) => section.startsWith(`### ${heading}\n`));
}

test('what is unproven are areas and operations, each told only where there are some', () => {
  const record = unprovenRecord();
  assert.equal(part(findingsRecord(), 'Unproven'), undefined);
  const whole = part(record, 'Unproven') ?? '';
  assert.match(whole, /^### Unproven\n\n\| Area \| Proof \|[^]*\n\n- no valid request was accepted: /);
  const { scope } = record;
  assert.ok(scope);
  const areasAlone = part({ ...conformantRecord(), scope: { ...scope, leftOut: [] } }, 'Unproven') ?? '';
  assert.match(areasAlone, /^### Unproven\n\n\| Area \|[^]*\|\n*$/);
  assert.doesNotMatch(areasAlone, /\n\n\n/);
});

test('fifty causes and waivers are listed, the others counted; waivers that fail the run are listed all', () => {
  const record = wholeRecord();
  const [entry] = record.cases.filter(({ judgements }) => judgements.some(({ level }) => level));
  const judgement = entry?.judgements.find(({ level }) => level);
  const [waiver] = record.waivers;
  assert.ok(entry && judgement && waiver);
  const causes = (number: number): string =>
    part(
      {
        ...record,
        cases: [
          {
            ...entry,
            judgements: Array.from({ length: number }, (_, at) => ({ ...judgement, check: `check-${at}` })),
          },
        ],
      },
      'Findings by cause',
    ) ?? '';
  assert.doesNotMatch(causes(50), /more\./);
  assert.match(causes(52), /\n\nAnd 2 causes more\.\n/);
  const waivers = (number: number, state: 'used' | 'stale'): string =>
    part(
      { ...record, waivers: Array.from({ length: number }, (_, line) => ({ ...waiver, state, line })) },
      'Waivers',
    ) ?? '';
  assert.doesNotMatch(waivers(50, 'used'), /more\./);
  assert.match(waivers(52, 'used'), /\n\nAnd 2 waivers more\.\n*$/);
  assert.doesNotMatch(waivers(52, 'stale'), /more\./);
  assert.equal(waivers(52, 'stale').match(/^\| stale \|/gm)?.length, 52);
});

test('a table says by how many standing checks the deliveries were judged, where the record tells it', () => {
  const record = conformantRecord();
  const text = written('markdown', {
    ...record,
    deliveryCoverage: [
      {
        type: 'delivery-coverage',
        received: 3,
        ofRun: 2,
        foreign: 1,
        checks: [{ check: 'delivery-token', applies: 2, judged: 1 }],
        webhooks: [{ webhookId: 'exchange', explained: 1, undecided: 0, unexplained: 1, foreign: 1 }],
      },
    ],
  });
  assert.match(
    text,
    /^\| Deliveries \| 2 judged, but not by delivery-token \(1 of 2\) · 1 explained · 1 unexplained · 1 foreign \|$/m,
  );
  assert.doesNotMatch(written('markdown', record), /^\| Deliveries /m);
});
