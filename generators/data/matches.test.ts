import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { Schema } from '../../contracts/model/types.js';
import { conjunction } from './conjunction.js';
import { matches, type Constraint, type Resolve } from './matches.js';

const resolve: Resolve = () => ({ type: 'string' });
const ajv = new Ajv2020({ strict: false });

const scalars = fc.constantFrom<unknown>(null, true, 0, 1, 1.5, 12, '', 'A', 'abc', '12');
const values = fc.oneof(
  scalars,
  fc.array(scalars, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('a', 'b', 'c'), scalars, { maxKeys: 3, noNullPrototype: true }),
);

const leaves: fc.Arbitrary<Constraint> = fc.constantFrom<Constraint>(
  {},
  { type: 'string' },
  { type: ['number', 'null'] },
  { type: 'integer', maximum: 1 },
  { exclusiveMinimum: 0, exclusiveMaximum: 12 },
  { enum: ['A', 1, null] },
  { const: 'abc' },
  { pattern: '^[a-z]+$' },
  { minLength: 2, maxLength: 2 },
  { type: 'array', minItems: 1, maxItems: 2 },
  { type: 'object', required: ['a'] },
  { minimum: 1 },
);

const schemas: fc.Arbitrary<Constraint> = fc.letrec<{ schema: Constraint }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaves,
    fc.record({ not: tie('schema') }),
    fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ if: tie('schema'), then: tie('schema'), else: tie('schema') }),
    fc.record({
      properties: fc.record({ a: tie('schema'), b: tie('schema') }),
      required: fc.constantFrom<string[][]>(['a'], ['b']),
    }),
    fc.record({ propertyNames: fc.constant<Schema>({ enum: ['a', 'b'] }), additionalProperties: tie('schema') }),
    fc.record({ items: tie('schema') }),
  ),
})).schema;

test('a schema is kept exactly where a full validator says so', () => {
  fc.assert(
    fc.property(schemas, fc.array(values, { minLength: 5, maxLength: 10 }), (schema, tried) => {
      for (const value of tried)
        assert.equal(
          matches(schema, value, resolve),
          ajv.validate(schema as object, value),
          JSON.stringify({ schema, value }),
        );
    }),
    { numRuns: 300 },
  );
});

test('references and formats are followed', () => {
  assert.equal(matches({ $ref: '#/components/schemas/Door' }, 'A', resolve), true);
  assert.equal(matches({ $ref: '#/components/schemas/Door' }, 1, resolve), false);
  assert.equal(matches({ format: 'uuid' }, 'A', resolve), false);
  assert.equal(matches({ format: 'uuid' }, 1, resolve), true);
});

test('what keeps to a conjunction keeps to each of its parts, and the other way round', () => {
  const parts: fc.Arbitrary<Schema> = fc.record(
    {
      type: fc.constantFrom<string | string[]>('string', ['string', 'null'], ['number', 'string'], 'integer', 'object'),
      enum: fc.constantFrom<unknown[]>(['A', 'abc', 1], ['abc', '12', null, 1, 12]),
      minimum: fc.nat({ max: 2 }),
      maximum: fc.nat({ max: 12 }),
      minLength: fc.nat({ max: 2 }),
      maxLength: fc.nat({ max: 3 }),
      pattern: fc.constantFrom('^[a-z]', '[a-c]$', '^1'),
      format: fc.constantFrom('decimal', 'date'),
      required: fc.constantFrom<string[][]>(['a'], ['b']),
      properties: fc.constantFrom<Record<string, Schema>[]>({ a: { type: 'string' } }, { a: { minLength: 2 }, b: {} }),
    },
    { requiredKeys: [] },
  );
  const overlapping = (one: Schema, other: Schema): boolean =>
    one.type === undefined ||
    other.type === undefined ||
    [one.type].flat().some((type) => [other.type].flat().includes(type));
  fc.assert(
    fc.property(parts, parts, values, (one, other, value) => {
      fc.pre(overlapping(one, other));
      const each = matches(one, value, resolve) && matches(other, value, resolve);
      assert.equal(matches(conjunction(one, other), value, resolve), each);
    }),
    { numRuns: 1500 },
  );
});

test('lengths are counted in characters, not in units of UTF-16', () => {
  const none: Resolve = () => ({});
  assert.ok(matches({ type: 'string', maxLength: 2 }, '😀😀', none));
  assert.ok(!matches({ type: 'string', minLength: 3 }, '😀😀', none));
});
