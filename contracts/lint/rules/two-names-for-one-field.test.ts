import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from '../../model/types.js';
import type { LintInput } from '../defect.js';
import { contractOf, sample, unnoted } from '../test-support/contract.js';
import { exampleAgainstSchema } from './example-against-schema.js';
import { twoNamesForOneField } from './two-names-for-one-field.js';

const schema: Schema = {
  type: 'object',
  required: ['sourceExternalUserId'],
  properties: { sourceExternalUserId: { type: 'string' } },
};

const inputOf = (value: unknown): LintInput => unnoted(contractOf({ request: sample(schema, value) }));

test('a sample that has a required field under a like name gives one defect, by this rule alone', () => {
  const input = inputOf({ externalUserId: 'u1' });
  const [defect, ...more] = twoNamesForOneField.find(input);
  assert.equal(more.length, 0);
  assert.equal(defect?.id, 'two-names-for-one-field:createThing:request/sourceExternalUserId');
  assert.deepEqual(
    defect.readings.map(({ text, source }) => [text, source]),
    [
      ['sourceExternalUserId', 'Create a Thing, fields of the request'],
      ['externalUserId', 'Create a Thing, example of the request'],
    ],
  );
  assert.deepEqual(exampleAgainstSchema.find(input), []);
});

test('a field of an unlike name is no other name of it', () => {
  const input = inputOf({ amount: '1' });
  assert.deepEqual(twoNamesForOneField.find(input), []);
  assert.equal(exampleAgainstSchema.find(input).length, 1);
});
