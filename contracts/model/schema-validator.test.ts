import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { SchemaValidator, TooDeepError } from './schema-validator.js';
import type { Schema } from './types.js';

const document = {
  components: {
    schemas: {
      size: { type: 'integer', minimum: 1 },
      'a/b c': { type: 'string' },
      loop: { anyOf: [{ $ref: '#/components/schemas/loop' }, { $ref: '#/components/schemas/a~1b%20c' }] },
      box: { type: 'object', properties: { size: { $ref: '#/components/schemas/size' } }, required: ['size'] },
    },
  },
};

const validator = new SchemaValidator(document);
const refer = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const accepts = (schema: object | boolean, value: unknown): boolean =>
  validator.accepts(schema as Schema, value, 'tolerant');

test('references of a schema lead into the document, wherever the schema stands', () => {
  const list = { type: 'array', items: refer('size'), contains: refer('size') };
  assert.deepEqual([accepts(list, [1]), accepts(list, [0]), accepts(list, ['a'])], [true, false, false]);
  const either = { anyOf: [refer('box'), refer('a~1b%20c')] };
  const values = [{ size: 1 }, { size: 0 }, {}, 'text', 1];
  assert.deepEqual(
    values.map((value) => accepts(either, value)),
    [true, false, false, true, false],
  );
});

test('a schema that leads back to itself is judged by what else it says, and names of its own stay its own', () => {
  assert.deepEqual([accepts(refer('loop'), 'text'), accepts({ not: refer('size') }, 0)], [true, true]);
  const named = { $defs: { own: { $id: 'own', type: 'integer' } }, $ref: 'own' };
  assert.deepEqual([accepts(named, 1), accepts(named, 'a')], [true, false]);
});

test('an object of many members is judged member by member, alike ones once, and true and false stay what they are', (t) => {
  const compile = t.mock.method(Ajv2020.prototype, 'compile');
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const properties = Object.fromEntries(
    names.map((name, at): [string, object] => [name, { type: at === 7 ? 'string' : 'integer', title: name }]),
  );
  const own = new SchemaValidator({});
  const takes = (value: object): boolean =>
    own.accepts(
      { type: 'object', properties: { ...properties, never: false }, required: ['a'] } as object as Schema,
      value,
      'tolerant',
    );
  const before = compile.mock.callCount();
  const values = [
    { a: 1 },
    { a: 'x' },
    { b: 1 },
    { a: 1, h: 'x' },
    { a: 1, h: 1 },
    { a: 1, other: 'x' },
    { a: 1, never: 1 },
  ];
  assert.deepEqual(values.map(takes), [true, false, false, true, false, true, false]);
  const wide = { type: 'object', properties } as Schema;
  const calls = compile.mock.callCount();
  assert.ok(names.slice(0, 7).every((name) => own.accepts(wide, { [name]: 1 }, 'tolerant')));
  assert.ok(!own.accepts(wide, { toString: 1, g: 'x' }, 'tolerant'));
  assert.equal(compile.mock.callCount() - calls, 1, 'the object alone: its members say what is known already');
  assert.ok(calls > before);
});

test('true and false are schemas that take all and nothing', () => {
  assert.deepEqual([accepts(true, 1), accepts(false, 1)], [true, false]);
});

test('what looks like a reference in a constant is data, and a member may be called like one', () => {
  const data = { $ref: '#/components/schemas/size' };
  assert.deepEqual([accepts({ const: data }, data), accepts({ const: data }, 1)], [true, false]);
  assert.deepEqual([accepts({ enum: [data] }, data), accepts({ enum: [data] }, 1)], [true, false]);
  const named = { properties: { $ref: { type: 'integer' } } };
  assert.deepEqual([accepts(named, { $ref: 1 }), accepts(named, { $ref: 'a' })], [true, false]);
});

test('one schema is judged by as a sender and as a receiver has to, each compiled once', (t) => {
  const compile = t.mock.method(Ajv2020.prototype, 'compile');
  const own = new SchemaValidator(document);
  const schema: Schema = { type: 'object', properties: { kind: { enum: ['a'], 'x-open': true } } };
  for (let round = 0; round < 2; round += 1)
    for (const [value, exact, tolerant] of [
      [{ kind: 'a' }, true, true],
      [{ kind: 'b' }, false, true],
      [{ other: 1 }, false, true],
      [1, false, false],
    ] as const)
      assert.deepEqual(
        [own.accepts(schema, value, 'exact'), own.accepts(schema, value, 'tolerant')],
        [exact, tolerant],
        JSON.stringify(value),
      );
  assert.equal(compile.mock.callCount(), 2);
});

test('only schemas that a value gets to are compiled, each once', (t) => {
  const compile = t.mock.method(Ajv2020.prototype, 'compile');
  const own = new SchemaValidator(document);
  const list: Schema = { type: 'array', items: refer('box') };
  assert.equal(own.accepts(list, [], 'exact'), true);
  assert.equal(compile.mock.callCount(), 1);
  assert.equal(own.accepts(list, [{ size: 0 }, { size: 1 }], 'exact'), false);
  assert.equal(own.accepts(refer('size'), 0, 'exact'), false);
  assert.equal(compile.mock.callCount(), 4, 'the list, the box, its size, and the schema that refers to the size');
});

test('what is evaluated by references counts for the schema that asks for it', () => {
  const closed = { allOf: [refer('box')], properties: { own: {} }, unevaluatedProperties: false };
  const values = [{ size: 1 }, { size: 1, own: 1 }, { size: 1, other: 1 }, { size: 0 }];
  assert.deepEqual(
    values.map((value) => accepts(closed, value)),
    [true, true, false, false],
  );
});

test('thousands of schemas that refer to each other can be judged by', () => {
  const schemas = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, index) => [
      `s${index}`,
      { type: 'object', properties: { next: refer(`s${(index + 1) % 20_000}`), size: { type: 'integer' } } },
    ]),
  );
  const chain = new SchemaValidator({ components: { schemas } });
  const value = { next: { next: { size: 1 } } };
  assert.equal(chain.accepts(refer('s0'), value, 'exact'), true);
  assert.equal(chain.accepts(refer('s0'), { next: { next: { size: 'a' } } }, 'exact'), false);
});

test('one schema that is too deep costs itself alone', () => {
  const schemas: Record<string, object> = { plain: { type: 'string' } };
  for (let index = 0; index < 20_000; index += 1)
    schemas[`s${index}`] = { unevaluatedProperties: false, allOf: [refer(`s${index + 1}`)] };
  schemas['s20000'] = { type: 'object' };
  const deep = new SchemaValidator({ components: { schemas } });
  const takes = (name: string, value: unknown): boolean => deep.accepts(refer(name), value, 'exact');
  assert.equal(takes('plain', 1), false);
  assert.throws(() => takes('s0', {}), TooDeepError);
  assert.throws(() => takes('s0', {}), TooDeepError);
  assert.deepEqual([takes('plain', 1), takes('plain', 'a')], [false, true]);
});
