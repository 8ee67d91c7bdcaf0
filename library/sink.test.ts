import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { expectFor } from '../suites/matchers/matchers.js';
import { loadContract, loadContractFile } from './contract.js';
import { testFor } from './fixtures.js';
import { startSink, type SinkOptions } from './sink.js';

const document = `openapi: 3.1.0
info: { title: Case, version: '1' }
webhooks:
  payment:
    post:
      x-webhook: { path: /hooks/payment }
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Payment' } } } }
      responses: { '200': { description: ok } }
  ping: { post: { responses: { '200': { description: ok } } } }
components:
  schemas:
    Payment: { type: object, required: [id], properties: { id: { type: string } } }
`;

/** Has temporary folders made in one of the test's own, and tells what is in it. */
function watchedFolder(t: TestContext): () => string[] {
  const { TMPDIR: before } = process.env;
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-library-'));
  process.env['TMPDIR'] = folder;
  t.after(() => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  });
  return () => readdirSync(folder);
}

test('a sink needs nothing set, and leaves nothing behind', async (t) => {
  const journals = watchedFolder(t);
  const sink = await startSink();
  await fetch(`${sink.url}/anything`, { method: 'POST', body: '{}' });
  assert.equal(sink.deliveries, 1);
  assert.equal((await sink.client.list())[0]?.webhookId, null);
  assert.equal(journals().length, 1);
  await sink.close();
  assert.deepEqual(journals(), []);
});

test('a version, a contract or a document tells which webhooks it knows; its inboxes share that and the token', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-library-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const contractFile = path.join(folder, 'openapi.yaml');
  writeFileSync(contractFile, document);
  const sources: [SinkOptions, string][] = [
    [{ apiVersion: 'legacy' }, 'legacy'],
    [{ contract: loadContract('latest') }, 'latest'],
    [{ contractFile }, 'case-1'],
  ];
  for (const [options, version] of sources) {
    const inboxes = [{ name: 'a', pathPrefix: '/a' }, { name: 'b' }];
    const journal = path.join(folder, `${version}.ndjson`);
    const sink = await startSink({ ...options, inboxes, token: 'the-token', journal });
    const told = (await sink.client.inboxes()).map(({ apiVersion, checksToken }) => [apiVersion, checksToken]);
    assert.deepEqual(told, [
      [version, true],
      [version, true],
    ]);
    await sink.close();
    assert.ok(existsSync(journal), 'a journal that was asked for stays');
  }
});

test('matchers hold deliveries to the webhooks of any document', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-library-'));
  const contractFile = path.join(folder, 'openapi.yaml');
  writeFileSync(contractFile, document);
  const sink = await startSink({ contractFile });
  t.after(async () => {
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const expect = expectFor(await loadContractFile(contractFile));
  const headers = { 'content-type': 'application/json' };
  await fetch(`${sink.url}/ping`, { method: 'POST' });
  await expect(sink).toReceive('ping');
  await fetch(`${sink.url}/hooks/payment`, { method: 'POST', headers, body: '{"id":"one"}' });
  await expect(sink).toReceive('payment');
  await fetch(`${sink.url}/hooks/payment`, { method: 'POST', headers, body: '{"id":2}' });
  await assert.rejects(async () => expect(sink).toReceive('payment'), /delivery-schema at \/id/);
});

test('options that nobody can mean are refused', async (t) => {
  const journals = watchedFolder(t);
  const refused: [object, RegExp][] = [
    [{ apiversion: 'test' }, /no option "apiversion" \(did you mean "apiVersion"\?\)/],
    [{ apiVersion: 'test', contract: loadContract('test') }, /one of apiVersion, contract and contractFile/],
    [{ apiVersion: 'tset' }, /no contract of API version "tset"; known: /],
    [{ contractFile: '/nowhere/openapi.yaml' }, /no such file/],
    [{ readToken: 'with space' }, /read token/],
  ];
  for (const [options, message] of refused) await assert.rejects(startSink(options as SinkOptions), message);
  assert.deepEqual(journals(), []);
  assert.throws(
    () => testFor('test', { fault: ['x'] } as object),
    /testFor: no option "fault" \(did you mean "faults"/,
  );
});
