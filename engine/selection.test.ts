import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../contracts/model/load.js';
import {
  flowPhases,
  inShard,
  selectOperations,
  selectPhases,
  titleOf,
  wantsFlow,
  wantsThisFlow,
  type Selection,
} from './selection.js';

const contract = loadContract('test');

test('all phases but fuzz run unless others are named', () => {
  assert.deepEqual(
    selectPhases({}).map(({ id }) => id),
    ['examples', 'coverage', 'negative', 'auth'],
  );
  assert.deepEqual(
    selectPhases({ phases: ['fuzz', 'auth'] }).map(({ id }) => id),
    ['auth', 'fuzz'],
  );
});

test('flows follow their phase, and stay away from single operations unless asked for', () => {
  assert.ok(wantsFlow({}, 'stateful'));
  assert.ok(!wantsFlow({ phases: ['auth'] }, 'stateful'));
  assert.ok(!wantsFlow({ operations: ['createUser'] }, 'stateful'));
  const withFlow = { operations: ['createTransfer'], flows: ['transfers'] };
  assert.ok(wantsFlow(withFlow, 'stateful') && !wantsFlow(withFlow, 'retries'));
  assert.ok(wantsThisFlow(withFlow, { id: 'transfers', phase: 'stateful' }));
  assert.ok(!wantsThisFlow(withFlow, { id: 'sepa', phase: 'stateful' }));
  assert.ok(wantsFlow({ operations: ['createUser'], phases: ['stateful'] }, 'stateful'));
  assert.ok(!wantsFlow({ phases: ['stateful'] }, 'concurrent'));
});

test('a suite is told by its phases', () => {
  const ids = (selection: Selection): string[] => [
    ...selectPhases(selection).map(({ id }) => id),
    ...flowPhases.filter(({ id }) => wantsFlow(selection, id)).map(({ id }) => id),
  ];
  assert.deepEqual(ids({ suites: ['webhooks'] }), ['retries']);
  assert.deepEqual(ids({ suites: ['flows'] }), ['stateful', 'concurrent']);
  assert.deepEqual(ids({ suites: ['requests', 'webhooks'], phases: ['auth', 'retries', 'stateful'] }), [
    'auth',
    'retries',
  ]);
  assert.deepEqual(ids({ phases: ['retries'] }), ['retries']);
  // Who names a suite wants its scenarios, whatever operations they call.
  assert.deepEqual(ids({ suites: ['webhooks'], operations: ['createUser'] }), ['retries']);
});

test('a star stands for any text, and nothing else has a meaning', () => {
  const ids = (operations: string[]): string[] => selectOperations(contract, { operations }).map(({ id }) => id);
  assert.deepEqual(ids(['*User']), ['createUser', 'updateUser', 'deleteUser', 'suspendUser', 'unsuspendUser']);
});

test('every test is in exactly one shard, and no shard is far from its share', () => {
  const titles = selectOperations(contract, {}).map(titleOf);
  for (const of of [2, 3, 5]) {
    const parts = Array.from({ length: of }, (_, part) =>
      titles.filter((title) => inShard({ shard: { index: part + 1, of } }, title)),
    );
    assert.deepEqual(parts.flat().sort(), [...titles].sort());
    assert.ok(parts.every((part) => part.length >= titles.length / of / 2));
  }
});

test('what stands together is in the last shard alone', () => {
  for (const of of [1, 2, 5]) {
    const shards = Array.from({ length: of }, (_, index) => ({ index: index + 1, of }));
    const having = shards.filter((shard) => inShard({ shard }, 'a flow', 'together'));
    assert.deepEqual(having, [{ index: of, of }]);
  }
  assert.ok(inShard({}, 'a flow', 'together'));
});
