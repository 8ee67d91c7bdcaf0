import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from '../../contracts/model/types.js';
import { contract } from '../test-support/inputs.js';
import { headerValues } from './header-values.js';

const read = (schema: Schema, text: string, document = contract): unknown[] => headerValues(document, schema, text);

test('a text stands for itself, and for a number where the schema speaks of one', () => {
  assert.deepEqual(read({}, '12'), ['12']);
  assert.deepEqual(read({ type: 'string' }, '12'), ['12']);
  for (const type of ['integer', 'number'] as const)
    for (const [text, number] of [
      ['12', 12],
      ['-12.75', -12.75],
      ['+1e3', 1000],
      ['1.25E-2', 0.0125],
    ] as const)
      assert.deepEqual(read({ type }, text), [number, text]);
  for (const text of ['', '1.', '.5', '0x10', '12 ', 'a12', '1e', '12px'])
    assert.deepEqual(read({ type: 'number' }, text), [text]);
});

test('flags are read in any letter case, and nothing else is one', () => {
  assert.deepEqual(read({ type: 'boolean' }, 'True'), [true, 'True']);
  assert.deepEqual(read({ type: 'boolean' }, 'FALSE'), [false, 'FALSE']);
  for (const text of ['truely', 'untrue', '1', '']) assert.deepEqual(read({ type: 'boolean' }, text), [text]);
});

test('a list is divided by commas, and is one of numbers as well where all its items are', () => {
  assert.deepEqual(read({ type: 'array' }, 'a, b ,c'), [['a', 'b', 'c'], 'a, b ,c']);
  assert.deepEqual(read({ type: 'array' }, '1, 2.25'), [['1', '2.25'], [1, 2.25], '1, 2.25']);
  assert.deepEqual(read({ type: 'array' }, '1,b'), [['1', 'b'], '1,b']);
  assert.deepEqual(read({ type: 'array' }, ''), [[], '']);
});

test('an object is not read, wherever the schema speaks of it', () => {
  assert.deepEqual(read({ type: 'object' }, 'a,1'), []);
  assert.deepEqual(read({ oneOf: [{ type: 'string' }, { type: 'object' }] }, 'a,1'), []);
});

test('parts of a schema and references are followed; one that holds itself comes to an end', () => {
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const)
    assert.deepEqual(read({ [keyword]: [{ [keyword]: [{ type: 'integer' }] }] }, '7'), [7, '7']);
  const document = {
    ...contract.document,
    components: { schemas: { Count: { type: 'integer' }, Self: { anyOf: [{ $ref: '#/components/schemas/Self' }] } } },
  } as typeof contract.document;
  const own = { ...contract, document };
  assert.deepEqual(read({ $ref: '#/components/schemas/Count' }, '7', own), [7, '7']);
  assert.deepEqual(read({ $ref: '#/components/schemas/Self' }, '7', own), ['7']);
  assert.deepEqual(read({ $ref: '#/components/schemas/Nowhere' }, '7', own), ['7']);
});
