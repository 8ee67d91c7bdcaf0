import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, sighting, symptom } from '../test-support/symptoms.js';
import { sameAnswer } from './same-answer.js';

const at = (...messages: string[]) => ({ sightings: messages.map((message, index) => sighting(index, { message })) });

test('an answer that is broken as a whole explains what else is wrong with it', () => {
  const broken = symptom('answer-well-formed', 'getCard', at('e1', 'e2'));
  const half = symptom('response-schema', 'getCard', { place: '/state', ...at('e2', 'e9') });
  const less = symptom('response-schema', 'getCard', { place: '/state', ...at('e2', 'e8', 'e9') });
  assert.equal(sameAnswer.explains(broken, half, run()), true);
  assert.equal(sameAnswer.explains(broken, less, run()), false, 'most of its answers are whole');
  assert.equal(sameAnswer.explains(half, broken, run()), false);
});

test('one place explains what is said of it or of a part of it, and no other place', () => {
  const amount = symptom('decimal-fidelity', 'getCard', { place: '/limits', ...at('e1') });
  const inside = symptom('response-schema', 'getCard', { place: '/limits/daily', ...at('e1') });
  const other = symptom('response-schema', 'getCard', { place: '/state', ...at('e1') });
  const named = symptom('response-schema', 'getCard', { place: '/limitsOfAll', ...at('e1') });
  assert.deepEqual(
    [inside, other, named].map((one) => sameAnswer.explains(amount, one, run())),
    [true, false, false],
  );
});

test('a status that is not listed explains codes and refusals alone', () => {
  const status = symptom('status-listed', 'getCard', at('e1'));
  const checks = ['error-code', 'request-accepted', 'secret-exposed'];
  assert.deepEqual(
    checks.map((check) => sameAnswer.explains(status, symptom(check, 'getCard', at('e1')), run())),
    [true, true, false],
  );
});
