import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { caseEndLine, caseLine, judgementLine } from '../test-support/lines.js';
import type { CaseRecord } from './reader.js';
import { skipCauses, type SkipCause } from './skip-causes.js';
import { groupSkips, SkipTally } from './skips.js';

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
