import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../test-support/folder.js';
import { caseEndLine, endLine, judgementLine, runLine, waiverLine, wholeCase } from '../test-support/lines.js';
import type { Outcome, RecordLine, RunLine, WaiverLine } from './format.js';
import { readRecord, type RunRecord } from './reader.js';
import { summarise } from './summary.js';
import { identitiesOf, Waivers, waiverFingerprint, waiverTrouble } from './waivers.js';

/** Two cases of one operation, and a waiver of what the first shows. */
const [first, second] = ['getCard:examples:a', 'getCard:examples:b'];
const ofCase: Partial<WaiverLine> = { id: first, seen: [first] };
const ofOperation: Partial<WaiverLine> = { id: 'getCard', seen: [first] };

interface Shown {
  waiver: Partial<WaiverLine>;
  a?: Outcome;
  b?: Outcome;
  run?: Partial<RunLine>;
}

async function recordOf(t: TestContext, { waiver, a = 'pass', b = 'pass', run = {} }: Shown): Promise<RunRecord> {
  const file = path.join(temporaryFolder(t), 'record.ndjson');
  const lines: RecordLine[] = [
    runLine(run),
    waiverLine(waiver),
    ...wholeCase(first, 200, a),
    ...wholeCase(second, 200, b),
    endLine,
  ];
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return readRecord(file);
}

test('what becomes of a waiver, and of the verdict', async (t) => {
  const others = { checks: ['status-listed'] };
  const past = { expires: '2026-01-31' };
  for (const [shown, state, exitCode] of [
    [{ waiver: ofCase, a: 'fail' }, 'used', 0],
    [{ waiver: ofCase, a: 'fail', b: 'fail' }, 'used', 1],
    [{ waiver: ofOperation, a: 'fail', b: 'fail' }, 'used', 0],
    [{ waiver: ofOperation, b: 'fail' }, 'used', 0],
    [{ waiver: ofCase, a: 'warn' }, 'used', 0],
    [{ waiver: ofCase }, 'stale', 1],
    [{ waiver: ofOperation }, 'stale', 1],
    [{ waiver: ofCase, a: 'skip' }, 'not-judged', 0],
    [{ waiver: { ...ofOperation, seen: [first, 'getCard:stateful:x'] } }, 'not-judged', 0],
    [{ waiver: ofCase, run: others }, 'not-judged', 0],
    [{ waiver: { ...ofCase, ...past }, a: 'fail' }, 'expired', 1],
    [{ waiver: { ...ofCase, ...past }, a: 'skip' }, 'expired', 1],
    // The last day is one of the days on which it accepts.
    [{ waiver: { ...ofCase, expires: '2026-02-01' }, a: 'fail' }, 'used', 0],
  ] as [Shown, string, number][]) {
    const record = await recordOf(t, shown);
    const { exitCode: code, waivers } = summarise(record);
    const told = JSON.stringify(shown);
    assert.deepEqual([record.waivers[0]?.state, code], [state, exitCode], told);
    assert.equal(waivers[record.waivers[0]?.state ?? 'used'], 1, told);
    const trouble = record.waivers.flatMap((waiver) => waiverTrouble(waiver) ?? []);
    assert.equal(trouble.length, state === 'stale' || state === 'expired' ? 1 : 0, told);
  }
});

test('what identifies a finding is its check, case or subject, place without indices, and kinds: never a value', () => {
  const line = { id: first, operationId: 'getCard' };
  const judgement = {
    ...judgementLine('fail'),
    pointer: '/cards/3/limit',
    expected: 'string "12.50"',
    actual: 'number 12.5',
  };
  const told = { check: 'response-schema', place: '/cards/*/limit', expected: 'string', actual: 'number' };
  assert.deepEqual(identitiesOf(line, judgement), [
    { ...told, id: first },
    { ...told, id: 'getCard' },
  ]);
  assert.deepEqual(identitiesOf({ id: first, webhookId: 'cardCreated' }, judgementLine('fail')), [
    { check: 'response-schema', id: first },
    { check: 'response-schema', id: 'cardCreated' },
  ]);
  assert.deepEqual(identitiesOf({ id: first }, judgementLine('fail')), [{ check: 'response-schema', id: first }]);
  assert.equal(
    new Set([told, { ...told, expected: 'null' }].map((one) => waiverFingerprint({ ...one, id: first }))).size,
    2,
  );
});

test('where a waiver of the case and one of its operation both accept a finding, that of the case is named', () => {
  const waivers = new Waivers();
  for (const one of [ofOperation, ofCase]) waivers.add(waiverLine(one));
  const entry = {
    line: { id: first, operationId: 'getCard' },
    judgements: [judgementLine('fail')],
    end: caseEndLine('fail', first),
  };
  waivers.mark(entry, runLine());
  assert.equal(entry.judgements[0]?.waivedBy, waiverLine(ofCase).fingerprint);
  assert.deepEqual(
    waivers.judged(runLine()).map(({ state, findings }) => [state, findings]),
    [
      ['used', 1],
      ['used', 1],
    ],
  );
});

test('a waived finding is counted, listed and marked, and the verdict says so', async (t) => {
  const { byLevel, waived, findings, meaning, verdict } = summarise(await recordOf(t, { waiver: ofCase, a: 'fail' }));
  assert.deepEqual([byLevel.fail, waived.fail, verdict], [1, 1, 'conformant']);
  assert.equal(findings[0]?.judgement.waivedBy, waiverLine(ofCase).fingerprint);
  assert.match(meaning, /but 1 waived/);
});

test('a waiver that fails the run says where it is written and what to do', async (t) => {
  const messageOf = async (shown: Shown): Promise<string> =>
    (await recordOf(t, shown)).waivers.map(waiverTrouble).join();
  assert.equal(
    await messageOf({ waiver: ofCase }),
    `waivers.yaml:2: the waiver of response-schema in ${first} is stale: its cases were judged and did not show the finding; remove the entry`,
  );
  const past = { ...ofCase, expires: '2026-01-31' };
  assert.match(await messageOf({ waiver: past, a: 'fail' }), /expired on 2026-01-31: ask payments to mend the finding/);
  assert.match(await messageOf({ waiver: past }), /expired on 2026-01-31: it showed no more in this run; remove/);
});
