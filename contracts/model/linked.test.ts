import assert from 'node:assert/strict';
import { test } from 'node:test';
import { laterRef, linked } from './linked.js';

const targets: Record<string, unknown> = {
  '#/a': { type: 'string' },
  '#/b': { properties: { a: { $ref: '#/a' } }, allOf: [{ $ref: '#/c' }] },
  '#/c': { anyOf: [{ $ref: '#/b' }] },
};
const link = (schema: object): object => linked(schema, (reference) => targets[reference]);
const refer = { $ref: '#/a' };
const later = { [laterRef]: '#/a' };
const taken = { $ref: '#/$defs/taken0' };

test('references into the document are left for later, wherever they stand', () => {
  assert.deepEqual(link({ $ref: '#/a', items: refer, allOf: [refer], properties: { $ref: refer, const: refer } }), {
    ...later,
    items: later,
    allOf: [later],
    properties: { $ref: later, const: later },
  });
  for (const holder of ['patternProperties', 'dependentSchemas', '$defs', 'definitions'])
    assert.deepEqual(link({ [holder]: { enum: refer } }), { [holder]: { enum: later } }, holder);
});

test('names of its own, and values, stay as they are', () => {
  const own = { $ref: 'own', $defs: { own: { $id: 'own' } }, properties: [], minimum: 1, title: null };
  assert.deepEqual(link(own), own);
  const values = { const: refer, enum: [refer], default: refer, example: refer, examples: [refer] };
  assert.deepEqual(link(values), values);
});

test('what a schema that asks for the evaluated refers to for the same value is taken in', () => {
  for (const asking of [{ unevaluatedProperties: false }, { unevaluatedItems: false }])
    assert.deepEqual(link({ ...asking, allOf: [refer, refer], dependentSchemas: { const: refer } }), {
      ...asking,
      allOf: [taken, taken],
      dependentSchemas: { const: taken },
      $defs: { taken0: { type: 'string' } },
    });
  assert.deepEqual(link({ unevaluatedProperties: false, ...refer, $defs: { own: true } }), {
    unevaluatedProperties: false,
    ...taken,
    $defs: { own: true, taken0: { type: 'string' } },
  });
});

test('what it says of members and items is left for later all the same', () => {
  for (const holder of ['properties', 'patternProperties'])
    assert.deepEqual(link({ unevaluatedProperties: false, [holder]: { const: refer } }), {
      unevaluatedProperties: false,
      [holder]: { const: later },
    });
  for (const holder of ['additionalProperties', 'propertyNames', 'items', 'contains', 'unevaluatedItems'])
    assert.deepEqual(
      link({ unevaluatedProperties: false, [holder]: refer }),
      { unevaluatedProperties: false, [holder]: later },
      holder,
    );
  assert.deepEqual(link({ unevaluatedProperties: refer }), { unevaluatedProperties: later });
  assert.deepEqual(link({ unevaluatedItems: false, prefixItems: [refer] }), {
    unevaluatedItems: false,
    prefixItems: [later],
  });
});

test('what is taken in takes in what it refers to in turn, each once, and comes to an end', () => {
  assert.deepEqual(link({ unevaluatedProperties: false, allOf: [{ $ref: '#/b' }] }), {
    unevaluatedProperties: false,
    allOf: [taken],
    $defs: {
      taken0: { properties: { a: later }, allOf: [{ $ref: '#/$defs/taken1' }] },
      taken1: { anyOf: [taken] },
    },
  });
});
