import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consequenceText } from './words.js';

test('a consequence is told with its place, unless it is about the whole', () => {
  const told = {
    check: 'no-effect',
    about: 'createTransfer',
    headline: '',
    rule: 'r',
    because: 'it was taken',
    findings: 3,
  };
  assert.equal(
    consequenceText({ ...told, place: '/amount' }),
    '3 no-effect at createTransfer /amount, because it was taken',
  );
  for (const whole of [told, { ...told, place: '' }])
    assert.equal(consequenceText(whole), '3 no-effect at createTransfer, because it was taken');
});
