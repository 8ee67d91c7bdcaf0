import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Log } from 'sarif';
import type { CaseRecord, RunRecord } from '../../engine/record/reader.js';
import {
  caseEndLine,
  caseLine,
  endLine,
  exchangeLine,
  judgementLine,
  runLine,
} from '../../engine/test-support/lines.js';
import { runOf } from '../history/test-support/lines.js';
import { sampleContract } from '../html/test-support/sample-contract.js';
import { reporters } from './index.js';

/** Three cases of a flow: a call that was taken, its effect, and something else. */
const cases = (
  [
    ['createTransfer:stateful:transfers.short', 'overspent'],
    ['createTransfer:stateful:transfers.unchanged', 'no-effect'],
    ['getCard:stateful:transfers.card', 'content-type'],
  ] as const
).map(([id, check]): CaseRecord => ({
  line: { ...caseLine(id), flow: 'transfers' },
  exchanges: [exchangeLine(200, id)],
  deliveries: [],
  judgements: [{ ...judgementLine('fail', 'documented', id), check }],
  end: caseEndLine('fail', id),
}));
const record: RunRecord = {
  run: runLine(),
  cases,
  foreignDeliveries: [],
  errors: [],
  waivers: [],
  lessons: [],
  coverage: [],
  end: endLine,
  torn: false,
};

function reportBy(id: string, groupBy?: 'check'): string {
  const reporter = reporters.find((one) => one.id === id);
  const report = reporter?.begin(record.run, sampleContract(), groupBy && { groupBy });
  for (const entry of cases) report?.add(entry);
  return report?.finish(record) ?? '';
}

interface Told {
  causes: { fingerprint: string; check: string; consequences: { check: string }[] }[];
  findings: { check: string; cause: string }[];
}

test('json: every finding names its cause, and a cause what it explains', () => {
  const { causes, findings } = JSON.parse(reportBy('json')) as Told;
  const [taken, form] = causes;
  assert.deepEqual(
    causes.map(({ check, consequences }) => [check, consequences.map((one) => one.check)]),
    [
      ['overspent', ['no-effect']],
      ['content-type', []],
    ],
  );
  assert.deepEqual(
    findings.map(({ cause }) => cause),
    [taken?.fingerprint, taken?.fingerprint, form?.fingerprint],
  );
  assert.equal((JSON.parse(reportBy('json', 'check')) as Told).causes.length, 3);
});

test('junit: one failure a cause; what it explains is listed there and skipped by its own name', () => {
  const xml = reportBy('junit');
  assert.equal(xml.match(/<failure /g)?.length, 2);
  assert.match(xml, /explains 1 no-effect at createTransfer, because a call did before what it must not do/);
  assert.match(xml, /<skipped message="consequence of overspent in createTransfer:stateful:transfers.short"\/>/);
  assert.match(xml, /<testsuites [^>]*failures="2"/);
  assert.equal(reportBy('junit', 'check').match(/<failure /g)?.length, 3);
});

test('sarif: results of one cause share a fingerprint, and consequences say whose they are', () => {
  const [run] = (JSON.parse(reportBy('sarif')) as Log).runs;
  const results = run?.results ?? [];
  const ids = results.map(({ partialFingerprints }) => partialFingerprints?.['cause/v1']);
  assert.equal(new Set(ids).size, 2);
  assert.equal(ids[0], ids[1]);
  assert.deepEqual(
    results.map(({ properties }) => properties?.['consequenceOf'] as unknown),
    [undefined, 'overspent: it is fail', undefined],
  );
});

test('markdown and GitHub tell causes with their kind and what they explain', () => {
  assert.match(reportBy('markdown'), /overspent.*\| 1 no-effect at createTransfer/);
  assert.match(reportBy('github-annotations'), /\([a-z ]+: [^)]*\)%0A1 no-effect at createTransfer/);
  assert.equal(reportBy('github-annotations').match(/^::error/gm)?.length, 2);
});

test('the digest and the badge tell since when, where a history is known', () => {
  const before = runOf(1, [], { target: record.run.target.name, startedAt: '2026-01-01T00:00:00.000Z' });
  const told = (id: string): string => {
    const report = reporters.find((one) => one.id === id)?.begin(record.run, sampleContract(), { history: [before] });
    for (const entry of cases) report?.add(entry);
    return report?.finish(record) ?? '';
  };
  assert.match(told('digest'), /2 new, 0 returned, 0 recovered, 0 standing, 0 flaky/);
  assert.match(told('badge'), /fail since 2026-02-01/);
  assert.doesNotMatch(reportBy('badge'), /since/);
});
