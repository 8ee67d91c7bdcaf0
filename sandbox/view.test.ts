import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../contracts/model/load.js';
import type { Schema } from '../contracts/model/types.js';
import { jsonText } from './json.js';
import { Money } from './ledger/money.js';
import { Amount, createWriter } from './view.js';

const contract = loadContract('test');

function write(schema: Schema, view: unknown): string {
  return jsonText(createWriter(contract, schema)(view));
}

const amount = new Amount(new Money('123456789012345678.50'), 2);

test('an amount is written as the schema has it, with all its digits', () => {
  assert.equal(write({ type: 'string' }, amount), '"123456789012345678.50"');
  assert.equal(write({ type: 'number' }, amount), '123456789012345678.5');
  assert.equal(write({ type: ['number', 'null'] }, null), 'null');
  assert.equal(write({ type: 'string' }, 0.84), '"0.84"');
});

test('an object shows the members that the schema has, in its order, at every depth', () => {
  const item: Schema = { type: 'object', properties: { b: { type: 'string' }, a: { type: 'number' } } };
  const schema: Schema = {
    type: 'object',
    properties: {
      list: { type: 'array', items: item },
      map: { type: 'object', additionalProperties: item },
      free: { type: 'object' },
    },
  };
  const entry = { a: 1, b: amount, c: 'of another version' };
  assert.equal(
    write(schema, { free: { any: 1 }, map: { key: entry }, list: [entry, { a: undefined, b: 'x' }], other: 1 }),
    '{"list":[{"b":"123456789012345678.50","a":1},{"b":"x"}],"map":{"key":{"b":"123456789012345678.50","a":1}},"free":{"any":1}}',
  );
});

test('references are followed', () => {
  const written = write({ $ref: '#/components/schemas/BusinessError' }, { errorCode: 'P412', secret: 'x' });
  assert.equal(written, '{"errorCode":"P412"}');
});
