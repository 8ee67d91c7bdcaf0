import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { temporaryFolder } from '../test-support/conformance.js';
import { Pages } from './pages.js';

test('pages are asked for one after another, not twice within minutes, and later only if they changed', async (t) => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers['if-none-match']);
    const isKnown = request.headers['if-none-match'] === '"1"';
    response.writeHead(isKnown ? 304 : 200, { etag: '"1"' }).end(isKnown ? undefined : 'text');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cache = temporaryFolder(t);
  let now = 1_000_000;
  const waits: number[] = [];
  const pages = (): Pages =>
    new Pages({ cache, now: () => now, wait: (milliseconds) => Promise.resolve(waits.push(milliseconds)) });
  const first = pages();
  assert.equal(await first.text(`${url}/a.md`, ''), 'text');
  await first.text(`${url}/b.md`, '');
  assert.deepEqual(waits, [200]);
  assert.equal(await pages().text(`${url}/a.md`, ''), 'text');
  assert.deepEqual(asked, [undefined, undefined]);
  now += 3_600_000;
  assert.equal(await pages().text(`${url}/a.md`, ''), 'text');
  assert.deepEqual(asked, [undefined, undefined, '"1"']);
});

test('links lead to files below the index and to pages of its host alone', (t) => {
  const pages = new Pages({ cache: temporaryFolder(t) });
  assert.equal(pages.beside('docs/llms.txt', './a.md#top'), 'docs/a.md');
  assert.equal(pages.beside('docs/llms.txt', '../../secret'), undefined);
  assert.equal(pages.beside('docs/llms.txt', '/etc/passwd'), undefined);
  assert.equal(pages.beside('docs/llms.txt', 'https://example.org/a.md'), undefined);
  assert.equal(pages.beside('https://example.org/llms.txt', 'a.md'), 'https://example.org/a.md');
  assert.equal(pages.beside('https://example.org/llms.txt', 'https://example.com/a.md'), undefined);
});
