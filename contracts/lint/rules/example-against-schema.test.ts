import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from '../../model/types.js';
import type { Defect } from '../defect.js';
import { contractOf, documented, sample, unnoted } from '../test-support/contract.js';
import { exampleAgainstSchema } from './example-against-schema.js';

const schema: Schema = {
  type: 'object',
  required: ['accepted'],
  properties: {
    accepted: {
      type: 'boolean',
      'x-evidence': { grade: 'documented', keywords: { required: documented('test', { basis: 'table' }) } },
    },
    amount: { type: 'string' },
  },
};

const find = (value: unknown, from = 'test', own: Schema = schema): Defect[] =>
  exampleAgainstSchema.find(unnoted(contractOf({ request: sample(own, value, documented(from)) })));

test('an example that lacks what its table requires is a defect with both readings and their sources', () => {
  const [defect, ...more] = find({ amount: '1.00' });
  assert.equal(more.length, 0);
  assert.equal(defect?.id, 'example-against-schema:createThing:request/accepted:required');
  assert.deepEqual(defect.places, [{ kind: 'operation', id: 'createThing', title: 'Create a Thing' }]);
  assert.deepEqual(defect.readings, [
    { text: '/accepted should be present', edition: 'test', source: 'Create a Thing, table' },
    { text: '/accepted is missing', edition: 'test', source: 'Create a Thing, example of the request' },
  ]);
});

test('an example of the wrong type is a defect, a fitting one is none', () => {
  assert.deepEqual(
    find({ accepted: true, amount: 1 }).map(({ id }) => id),
    ['example-against-schema:createThing:request/amount:type'],
  );
  assert.deepEqual(find({ accepted: true, amount: '1.00' }), []);
});

test('an example of one edition and a schema of another differ: that belongs to the diff', () => {
  assert.deepEqual(find({ amount: 1 }, '2025'), []);
});

test('a member that no table lists breaks no statement', () => {
  assert.deepEqual(find({ accepted: true, other: 1 }), []);
});

test('what is missing from an example that is cut off says nothing', () => {
  const media = sample(schema, {});
  const [example] = Object.values(media.examples ?? {});
  assert.ok(example);
  example['x-truncated'] = true;
  assert.deepEqual(exampleAgainstSchema.find(unnoted(contractOf({ request: media }))), []);
});

test('a schema that nobody shows contradicts no example', () => {
  const guessed: Schema = { ...schema, 'x-evidence': { grade: 'assumed' }, required: [] };
  assert.deepEqual(find({ amount: 1 }, 'test', guessed), []);
});
