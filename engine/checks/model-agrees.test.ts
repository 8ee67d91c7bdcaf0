import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchange, observationInput } from '../test-support/inputs.js';
import { modelAgrees } from './model-agrees.js';

const steps = [
  exchange('createTransfer', { status: 200, body: {} }),
  exchange('getUserBalances', { status: 200, body: {} }),
];

test('a sequence that the model allows holds, and one that it does not is a finding at the answer that showed it', () => {
  const [held] = modelAgrees.judge(observationInput('model', { steps }));
  assert.equal(held?.holds, true);
  assert.equal(held.message, '2 answers follow from what was done before');
  const [alone] = modelAgrees.judge(observationInput('model', { steps: steps.slice(0, 1) }));
  assert.equal(alone?.message, '1 answer follows from what was done before');
  const parting = {
    message: 'a balance is not what was done',
    pointer: '/amount',
    expected: '9',
    actual: '10',
    story: [],
    acts: [],
  };
  const [broken] = modelAgrees.judge(observationInput('model', { steps }, { expected: { parting } }));
  assert.equal(broken?.holds, false);
  assert.equal(broken?.message, parting.message);
  assert.equal(broken?.pointer, '/amount');
  assert.equal(broken?.subject?.id, steps[1]?.id);
});

test('where nothing was answered nothing is judged', () => {
  assert.deepEqual(modelAgrees.judge(observationInput('model', { steps: [] })), []);
});
