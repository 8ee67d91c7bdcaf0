import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leadsToItself } from './self-reference.js';
import type { Schema } from './types.js';

const schemas: Record<string, Schema & { not?: Schema }> = {
  alias: { $ref: 'other' },
  other: { oneOf: [{ type: 'null' }, { allOf: [{ $ref: 'alias' }] }] },
  negated: { not: { $ref: 'negated' } },
  condition: { if: { $ref: 'leaf' }, then: { $ref: 'condition' } },
  node: { properties: { next: { $ref: 'node' } }, items: { $ref: 'node' } },
  otherwise: { if: { $ref: 'leaf' }, else: { $ref: 'otherwise' } },
  asked: { if: { $ref: 'asked' } },
  any: { anyOf: [{ $ref: 'leaf' }, { $ref: 'any' }] },
  all: { $ref: 'leaf', allOf: [{ $ref: 'all' }] },
  leaf: { type: 'string' },
  open: { allOf: [true as unknown as Schema, { $ref: 'leaf' }, { $ref: 'leaf' }] },
  before: { $ref: 'alias' },
  dangling: { $ref: 'nowhere' },
};

test('a reference leads to itself where nothing but references and alternatives lies between', () => {
  const found = Object.keys(schemas).filter((name) => leadsToItself(name, (reference) => schemas[reference]));
  assert.deepEqual(found, ['alias', 'other', 'negated', 'condition', 'otherwise', 'asked', 'any', 'all']);
});
