import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matches, type Constraint } from '../../data/matches.js';
import { numberAt, type NumberBound } from './number-at.js';

test('the valid side of a limit is the number nearest to it that keeps to all the rest', () => {
  const rows: [Constraint, NumberBound, number | undefined][] = [
    [{ type: 'integer', minimum: 3 }, 'minimum', 3],
    [{ type: 'integer', minimum: 2.5 }, 'minimum', 3],
    [{ type: 'integer', exclusiveMinimum: 3 }, 'exclusiveMinimum', 4],
    [{ type: 'integer', exclusiveMaximum: 3 }, 'exclusiveMaximum', 2],
    [{ type: 'number', exclusiveMinimum: 0 }, 'exclusiveMinimum', 0.01],
    [{ type: 'number', exclusiveMaximum: 1 }, 'exclusiveMaximum', 0.99],
    [{ type: 'number', minimum: 0.5 }, 'minimum', 0.5],
    [{ type: 'number', multipleOf: 0.1 }, 'multipleOf', 0.1],
    [{ type: 'number', multipleOf: 0.1, minimum: 0.25 }, 'multipleOf', 0.3],
    [{ type: 'integer', multipleOf: 5, minimum: 12 }, 'minimum', 15],
    [{ type: 'integer', multipleOf: 5, maximum: 12 }, 'maximum', 10],
    [{ type: 'integer', multipleOf: 0.5, minimum: 1 }, 'multipleOf', 1],
    [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.001 }, 'exclusiveMinimum', undefined],
  ];
  for (const [schema, bound, expected] of rows)
    assert.equal(numberAt(schema, bound), expected, `${JSON.stringify(schema)} ${bound}`);
});

test('whatever the limits are, the number keeps to them', () => {
  const bounded = fc.record(
    {
      type: fc.constantFrom('integer', 'number'),
      exclusiveMinimum: fc.integer({ min: -50, max: 50 }),
      exclusiveMaximum: fc.integer({ min: 60, max: 200 }),
      multipleOf: fc.constantFrom(0.01, 0.25, 1, 3, 7),
    },
    { requiredKeys: ['type', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] },
  );
  fc.assert(
    fc.property(bounded, fc.constantFrom('exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'), (schema, bound) => {
      const value = numberAt(schema as Constraint, bound as NumberBound);
      assert.ok(value !== undefined && matches(schema as Constraint, value, () => ({})));
    }),
  );
});
