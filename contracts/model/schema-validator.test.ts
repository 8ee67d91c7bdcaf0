import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { SchemaValidator } from './schema-validator.js';
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
  const add = t.mock.method(Ajv2020.prototype, 'addSchema');
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
  own.accepts({ type: 'string' }, 1, 'exact');
  const added = add.mock.calls.filter(({ arguments: [, key] }) => key === 'document');
  assert.equal(added.length, 2, 'the document is prepared once for each');
});
