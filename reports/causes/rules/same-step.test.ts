import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, sighting, symptom } from '../test-support/symptoms.js';
import { sameStep } from './same-step.js';

test('what does not go together after one step of a flow comes from the call of that step', () => {
  const of = (check: string, step: string) => symptom(check, 'a', { sightings: [sighting(1, { step })] });
  const money = of('conservation', 'transfers.funding');
  assert.equal(sameStep.explains(money, of('list-agrees-with-detail', 'transfers.funding'), run()), true);
  assert.equal(sameStep.explains(money, of('list-agrees-with-detail', 'transfers.smallest'), run()), false);
  assert.equal(sameStep.explains(of('response-schema', 'transfers.funding'), money, run()), false);
  assert.deepEqual(sameStep.keysOf(money), ['transfers.funding']);
});
