import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats } from '../../contracts/formats/index.js';
import { samplesOf } from './format-samples.js';

test('every format has samples on both sides', () => {
  for (const { name, test: isOf } of formats) {
    const { good, bad } = samplesOf(name, 1);
    assert.ok(good.length >= 2, name);
    assert.deepEqual(
      good.filter((text) => !isOf(text)),
      [],
      name,
    );
    assert.ok(bad.filter((text) => !isOf(text)).length >= 3, name);
  }
});

test('equal seeds give equal samples, and a format that nobody knows has none that are good', () => {
  assert.deepEqual(samplesOf('iban', 7), samplesOf('iban', 7));
  assert.notDeepEqual(samplesOf('iban', 7), samplesOf('iban', 8));
  assert.deepEqual(samplesOf('toString', 1), { good: [], bad: [''] });
});
