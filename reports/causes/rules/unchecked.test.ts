import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, symptom } from '../test-support/symptoms.js';
import { unchecked } from './unchecked.js';

test('what is not looked at has other invalid requests refused with the next code', () => {
  const taken = symptom('invalid-data-accepted', 'createUser', { refusable: true, phase: 'negative' });
  const code = symptom('error-code', 'createUser', { refusable: true, phase: 'negative' });
  assert.equal(unchecked.explains(taken, code, run()), true);
  assert.equal(unchecked.explains(code, taken, run()), false);
  assert.equal(unchecked.explains(taken, { ...code, phase: 'auth' }, run()), false);
  assert.equal(unchecked.explains(taken, { ...code, check: 'secret-exposed' }, run()), false);
  assert.deepEqual(unchecked.keysOf({ ...code, refusable: false }), []);
});
