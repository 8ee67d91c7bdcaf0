/** A run by a document at a URL, which stands in several files. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { conformance, temporaryFolder } from '../../cli/test-support/conformance.js';

const document = `openapi: 3.1.0
info: { title: Served, version: "1" }
security: []
paths:
  /users:
    get:
      operationId: listUsers
      responses:
        200:
          description: all
          content: { application/json: { schema: { $ref: "./parts/users.yaml#/Users" } } }
`;
const parts = `Users:
  type: array
  items: { $ref: "#/User" }
User: { type: object, required: [name], properties: { name: { type: string }, age: { type: integer, maximum: 9223372036854775807 } } }
`;

/** A server with the document, and the API that it describes, which has one user. */
async function served(t: TestContext, files: Record<string, string>, user: object): Promise<string> {
  const server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    const isUsers = request.url === '/users' && request.method === 'GET';
    const type = file === undefined ? 'application/json' : 'text/yaml';
    response.writeHead(file !== undefined || isUsers ? 200 : 404, { 'content-type': type });
    response.end(file ?? JSON.stringify(isUsers ? [user] : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const files = { '/docs/api.yaml?secret=s3cr3t': document, '/docs/parts/users.yaml': parts };
const run = (contract: string, target: string, folder: string): ReturnType<typeof conformance> =>
  conformance(['run', '--contract', contract, '--target', target, '--report-dir', 'report'], folder);

test('a target is held to what the files of a document at a URL say', async (t) => {
  const folder = temporaryFolder(t);
  for (const [user, code, told] of [
    [{ name: 'Ada' }, 0, /conformant/],
    [{ name: 7 }, 1, /\/0\/name/],
  ] as const) {
    const origin = await served(t, files, user);
    const done = await run(`${origin}/docs/api.yaml?secret=s3cr3t`, origin, folder);
    assert.match(done.output, told);
    assert.equal(done.code, code, done.output);
    assert.doesNotMatch(done.output, /s3cr3t/, 'the query of an address may hold a secret');
    const [, record = ''] = /record +(\S+)/.exec(done.output) ?? [];
    assert.doesNotMatch(readFileSync(path.resolve(folder, record), 'utf8'), /s3cr3t/);
  }
});

test('what does not come is told in one line, and nothing is left behind', async (t) => {
  const folder = temporaryFolder(t);
  const origin = await served(t, { '/broken.yaml': 'a: [1\nb: 2\n', '/alone.yaml': document, '/list.json': '[]' }, {});
  for (const [url, message] of [
    [`${origin}/none.yaml`, /\/none\.yaml: answered with 404/],
    [`${origin}/broken.yaml`, /\/broken\.yaml:2: neither YAML nor JSON/],
    [`${origin}/list.json`, /\/list\.json.*OpenAPI/],
    [`${origin}/alone.yaml`, /\/parts\/users\.yaml: answered with 404/],
    ['http://user:pass@127.0.0.1:9/api.yaml', /user and password are not sent/],
  ] as const) {
    const { code, output } = await run(url, origin, folder);
    assert.match(output, message);
    assert.equal(output.trim().split('\n').length, 1, output);
    assert.equal(code, 2, output);
  }
  assert.ok(!existsSync(path.join(folder, 'report')));
});
