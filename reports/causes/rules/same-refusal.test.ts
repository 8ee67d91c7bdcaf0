import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, symptom } from '../test-support/symptoms.js';
import { sameRefusal } from './same-refusal.js';

test('wrong refusals of one operation are one cause, whatever their code; calls that had to be taken are not', () => {
  const one = symptom('error-code', 'createUser', { refusable: true, code: 'P403' });
  const other = symptom('error-code', 'createUser', { refusable: true, code: 'P424' });
  assert.deepEqual(sameRefusal.keysOf(one), sameRefusal.keysOf(other));
  assert.equal(sameRefusal.explains(one, other, run()), true);
  assert.equal(sameRefusal.explains(one, { ...other, node: '/errorCode required' }, run()), false);
  assert.deepEqual(sameRefusal.keysOf({ ...one, refusable: false }), []);
});
