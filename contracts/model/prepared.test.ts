import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAjv, prepare, type Node } from './prepared.js';

const schemas: Record<string, Node> = {
  '#/cash': { type: 'object', required: ['kind'], properties: { kind: { const: 'cash' } } },
  '#/card': { type: 'object', properties: { number: { type: 'string' } } },
  '#/loose': { properties: { kind: { const: 'loose' } } },
  '#/self': { $ref: '#/self' },
};
const ready = (node: unknown, strict: 'exact' | 'tolerant' = 'exact'): unknown =>
  prepare(node, strict, (reference) => schemas[reference] as Node);

const open = { type: 'object', properties: { a: {} } };
const closed = { ...open, additionalProperties: false };

test('members of whatever holds schemas by name are schemas, also those called as keywords are', () => {
  for (const holder of [
    ...['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'],
    ...['schemas', 'responses', 'parameters', 'headers', 'requestBodies', 'callbacks', 'pathItems', 'content'],
  ])
    assert.deepEqual(ready({ [holder]: { const: open, 'x-evidence': open } }), {
      [holder]: { const: closed, 'x-evidence': closed },
    });
});

test('lists in such a place are prepared as lists, anything else stays', () => {
  for (const [written, prepared] of [
    [[open], [closed]],
    ['text', 'text'],
    [null, null],
    [false, false],
  ])
    assert.deepEqual(ready({ definitions: written }), { definitions: prepared });
});

test('values stay as they are', () => {
  for (const holder of ['const', 'enum', 'default', 'example', 'examples', 'x-evidence', 'x-enum-evidence'])
    assert.deepEqual(ready({ [holder]: open }), { [holder]: open }, holder);
  assert.deepEqual(ready({ items: open }), { items: closed });
});

test('objects are closed for who sends, where they have a type and members and nobody opened them', () => {
  assert.deepEqual(ready(open), closed);
  assert.deepEqual(ready(open, 'tolerant'), open);
  for (const other of [{ type: 'object' }, { properties: {} }, { ...open, additionalProperties: true }])
    assert.deepEqual(ready(other), other);
});

test('an open set binds who sends', () => {
  const set = { enum: ['a'], 'x-open': true };
  assert.deepEqual(ready(set), set);
  assert.deepEqual(ready(set, 'tolerant'), { 'x-open': true });
  assert.deepEqual(ready({ enum: ['a'] }, 'tolerant'), { enum: ['a'] });
});

test('a reference that leads to itself alone is left out, others stay', () => {
  assert.deepEqual(ready({ $ref: '#/self', title: 'a' }), { title: 'a' });
  assert.deepEqual(ready({ $ref: '#/card' }), { $ref: '#/card' });
});

test('of two named shapes the one with a constant it must have decides, in either order', () => {
  const [cash, card, loose] = ['cash', 'card', 'loose'].map((name) => ({ $ref: `#/${name}` }));
  const decided = {
    title: 'paid',
    if: { properties: { kind: { const: 'cash' } }, required: ['kind'] },
    then: cash,
    else: card,
  };
  assert.deepEqual(ready({ title: 'paid', oneOf: [cash, card] }), decided);
  assert.deepEqual(ready({ title: 'paid', oneOf: [card, cash] }), decided);
  for (const oneOf of [[loose, card], [cash, card, loose], [cash], [cash, { type: 'string' }]])
    assert.deepEqual(ready({ oneOf }), { oneOf });
});

test('a validator knows the project’s formats, and reads patterns leniently', () => {
  const takes = (schema: object, value: unknown): boolean => createAjv().validate(schema, value);
  assert.deepEqual(
    ['2024-02-29', '2023-02-29'].map((value) => takes({ format: 'date' }, value)),
    [true, false],
  );
  assert.deepEqual(
    [2 ** 31 - 1, 2 ** 31].map((value) => takes({ format: 'int32' }, value)),
    [true, false],
  );
  assert.equal(takes({ format: 'nobody-knows' }, 'a'), true);
  assert.equal(takes({ pattern: '(' }, 'a'), true);
  assert.equal(takes({ pattern: '^{b}$' }, 'a'), false);
  assert.equal(takes({ required: ['constructor'] }, {}), false);
});
