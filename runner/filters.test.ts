import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { conformance, temporaryFolder } from '../cli/test-support/conformance.js';
import { selectOperations } from '../engine/selection.js';
import { loopback } from '../engine/test-support/server.js';
import { contractNamed } from './contract.js';
import { filtered } from './filters.js';

const answer = { description: 'd', content: { 'application/json': { schema: { type: 'array' } } } };
const operation = (operationId: string, ...tags: string[]) => ({
  operationId,
  tags,
  responses: { 200: answer, 405: answer },
});
const document = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  paths: {
    '/pets': { get: operation('listPets', 'pets'), post: operation('createPet', 'pets', 'writes') },
    '/pets/{id}': {
      parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'string' } }],
      get: operation('getPet', 'pets'),
      delete: operation('deletePet', 'admin'),
    },
    '/createdb': { get: operation('createDb', 'admin') },
  },
};
const folder = mkdtempSync(path.join(tmpdir(), 'filters-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'shop.json');
writeFileSync(file, JSON.stringify(document));
const { contract } = contractNamed(file);

const chosen = (options: Parameters<typeof filtered>[0]): string[] =>
  selectOperations(contract, filtered(options, contract)).map(({ id }) => id);

test('of each kind of inclusion one pattern has to fit, and none of an exclusion may', () => {
  assert.deepEqual(chosen({ includePath: ['/pets*'], includeMethod: ['get', 'Post'] }), [
    'listPets',
    'createPet',
    'getPet',
  ]);
  assert.deepEqual(chosen({ excludePath: ['/createdb'] }), ['listPets', 'createPet', 'getPet', 'deletePet']);
  assert.deepEqual(chosen({ includeTag: ['pets'], excludeTag: ['w*'] }), ['listPets', 'getPet']);
  assert.deepEqual(chosen({ includeOperationId: ['*Pet'], excludeMethod: ['DELETE'], excludeOperationId: ['get*'] }), [
    'createPet',
  ]);
  assert.deepEqual(filtered({ includeOperationId: ['*Pet'] }, contract), { operations: ['*Pet'] });
  assert.deepEqual(filtered({ excludeTag: ['admin'] }, contract), {
    filters: ['--exclude-tag admin'],
    excluded: ['deletePet', 'createDb'],
  });
});

test('a pattern that fits nothing, and what leaves nothing, is refused', () => {
  const odd: [Parameters<typeof filtered>[0], RegExp][] = [
    [{ excludePath: ['/pet'] }, /^--exclude-path \/pet: fits no operation of version shop-1; /],
    [{ includeTag: ['Pets'] }, /^--include-tag Pets: fits no operation/],
    [
      { includeTag: ['admin'], excludeMethod: ['get', 'delete'] },
      /^--include-tag admin --exclude-method get,delete: together they leave no operation$/,
    ],
  ];
  for (const [options, message] of odd)
    assert.throws(() => filtered(options, contract), { name: 'UsageError', message });
});

test('what is excluded is not called, not even for what needs it, and the run says so', async (t) => {
  const server = await loopback(t, (response, request) => {
    response.writeHead(request.method === 'GET' ? 200 : 405, { 'content-type': 'application/json', allow: 'GET' });
    response.end('[]');
  });
  const choice = ['--exclude-path', '/createdb', '--exclude-method', 'post,delete', '--time-limit', '20m'];
  const { output } = await conformance(
    ['run', '--contract', file, '--target', server.url, ...choice],
    temporaryFolder(t),
  );
  assert.match(
    output,
    /filtered {2}--exclude-path \/createdb --exclude-method post,delete: leaves out 3 of 5 operations, and what would call them/,
  );
  const called = new Set(server.seen.map((one) => one.path.split('?')[0]));
  assert.ok(called.has('/pets') && !called.has('/createdb'), [...called].join());
});

test('a limit that is no time is refused', async (t) => {
  const { code, output } = await conformance(['run', '--time-limit', '0s'], temporaryFolder(t));
  assert.equal(code, 2);
  assert.match(output, /--time-limit 0s: should be a time up to 24h, such as 90s or 20m/);
});
