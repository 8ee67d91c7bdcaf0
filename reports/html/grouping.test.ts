import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Level } from '../../contracts/model/levels.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { summarise } from '../../engine/record/summary.js';
import { Causes, type Cause } from './grouping.js';
import { findingsRecord } from './test-support/sample-records.js';

const [sample] = summarise(findingsRecord()).findings;

/** A case with one finding. */
function finding(check: string, pointer: string | undefined, level: Level, defaultLevel: Level = level): CaseRecord {
  assert.ok(sample);
  const { pointer: _pointer, ...judgement } = sample.judgement;
  return {
    ...sample.caseRecord,
    judgements: [
      { ...judgement, check, outcome: level, level, defaultLevel, ...(pointer !== undefined && { pointer }) },
    ],
  };
}

function groupByCause(cases: readonly CaseRecord[]): Cause[] {
  const causes = new Causes();
  cases.forEach((entry, index) => causes.add(entry, index + 1));
  return causes.sorted();
}

test('the same check at the same place is one cause, in whichever item', () => {
  const causes = groupByCause([
    finding('schema', '/items/0/amount', 'fail'),
    finding('schema', '/items/7/amount', 'warn'),
    finding('schema', '/items/7/name', 'warn'),
    finding('token', undefined, 'warn'),
    finding('token', '', 'warn'),
  ]);
  assert.deepEqual(
    causes.map(({ check, place, findings }) => [check, place, findings.length]),
    [
      ['schema', '/items/*/amount', 2],
      ['schema', '/items/*/name', 1],
      ['token', undefined, 1],
      ['token', '', 1],
    ],
  );
});

test('the worst comes first: by level here, then at a real target, then by number', () => {
  const causes = groupByCause([
    finding('a', '/info', 'info'),
    finding('b', '/once', 'fail', 'warn'),
    finding('c', '/twice/0', 'fail', 'warn'),
    finding('c', '/twice/1', 'info'),
    finding('d', '/real', 'fail'),
  ]);
  assert.deepEqual(
    causes.map(({ check, level, defaultLevel }) => [check, level, defaultLevel]),
    [
      ['d', 'fail', 'fail'],
      ['c', 'fail', 'warn'],
      ['b', 'fail', 'warn'],
      ['a', 'info', 'info'],
    ],
  );
  assert.deepEqual(
    causes[1]?.findings.map(({ caseNumber, level, pointer }) => [caseNumber, level, pointer]),
    [
      [3, 'fail', '/twice/0'],
      [4, 'info', '/twice/1'],
    ],
  );
});
