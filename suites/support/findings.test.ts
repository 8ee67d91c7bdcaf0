import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { JudgementLine } from '../../engine/record/format.js';
import { identitiesOf } from '../../engine/record/waivers.js';
import type { CaseResult } from '../../engine/session/case-log.js';
import { waiverLine } from '../../engine/test-support/lines.js';
import { failuresOf, failureText, stepTitle, waivedBy } from './findings.js';

const problem: JudgementLine = {
  type: 'judgement',
  caseId: 'getCard:coverage:whole',
  check: 'response-schema',
  outcome: 'fail',
  level: 'fail',
  defaultLevel: 'warn',
  ground: { kind: 'evidence', evidence: { grade: 'carried', edition: 'test', source: 'Get Card' } },
  pointer: '/id',
  message: 'id should be text',
  expected: 'string',
  actual: 'null null',
};
const result: CaseResult = {
  id: problem.caseId,
  operationId: 'getCard',
  name: 'Get Card, whole',
  outcome: 'fail',
  problems: [problem],
};

test('what fails a test is at or above the threshold or a trouble, and is told with place, expected, actual and evidence', () => {
  assert.deepEqual(failuresOf(result, 'fail'), [problem]);
  const below: CaseResult = { ...result, problems: [{ ...problem, outcome: 'warn', level: 'warn' }] };
  assert.deepEqual([failuresOf(below, 'fail').length, failuresOf(below, 'warn').length], [0, 1]);
  const { level: _level, ...trouble } = { ...problem, outcome: 'error' as const };
  assert.equal(failuresOf({ ...result, problems: [trouble] }, 'fail').length, 1);
  assert.equal(
    failureText(result, [problem]),
    [
      'case getCard:coverage:whole',
      'response-schema at /id: id should be text',
      '  expected  string',
      '  actual    null null',
      '  rests on  carried, test, Get Card',
    ].join('\n'),
  );
});

test('a step is called after its case; what was left out says why', () => {
  assert.equal(stepTitle(result), 'fail · Get Card, whole (getCard:coverage:whole)');
  assert.equal(stepTitle({ ...result, outcome: 'pass', problems: [] }), 'Get Card, whole (getCard:coverage:whole)');
  const skipped: CaseResult = { ...result, outcome: 'skip', problems: [{ ...problem, message: 'no key' }] };
  assert.match(stepTitle(skipped), /^skip · .*: no key$/);
});

test('a waiver of the record takes a finding out of what fails a test; one that is over does not', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-findings-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [, ofOperation] = identitiesOf(result, problem);
  const waiver = waiverLine({ ...ofOperation, expires: '2026-12-31', seen: [] });
  const left = async (...lines: object[]): Promise<number> => {
    const file = path.join(folder, 'record.ndjson');
    writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    return failuresOf((await waivedBy(file))(result), 'fail').length;
  };
  const run = { type: 'run', startedAt: '2026-11-29T00:00:00.000Z' };
  assert.deepEqual([await left(run), await left(run, waiver)], [1, 0]);
  assert.equal(await left(run, { ...waiver, expires: '2026-11-28' }), 1);
  assert.equal(problem.waivedBy, undefined);
});
