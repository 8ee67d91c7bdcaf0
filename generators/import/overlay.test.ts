import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overlaid } from './overlay.js';
import { ImportError } from './reading.js';

const document = { info: { title: 'Shop' }, paths: { '/orders': { get: { tags: ['a'] }, post: { tags: ['a'] } } } };

function changed(...actions: object[]): unknown {
  return overlaid(document, { overlay: '1.0.0', info: {}, actions }, (text) => assert.fail(text));
}

test('updates are merged into objects, added to lists, and replace anything else', () => {
  const before = structuredClone(document);
  const result = changed(
    { target: '$.info', update: { title: 'Store', version: '2' } },
    { target: "$.paths['/orders'].*.tags", update: 'b' },
  );
  assert.deepEqual(result, {
    info: { title: 'Store', version: '2' },
    paths: { '/orders': { get: { tags: ['a', 'b'] }, post: { tags: ['a', 'b'] } } },
  });
  assert.deepEqual(document, before, 'the document given stays as it is');
});

test('what is to be removed is gone, items of lists from behind', () => {
  assert.deepEqual(changed({ target: "$['paths']['/orders'].get", remove: true }), {
    info: { title: 'Shop' },
    paths: { '/orders': { post: { tags: ['a'] } } },
  });
  const list = { items: [1, 2, 3] };
  const overlay = { overlay: '1.0.0', actions: [{ target: '$.items[*]', remove: true }] };
  assert.deepEqual(overlaid(list, overlay, assert.fail), { items: [] });
});

test('a target that is not there is told; one that cannot be read is refused with its place', () => {
  const told: string[] = [];
  const nowhere = { overlay: '1.0.0', actions: [{ target: '$.nowhere', update: {} }] };
  assert.deepEqual(
    overlaid(document, nowhere, (text) => told.push(text)),
    document,
  );
  assert.deepEqual(told, ["the overlay's target $.nowhere is not there"]);
  assert.throws(() => changed({ target: '$.paths[?@.get]', remove: true }), {
    name: ImportError.name,
    message: /actions\/0\/target/,
  });
  assert.throws(() => overlaid(document, {}, assert.fail), { name: ImportError.name });
});

test('a member called __proto__ is one like any other', () => {
  const overlay = JSON.parse(
    '{"overlay":"1.0.0","actions":[{"target":"$.info","update":{"__proto__":{"polluted":true}}}]}',
  ) as unknown;
  overlaid(document, overlay, assert.fail);
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});
