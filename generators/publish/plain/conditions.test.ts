import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from '../../../contracts/model/types.js';
import { conditionsInWords, withConditionsInWords } from './conditions.js';
import { completed } from './examples.js';

const legal: Schema = { properties: { receiverType: { const: 'LEGAL' } }, required: ['receiverType'] };

test('demands of one condition stand in one sentence, those of another in the next', () => {
  const sentences = conditionsInWords({
    allOf: [
      { if: legal, then: { required: ['companyName'] }, else: { required: ['firstName'] } },
      { if: legal, then: { properties: { iban: { type: 'string', format: 'iban' } } } },
      { if: { not: { required: ['a'] } } as Schema, then: { required: ['b'] } },
    ],
  });
  assert.deepEqual(sentences, [
    'When `receiverType` is LEGAL: `companyName` is required; `iban` is of the format iban.',
    'Unless `receiverType` is LEGAL: `firstName` is required.',
    'When `a` is missing: `b` is required.',
  ]);
});

test('what is no condition stays', () => {
  const whole: Schema = { allOf: [{ minLength: 1 }, { if: legal, then: { required: ['x'] } }], description: 'Known.' };
  assert.deepEqual(withConditionsInWords(whole), {
    allOf: [{ minLength: 1 }],
    description: 'Known. When `receiverType` is LEGAL: `x` is required.',
  });
  const plain: Schema = { allOf: [{ minLength: 1 }] };
  assert.equal(withConditionsInWords(plain), plain);
});

test('a cut-off example is completed, and what it has stays', () => {
  assert.deepEqual(completed({ a: 1, list: [{ x: 1 }] }, { a: 2, b: 3, list: [{ x: 9, y: 8 }] }), {
    a: 1,
    b: 3,
    list: [{ x: 1, y: 8 }],
  });
  assert.equal(completed(null, { a: 1 }), null);
});
