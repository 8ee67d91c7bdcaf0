import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, symptom } from '../test-support/symptoms.js';
import { sameNode } from './same-node.js';

test('one node, broken in one way, is one cause over many operations', () => {
  const node = '/components/schemas/Amount type';
  const one = symptom('response-schema', 'getCard', { node, kinds: 'string → number' });
  const other = symptom('response-schema', 'getOrder', { node, kinds: 'string → number' });
  assert.deepEqual(sameNode.keysOf(one), sameNode.keysOf(other));
  assert.equal(sameNode.explains(one, other, run()), true);
  assert.equal(sameNode.explains(one, { ...other, kinds: 'string → missing' }, run()), false);
  assert.deepEqual(sameNode.keysOf(symptom('response-schema', 'getCard')), []);
});
