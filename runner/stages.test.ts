import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunContext } from '../engine/run-context.js';
import type { Selection } from '../engine/selection.js';
import { stagesOf, workersWith } from './stages.js';

const accounts = (count: number) => Array.from({ length: count }, (_, index) => ({ apiKey: `k${index}` }));
const target = (count: number): RunContext['target'] => ({
  name: 't',
  baseUrl: 'http://127.0.0.1:1',
  sandbox: count > 1,
  strictness: 'all',
  accounts: accounts(count),
});
const told = (count: number, workers: number, selection: Selection = { suites: ['requests', 'flows'] }) =>
  stagesOf({ selection, target: target(count) }, workers).map(
    ({ folders, workers: own }) => `${own}: ${folders.map((folder) => folder.split('/')[1]).join('+')}`,
  );

test('workers with accounts of their own do everything beside each other', () => {
  assert.deepEqual(told(2, 2), ['2: requests+flows+serial']);
});

test('where workers share an account, flows of the serial lane run alone, after all else', () => {
  assert.deepEqual(told(1, 3), ['3: requests+flows', '1: serial']);
  assert.deepEqual(told(1, 3, { suites: ['flows'] }), ['3: flows', '1: serial']);
  assert.deepEqual(told(1, 1), ['1: requests+flows+serial']);
});

test('a stage that has nothing to do is none', () => {
  assert.deepEqual(told(1, 2, { suites: ['requests'] }), ['2: requests']);
  assert.deepEqual(told(1, 2, { phases: ['auth'] }), ['2: requests']);
});

test('sequences are explored when asked for, after all else', () => {
  assert.ok(!told(1, 1, {}).some((stage) => stage.includes('exploration')));
  assert.equal(told(1, 1, { explore: { steps: 5 } }).at(-1), '1: exploration');
  assert.deepEqual(told(1, 1, { suites: ['exploration'], explore: { steps: 5 } }), ['1: exploration']);
});

test('each stage has an id of its own', () => {
  const ids = stagesOf({ selection: {}, target: target(1) }, 2).map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

test('there are no more workers than each state has users, and one where a user has two states', () => {
  assert.equal(workersWith({}, 4), 4);
  assert.equal(workersWith({ verified: ['a', 'b', 'c'], funded: ['d', 'e'] }, 4), 2);
  assert.equal(workersWith({ verified: ['a', 'b'], funded: ['b', 'c'] }, 4), 1);
});
