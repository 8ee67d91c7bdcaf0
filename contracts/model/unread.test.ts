import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractOfOpenApi } from '../../generators/import/openapi/contract.js';
import { packagedContracts, listVersions, loadContract } from './load.js';
import { unreadSubjects } from './unread.js';

const json = (schema: unknown) => ({ description: 'x', content: { 'application/json': { schema } } });
const get = (operationId: string, answer: unknown) => ({ get: { operationId, responses: { 200: answer } } });

function unreadOf(paths: Record<string, unknown>, schemas: Record<string, unknown> = {}): string[] {
  const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths, components: { schemas } };
  return unreadSubjects(contractOfOpenApi('a.json', () => JSON.stringify(document)).contract);
}

test('an operation is unread where its answer, a schema, or what a schema refers to cannot be read', () => {
  const broken = { $ref: '#/components/schemas/nowhere' };
  const paths = {
    '/sound': get('sound', json({ type: 'string' })),
    '/gone': get('gone', { $ref: '#/components/responses/nowhere' }),
    '/schema': get('schema', json(broken)),
    '/deep': get('deep', json({ type: 'array', items: { $ref: '#/components/schemas/Outer' } })),
    '/again': get('again', json({ $ref: '#/components/schemas/Outer' })),
    '/keyword': get('keyword', json({ type: 'object', properties: { a: { type: 'string', maxLength: 'long' } } })),
  };
  const Outer = { type: 'object', properties: { self: { $ref: '#/components/schemas/Outer' }, inner: broken } };
  assert.deepEqual(unreadOf(paths, { Outer }), ['gone', 'schema', 'deep', 'again', 'keyword']);
});

test('of a document that is read whole nothing is unread', () => {
  assert.deepEqual(unreadOf({ '/a': get('a', json({ type: 'string' })) }), []);
  for (const version of listVersions(packagedContracts)) assert.deepEqual(unreadSubjects(loadContract(version)), []);
});
