import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SchemaValidator } from '../../contracts/model/schema-validator.js';
import type { Schema } from '../../contracts/model/types.js';
import { Judge } from './judge.js';
import { Resolver } from './resolver.js';
import type { Node } from './keywords.js';
import { Sides } from './sides.js';
import { smallPairs } from './test-support/pairs.js';

const candidates: readonly unknown[] = [
  ...['', 'a', 'text', 'AB', '12.50', '2026-02-30', '😀😀', null, true, 0, 1, 5, 1.5, 0.3, -1, 1e21],
  ...[
    [],
    ['a'],
    ['a', 'a'],
    [1, 'a'],
    ['a', 1],
    ['x', 'x'],
    {},
    { a: 'x' },
    { a: 1, b: 'x' },
    { 'x-1': 1 },
    { 'x-1': 9 },
  ],
  ...[
    { kind: 'cat', name: 'x' },
    { kind: 'lion', name: 'x' },
    { kind: 'dog', name: 1 },
    { type: 'cat', name: 'x' },
  ],
  ...[{ kind: 'cat', lives: 9 }, { kind: 'dog', name: '' }, { card: '1' }, { currency: 'btc', amount: '1.0' }],
  { value: 1, children: [{ value: 9, children: [] }] },
];

test('the judge that searches and the validator that confirms say the same of every value', () => {
  let judged = 0;
  for (const { name, sender, receiver, components = {} } of smallPairs)
    for (const [schema, schemas = {}] of [
      [sender, components.sender],
      [receiver, components.receiver],
    ] as const) {
      const root = { components: { schemas } };
      const side = { schema: schema as Schema, root };
      const sides = new Sides({ sender: side, receiver: side, tolerance: 'tolerant' });
      const validator = new SchemaValidator(root);
      for (const value of [...candidates, ...sides.pool(sides.root)]) {
        judged += 1;
        const verdict = sides.receiver.accepts(schema as Node, value);
        const other = validator.accepts(schema as Schema, value, 'tolerant');
        assert.equal(verdict, other, `${name}: ${JSON.stringify(value)} by ${JSON.stringify(schema)}`);
      }
    }
  assert.ok(judged > 10_000, String(judged));
});

test('a reference that leads nowhere, or to itself alone, says nothing', () => {
  const root = { components: { schemas: { Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }] } } } };
  const judge = new Judge(new Resolver(root), { openSets: false });
  assert.equal(judge.accepts({ $ref: '#/components/schemas/Loop' }, 1), true);
  assert.equal(judge.accepts({ $ref: '#/components/schemas/None' }, 1), true);
  assert.equal(judge.accepts({ $ref: 'other.yaml#/A' }, 1), true);
});

test('a verdict over a text is not kept for a number that reads like it', () => {
  const judge = new Judge(new Resolver({}), { openSets: false });
  const node: Node = { type: 'string' };
  assert.equal(judge.accepts(node, '1'), true);
  assert.equal(judge.accepts(node, 1), false);
});
