import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadCall } from '../reading.js';
import { fuzzed } from '../test-support/fuzz.js';
import { sources } from '../test-support/fixtures.js';
import { importerOf, importers, readAny } from './index.js';

function callsOf(id: string): ReadCall[] {
  return readAny({ name: id, text: sources[id] ?? '' }).calls;
}

test('each kind of source is told by its content, and every importer has one', () => {
  for (const { id } of importers) assert.equal(importerOf(sources[id] ?? '')?.id, id);
  assert.throws(() => readAny({ name: 'x.txt', text: 'nothing' }), {
    name: 'ImportError',
    message: /^x\.txt: nothing that can be read/,
  });
});

test('each source gives its calls', () => {
  const expected: Record<string, string[]> = {
    openapi: ['operation GET /orders/{id} 200'],
    markdown: ['operation GET /orders/{id} 200'],
    har: ['unknown POST /orders/{orderId} 200'],
    postman: ['operation POST /v1/shops/{shop}/orders 201'],
    record: ['operation GET /orders/{orderId} 200'],
    journal: ['webhook POST /hooks/order '],
    llms: [],
    page: ['webhook POST /notices/loan/renewed 202'],
  };
  for (const { id } of importers)
    assert.deepEqual(
      callsOf(id).map(
        ({ kind, method, path, responses }) => `${kind} ${method} ${path} ${Object.keys(responses).join()}`,
      ),
      expected[id],
      id,
    );
});

test('of traffic no value is kept, and a member that one of two answers lacks is not required', () => {
  const text = JSON.stringify(callsOf('har'));
  for (const secret of ['secret', 'private words', '1.50']) assert.ok(!text.includes(secret), secret);
  const [call] = callsOf('har');
  const schema = call?.responses['200']?.body?.schema;
  assert.deepEqual([Object.keys(schema?.properties ?? {}), schema?.required], [['id', 'note'], ['id']]);
  assert.deepEqual(
    call?.parameters.map(({ name }) => name),
    ['orderId', 'key'],
  );
});

test('traffic of other hosts is left out and told', () => {
  const { calls, notes } = readAny({ name: 'har', text: sources['har'] ?? '' }, { hosts: ['other.example.org'] });
  assert.deepEqual([calls, notes.map((note) => note.text)], [[], ['2 exchanges with api.example.org']]);
});

test('a schema that refers to itself is written out once', () => {
  const [call] = callsOf('openapi');
  assert.deepEqual(call?.responses['200']?.body?.schema.properties?.['parent'], {});
});

test('whatever a text holds, it is read or refused in a line', () => {
  assert.deepEqual(fuzzed(Object.values(sources), 400), []);
});
