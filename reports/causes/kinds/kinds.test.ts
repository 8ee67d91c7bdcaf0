import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceGround } from '../../../contracts/model/ground.js';
import type { Grade } from '../../../contracts/model/evidence.js';
import { run, symptom, sighting } from '../test-support/symptoms.js';
import type { Symptom } from '../symptom.js';
import { kindOfCause } from './index.js';

const shown = { sightings: [sighting(1, { message: 'e1' })] };
const graded = (grade: Grade): Partial<Symptom> => ({ ...shown, ground: evidenceGround({ grade }) });
const kindOf = (check: string, changes: Partial<Symptom> = shown, facts = run()) =>
  kindOfCause(symptom(check, 'getCard', changes), facts).kind;

test('what a page says, or needs none, is the provider’s; what nobody says may be the contract’s', () => {
  assert.equal(kindOf('response-schema', graded('documented')), 'provider');
  assert.equal(kindOf('no-effect'), 'provider');
  for (const grade of ['carried', 'observed', 'secondary', 'assumed'] as const)
    assert.equal(kindOf('response-schema', graded(grade)), 'contract');
  assert.equal(kindOf('response-drift', graded('documented')), 'contract');
});

test('gateways, a host that nothing reaches and slowness everywhere are the environment’s', () => {
  assert.equal(kindOf('server-error', { ...shown, code: '503' }), 'environment');
  assert.equal(kindOf('server-error', { ...shown, code: 'P500' }), 'provider');
  assert.equal(kindOf('delivery-arrives', {}, run({ deliveries: 0 })), 'environment');
  assert.equal(kindOf('delivery-arrives', {}), 'provider');
  assert.equal(kindOf('response-time', shown, run({ alike: () => 6 })), 'environment');
  assert.equal(kindOf('response-time', shown, run({ alike: () => 5 })), 'provider');
});

test('refused random values may be the suite’s; what no message shows is unknown; each has a reason', () => {
  assert.equal(kindOf('request-accepted', { ...shown, phase: 'fuzz' }), 'suite');
  assert.equal(kindOf('request-accepted', { ...shown, phase: 'coverage' }), 'provider');
  assert.equal(kindOf('headers', {}), 'unknown');
  assert.match(kindOfCause(symptom('headers', 'getCard'), run()).reason, /no message/);
});
