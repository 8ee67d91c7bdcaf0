import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractOfOpenApi } from '../../generators/import/openapi/contract.js';
import { packagedContracts, listVersions, loadContract } from './load.js';
import { unreadCalls, unreadSubjects } from './unread.js';

const json = (schema: unknown) => ({ description: 'x', content: { 'application/json': { schema } } });
const get = (operationId: string, answer: unknown) => ({ get: { operationId, responses: { 200: answer } } });

function contractOf(paths: Record<string, unknown>, schemas: Record<string, unknown> = {}) {
  const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths, components: { schemas } };
  return contractOfOpenApi('a.json', () => JSON.stringify(document)).contract;
}

const unreadOf = (...given: Parameters<typeof contractOf>): string[] => unreadSubjects(contractOf(...given));

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

test('a path or a call of which nothing can be read is kept by its name', () => {
  const paths = {
    '/sound': get('sound', json({ type: 'string' })),
    '/gone': { $ref: '#/components/pathItems/nowhere' },
    '/body': { post: { requestBody: { $ref: '#/components/requestBodies/nowhere' }, responses: {} } },
  };
  const contract = contractOf(paths);
  assert.deepEqual([...unreadCalls(contract)].sort(), ['/gone', 'POST /body']);
  assert.deepEqual(unreadSubjects(contract), []);
});

test('of a document that is read whole nothing is unread', () => {
  const whole = contractOf({ '/a': get('a', json({ type: 'string' })) });
  assert.deepEqual([unreadSubjects(whole), unreadCalls(whole)], [[], []]);
  for (const version of listVersions(packagedContracts)) assert.deepEqual(unreadSubjects(loadContract(version)), []);
});
