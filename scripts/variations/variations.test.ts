import assert from 'node:assert/strict';
import { createServer, request as openRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { openHarness } from '../faults/harness.js';
import { runOperation } from '../../engine/run-operation.js';
import { selectPhases } from '../../engine/selection.js';
import { transfers } from '../../suites/flows/transfers.js';
import { troublesOf } from './judge.js';
import { startProxy } from './proxy.js';
import { varying, variationNamed } from './run-variation.js';
import { unchanged, variations } from './table.js';
import type { Side } from './variation.js';

const body =
  '{"id":"x","createdAt":"2026-02-01T09:30:00.288Z","balances":{"fiatBalances":[{"amount":1.5},{"amount":2}]},"ü":"/"}';

/** A server that answers one body, and what reached it. */
async function serverOf(t: TestContext): Promise<{ url: string; seen: { body: string; rawHeaders: string[] }[] }> {
  const seen: { body: string; rawHeaders: string[] }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    request.on('end', () => {
      seen.push({ body: text, rawHeaders: request.rawHeaders });
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

/** Sends one message through a proxy; gives the answer. */
async function through(
  t: TestContext,
  target: string,
  side: Side,
  id: string,
): Promise<{ text: string; varied: number }> {
  const proxy = await startProxy(target, side, variationNamed(id));
  t.after(() => proxy.close());
  const text = await new Promise<string>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = openRequest(`${proxy.url}/webhook`, { method: 'POST', headers, agent: false });
    sent.on('error', reject);
    sent.on('response', (response) => {
      let all = '';
      response.setEncoding('utf8').on('data', (piece: string) => (all += piece));
      response.on('end', () => resolve(all));
    });
    sent.end(body);
  });
  return { text, varied: proxy.varied() };
}

test('there are at least thirty, each with an id of its own', () => {
  assert.ok(variations.length >= 30, String(variations.length));
  assert.equal(new Set(variations.map(({ id }) => id)).size, variations.length);
  for (const { id, about, change, travel } of variations) {
    assert.match(id, /^[a-z0-9.]+(-[a-z0-9.]+)*$/);
    assert.match(about, /\.$/);
    assert.ok(change ?? travel, id);
  }
});

test('a varied body says the same, and only the named side varies', async (t) => {
  const server = await serverOf(t);
  for (const id of [
    'indented',
    'letters-escaped',
    'slashes-escaped',
    'members-reversed',
    'chunked',
    'http-1.0',
    'unchanged',
  ]) {
    const { text, varied } = await through(t, server.url, 'answer', id);
    assert.deepEqual(JSON.parse(text), JSON.parse(body), id);
    assert.equal(varied, 1, id);
  }
  const { varied } = await through(t, server.url, 'delivery', 'http-1.0');
  assert.equal(varied, 0);
});

test('times, lists and headers are varied on their way to the sink as well', async (t) => {
  const server = await serverOf(t);
  const sentAs = async (id: string) => {
    await through(t, server.url, 'delivery', id);
    const last = server.seen.at(-1);
    assert.ok(last);
    return last;
  };
  assert.match((await sentAs('times-in-microseconds')).body, /09:30:00\.288000Z/);
  assert.match((await sentAs('times-ahead-of-utc')).body, /10:30:00\.288\+01:00/);
  assert.match((await sentAs('times-in-seconds')).body, /09:30:00Z/);
  assert.match((await sentAs('balances-reversed')).body, /\[\{"amount":2\},\{"amount":1\.5\}\]/);
  assert.match((await sentAs('decimals-with-a-zero')).body, /"amount":1\.50/);
  assert.ok((await sentAs('header-names-in-capitals')).rawHeaders.includes('CONTENT-TYPE'));
});

test('an alarm, a variation of nothing and cases that were lost are told', () => {
  const task = (variation: string) => ({ variation, apiVersion: 'test' as const, seed: 1 });
  const seen = { alarms: [], information: 0, varied: 9, judged: 5, leftOut: 0 };
  const told = troublesOf([
    { task: task(unchanged.id), seen },
    { task: task('chunked'), seen: { ...seen, alarms: ['fail x'] } },
    { task: task('indented'), seen: { ...seen, varied: 0 } },
    { task: task('charset'), seen: { ...seen, judged: 4 } },
    { task: task('http-1.0'), error: 'broken' },
  ]);
  assert.deepEqual(told, [
    'chunked: fail x',
    'indented: no message was varied, so that nothing is proven',
    'charset: 4 cases were judged, 5 are without it',
    'http-1.0: broken',
  ]);
});

// The share of CI: one flow and one operation each; the whole is `npm run variations`.
for (const id of [
  'times-by-side',
  'letters-escaped',
  'one-byte-at-a-time',
  'http-1.0',
  'connection-dropped',
  'deliveries-overtake',
])
  test(`transfers and balances raise nothing where ${id}`, async (t) => {
    const between = varying(variationNamed(id));
    const harness = await openHarness({ apiVersion: 'test', seed: 1, between });
    t.after(() => harness.close());
    const { session, data } = harness;
    await transfers.run(session, data('flow', 'transfers'));
    await runOperation(session, 'getUserBalances', { phases: selectPhases({}), data: data('getUserBalances') });
    assert.ok(between.varied() > 0);
    assert.ok(session.results.length > 20);
    const problems = session.results.flatMap((result) =>
      result.problems.map(({ message }) => `${result.id} ${message}`),
    );
    assert.deepEqual(problems, []);
  });
