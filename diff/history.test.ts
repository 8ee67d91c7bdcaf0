import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import type { Change } from '../contracts/diff/change.js';
import { packagedContracts, loadContract } from '../contracts/model/load.js';
import { diffContracts } from './diff-contracts.js';

/** Changes of a diff that an entry stands for. */
interface Tells {
  /** Subjects; `*` for all. */
  of: string[];
  at?: string[];
  rule?: string[];
  words?: string[];
  /** Whether at least one of them is proven by a value. */
  proven?: boolean;
}

interface Entry {
  between: [string, string];
  what: string;
  facts: string[];
  tells: Tells[];
}

interface Beyond {
  between: [string, string];
  what: string;
  fact: string;
  because: string;
}

const read = (...names: string[]): unknown => parse(readFileSync(path.join(packagedContracts, ...names), 'utf8'));
const history = read('diff', 'history', 'history.yaml') as { changes: Entry[]; beyond: Beyond[] };

const dossier: Record<string, unknown> = Object.fromEntries(
  ['operations.yaml', 'webhooks.yaml', 'platform.yaml'].map((file) => [file, read('dossier', file)]),
);

/** What stands at a place of the dossier; entries of operations and webhooks are found by their id. */
function factAt(cited: string): unknown {
  const [file = '', place = ''] = cited.split(' ');
  const document = dossier[file] as Record<string, unknown> | undefined;
  const [first = '', ...rest] = place.split('/');
  const entries = (document?.[file.replace('.yaml', '')] ?? []) as { id: string }[];
  const start = file === 'platform.yaml' ? document?.[first] : entries.find(({ id }) => id === first);
  return rest.reduce<unknown>((node, token) => (node as Record<string, unknown> | undefined)?.[token], start);
}

function isTold(change: Change, { of, at, rule, words }: Tells): boolean {
  return (
    (of.includes('*') || of.includes(change.subject.id)) &&
    (at === undefined || at.includes(change.at)) &&
    (rule === undefined || rule.includes(change.rule)) &&
    (words === undefined || words.some((word) => change.message.includes(word)))
  );
}

function changesBetween(from: string, to: string): readonly Change[] {
  const [before, after] = [loadContract(from), loadContract(to)];
  return diffContracts(before, after).changes;
}

for (const [from, to] of [
  ['legacy', 'test'],
  ['test', 'latest'],
] as const)
  describe(`${from} → ${to}`, () => {
    const changes = changesBetween(from, to);
    const entries = history.changes.filter(({ between }) => between[0] === from && between[1] === to);

    for (const { what, tells } of entries)
      test(what, () => {
        for (const one of tells) {
          const told = changes.filter((change) => isTold(change, one));
          const where = JSON.stringify(one);
          for (const subject of one.of.filter((id) => id !== '*'))
            assert.ok(
              told.some((change) => change.subject.id === subject),
              `${subject} of ${where}`,
            );
          assert.ok(told.length > 0, where);
          if (one.proven)
            assert.ok(
              told.some(({ proof }) => proof === 'proven'),
              `nothing is proven of ${where}`,
            );
        }
      });

    test('no change is told that nobody has written down', () => {
      const unknown = changes.filter(
        (change) => !entries.some(({ tells }) => tells.some((one) => isTold(change, one))),
      );
      assert.deepEqual(
        unknown.map(({ rule, subject, at, message }) => `${rule} ${subject.id} ${at}: ${message}`),
        [],
      );
    });
  });

test('every entry cites facts that stand in the dossier, and what no contract can express has its reason', () => {
  for (const { what, facts } of history.changes)
    for (const fact of facts) assert.notEqual(factAt(fact), undefined, `${what} ${fact}`);
  for (const { what, fact, because } of history.beyond) {
    assert.notEqual(factAt(fact), undefined, `${what} ${fact}`);
    assert.ok(because.length > 20, what);
  }
});
