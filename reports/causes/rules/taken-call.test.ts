import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, sighting, symptom } from '../test-support/symptoms.js';
import { takenCall } from './taken-call.js';

const inFlow = (caseNumber: number, flow = 'transfers') => ({ sightings: [sighting(caseNumber, { flow })] });
const overspent = symptom('overspent', 'createTransfer', { ...inFlow(5), ids: new Set(['t-1']) });

test('a call that had to be refused explains what later steps of its flow show', () => {
  const effect = (caseNumber: number, flow?: string) => symptom('no-effect', 'getBalances', inFlow(caseNumber, flow));
  assert.equal(takenCall.explains(overspent, effect(6), run()), true);
  assert.equal(takenCall.explains(overspent, effect(4), run()), false, 'it was there before');
  assert.equal(takenCall.explains(overspent, effect(6, 'cards'), run()), false, 'another flow');
});

test('it explains deliveries about what it made, wherever they are judged', () => {
  const delivery = (id: string) => symptom('delivery-unexplained', 'p2pTransfer', { ids: new Set([id]) });
  assert.equal(takenCall.explains(overspent, delivery('t-1'), run()), true);
  assert.equal(takenCall.explains(overspent, delivery('t-2'), run()), false);
});

test('neither does it explain the form of answers, nor does a form explain effects', () => {
  const form = symptom('response-schema', 'createTransfer', inFlow(6));
  assert.equal(takenCall.explains(overspent, form, run()), false);
  assert.equal(takenCall.explains(form, symptom('no-effect', 'createTransfer', inFlow(7)), run()), false);
});
