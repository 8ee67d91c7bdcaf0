import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationChecks } from '../checks/index.js';

test('each relation between answers has the check that judges it', () => {
  assert.deepEqual(
    Object.fromEntries(observationChecks.flatMap(({ id, relations }) => relations.map((one) => [one, id]))),
    {
      model: 'model-agrees',
      movement: 'conservation',
      'created-and-read': 'created-readable',
      'written-and-read': 'write-has-effect',
      'at-once': 'exactly-one-effect',
      'others-and-unknown': 'existence-leaked',
      shown: 'expected-shown',
      'history-and-balance': 'history-agrees-with-balance',
      'list-and-detail': 'list-agrees-with-detail',
      'movement-in-history': 'movement-in-history',
      'no-effect': 'no-effect',
      pages: 'pagination',
      'repeated-read': 'read-idempotent',
      states: 'state-machine',
    },
  );
});
