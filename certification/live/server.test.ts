// The live page's server: everything that happened to whoever comes, an end of the flow that is awaited, and nothing to strangers.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { LiveEvent } from './events.js';
import { startLive, type Live } from './server.js';

async function started(t: TestContext): Promise<Live> {
  const live = await startLive();
  t.after(() => live.close());
  return live;
}

const flowEvent: LiveEvent = { type: 'flow', flow: 'onboard', action: 'onboard', parameters: {} };
const end: LiveEvent = { type: 'end', verdict: 'conformant', because: 'every MUST holds', rest: [] };

/** Events of a stream that ends. */
async function eventsOf(url: string, headers: Record<string, string> = {}): Promise<LiveEvent[]> {
  const text = await (await fetch(`${url}events`, { headers })).text();
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data) as LiveEvent);
}

const tell = (url: string, body: string): Promise<Response> => fetch(`${url}ended`, { method: 'POST', body });

test('who comes late, or again, misses nothing and gets nothing twice', async (t) => {
  const live = await started(t);
  live.send(flowEvent);
  const [whole, rest] = [eventsOf(live.url), eventsOf(live.url, { 'last-event-id': '0' })];
  await fetch(live.url);
  live.send(end);
  live.close();
  assert.deepEqual(await whole, [flowEvent, end]);
  assert.deepEqual(await rest, [end]);
});

test('an end is taken for the flow that is awaited, once', async (t) => {
  const live = await started(t);
  const told = live.told('onboard', new AbortController().signal);
  const bodies: [string, number][] = [
    ['{"flow":"balances","ended":"done"}', 409],
    ['{"flow":"onboard","ended":"hung"}', 409],
    ['null', 409],
    ['{', 409],
    ['{"flow":"onboard","ended":"unknown"}', 204],
    ['{"flow":"onboard","ended":"done"}', 409],
  ];
  for (const [body, status] of bodies) assert.equal((await tell(live.url, body)).status, status, body);
  assert.equal(await told, 'unknown');
});

test('waiting ends where the certification is stopped', async (t) => {
  const live = await started(t);
  const controller = new AbortController();
  const told = live.told('onboard', controller.signal);
  controller.abort();
  await assert.rejects(told, { name: 'AbortError' });
});

test('without the address there is nothing', async (t) => {
  const live = await started(t);
  const { origin } = new URL(live.url);
  for (const path of ['/', '/events', '/ended', '/0123456789abcdef0123456789abcdef/'])
    assert.equal((await fetch(origin + path)).status, 404, path);
  const page = await fetch(live.url);
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
});
