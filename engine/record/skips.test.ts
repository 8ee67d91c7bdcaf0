import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { caseEndLine, caseLine, judgementLine } from '../test-support/lines.js';
import type { CaseRecord } from './reader.js';
import { skipCauses, type SkipCause } from './skip-causes.js';
import { groupSkips, skipOf, SkipTally } from './skips.js';

function skipped(message: string, skipCause?: SkipCause): CaseRecord {
  return {
    line: caseLine(),
    exchanges: [],
    deliveries: [],
    judgements: [{ ...judgementLine('skip'), message, ...(skipCause && { skipCause }) }],
    end: caseEndLine('skip'),
  };
}

test('skips are grouped by cause: what the set-up lacks stands before all else', () => {
  const tally = new SkipTally();
  const user = (digit: string): string => `nobody could approve ${digit.repeat(8)}-0000-4000-8000-000000000000`;
  for (const entry of [
    ...Array.from({ length: 5 }, () => skipped('it takes real seconds', 'slow')),
    skipped(user('a'), 'trigger-failed'),
    skipped(user('b'), 'trigger-failed'),
    skipped('nobody could fund him', 'trigger-failed'),
    skipped('of an early version'),
  ])
    tally.add(entry);
  const groups = groupSkips(tally.rows());
  assert.deepEqual(
    groups.map(({ cause, origin, cases }) => [cause, origin, cases]),
    [
      ['trigger-failed', 'set-up', 3],
      [undefined, undefined, 1],
      ['slow', 'choice', 5],
    ],
  );
  assert.deepEqual(groups[0]?.reasons, [
    { reason: 'nobody could approve …', cases: 2, cause: 'trigger-failed' },
    { reason: 'nobody could fund him', cases: 1, cause: 'trigger-failed' },
  ]);
});

test('what the set-up lacks says what to do, and the documentation lists every cause', () => {
  const page = readFileSync(new URL('../../docs/record.md', import.meta.url), 'utf8');
  for (const row of skipCauses) {
    assert.ok(row.origin !== 'set-up' || 'remedy' in row, row.id);
    assert.ok(page.includes(`| \`${row.id}\` | `), row.id);
  }
});

test('an equal number of cases is ordered by reason, and only whole ids are left out of it', () => {
  const tally = new SkipTally();
  const id = '5836f0d6-3aed-4964-b5f2-c810a2e5e369';
  for (const message of ['b', 'c', 'a', 'c', `${id}ab of x`, `of ${id}, ${id.toUpperCase()}`])
    tally.add(skipped(message));
  assert.deepEqual(
    tally.rows().map(({ reason, cases }) => `${cases} ${reason}`),
    ['2 c', `1 ${id}ab of x`, '1 a', '1 b', '1 of …, …'],
  );
});

test('a case that was not left out has no reason, and one without words says so', () => {
  const entry = skipped('why');
  assert.equal(skipOf({ ...entry, end: caseEndLine('pass') }), undefined);
  assert.equal(skipOf({ judgements: entry.judgements }), undefined);
  assert.deepEqual(skipOf({ ...entry, judgements: [] }), { reason: 'no reason was recorded' });
  assert.deepEqual(skipOf({ ...entry, judgements: [judgementLine('pass'), ...entry.judgements] }), { reason: 'why' });
});
