import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOfDiff } from './changed-lines.js';
import { filesFor, tested, type Tested } from './coverage.js';
import { importsOf, reachableFrom } from './imports.js';
import type { Mutant } from './mutant.js';
import type { Run } from './process.js';
import { sample } from './sample.js';

function mutant(original: string): Mutant {
  return { file: 'a.ts', line: 1, column: 1, mutator: 'literal', original, mutated: "''", context: original };
}

test('the same seed draws the same mutants, another seed others, and a new one moves none of the rest', () => {
  const all = Array.from({ length: 50 }, (_, index) => mutant(`'${index}'`));
  const drawn = sample(all, 10, 1);
  assert.deepEqual(sample([...all].reverse(), 10, 1), drawn);
  assert.notDeepEqual(sample(all, 10, 2), drawn);
  const after = sample([...all, mutant('new')], 10, 1);
  assert.ok(drawn.filter((one) => !after.includes(one)).length <= 1);
});

test('a diff tells which lines are new or changed', () => {
  const diff = ['--- a/a.ts', '+++ b/a.ts', '@@ -1,2 +1,3 @@ f', '@@ -9 +10 @@', '+++ b/b.ts', '@@ -4,2 +3,0 @@'].join(
    '\n',
  );
  const lines = linesOfDiff(diff);
  assert.deepEqual([...(lines.get('a.ts') ?? [])], [1, 2, 3, 10]);
  assert.deepEqual([...(lines.get('b.ts') ?? [])], []);
});

test('imports of values are followed, those of types are not', () => {
  const text =
    "import type { A } from './a.js';\nimport {\n  b,\n} from '../b.js';\nexport * from './c.js';\nimport fs from 'node:fs';\nawait import('./d.js');\n";
  assert.deepEqual(importsOf('x/y/z.ts', text), ['x/b.ts', 'x/y/c.ts', 'x/y/d.ts']);
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'a']],
  ]);
  assert.deepEqual([...reachableFrom(['a'], graph)], ['a', 'b', 'c']);
});

const reaches = (file: string, busyMs: number, ...ids: number[]): Tested => ({
  file,
  // The machine may be busy with something else.
  ms: 1000 - busyMs,
  busyMs,
  inTests: new Set(ids),
  imports: new Set(['x/a.ts']),
});

test('its own test comes first, then the folder, then the quickest, while time lasts', () => {
  const all = [
    reaches('y/slow.test.ts', 90, 1),
    reaches('y/quick.test.ts', 5, 1),
    reaches('x/b.test.ts', 50, 1),
    reaches('x/a.test.ts', 60, 1),
    reaches('x/other.test.ts', 1, 2),
  ];
  const chosen = filesFor({ id: 1, file: 'x/a.ts' }, all, new Set(), 120);
  assert.deepEqual(chosen.any, ['x/a.test.ts', 'x/b.test.ts', 'y/quick.test.ts']);
  assert.deepEqual(chosen.warm, chosen.any);
});

test('what modules reach as they load is tried by whoever imports the module, in a fresh process', () => {
  const chosen = filesFor({ id: 7, file: 'x/a.ts' }, [reaches('x/a.test.ts', 1)], new Set([7]), 100);
  assert.deepEqual(chosen, { any: ['x/a.test.ts'], warm: [] });
});

test('a test file that fails without a mutant does not count', () => {
  const run: Run = { kind: 'failed', reached: [], file: 'a', test: 'adds', error: 'Error: no' };
  assert.deepEqual(tested('a.test.ts', run, new Set()), {
    file: 'a.test.ts',
    reason: 'fails in the copy: adds: Error: no',
  });
});
