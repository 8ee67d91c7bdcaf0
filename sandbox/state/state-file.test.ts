import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { JsonObject } from '../../contracts/model/json-value.js';
import type { ApiVersion } from '../../contracts/model/typed.js';
import { createManualClock } from '../../sender/clock.js';
import { startReceiver } from '../../sender/test-support/receiver.js';
import { operatorPrefix, startSandbox, StateProblem, type Sandbox } from '../index.js';
import { createPartner, send, userBody, type Partner } from '../test-support/partner.js';
import { scenarios } from '../test-support/scenarios/index.js';
import { createStage, type CallOptions, type Stage } from '../test-support/stage.js';
import { versions } from '../versions/index.js';

/** A stage that remembers the reads that were made on it. */
function watched(stage: Stage): { stage: Stage; reads: Map<string, { apiKey: string }> } {
  const reads = new Map<string, { apiKey: string }>();
  const call: Stage['call'] = async (operationId, options: CallOptions = {}) => {
    const operation = stage.contract.operations.get(operationId);
    const body = await stage.call(operationId, options);
    if (operation?.method === 'GET') {
      const { path = {}, query = {}, apiKey = stage.sandbox.apiKey } = options;
      const route = operation.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
        encodeURIComponent(path[name] ?? ''),
      );
      const search = new URLSearchParams(
        Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
      );
      reads.set(`${route}?${search.toString()}`, { apiKey });
    }
    return body;
  };
  return { stage: { ...stage, call }, reads };
}

for (const apiVersion of Object.keys(versions) as ApiVersion[]) {
  test(`a sandbox of version ${apiVersion} that goes on from a state answers every read as before`, async (t) => {
    // Reads can depend on the time, and in one version a read makes a lock.
    const start = 1_800_000_000_000;
    const stage = await createStage(apiVersion, { clock: createManualClock(start) });
    const { stage: seen, reads } = watched(stage);
    for (const { play } of scenarios) await play(seen);
    await stage.settle();
    const answers = async ({ url }: Sandbox) => {
      const answered: unknown[] = [];
      for (const [path, { apiKey }] of reads) {
        const { status, body } = await send(url + path, 'GET', { 'x-api-key': apiKey });
        // Payment links show where they are.
        answered.push([path, status, JSON.stringify(body).replaceAll(url, 'URL')]);
      }
      return answered;
    };
    const state = JSON.parse(JSON.stringify(stage.sandbox.dumpState())) as JsonObject;
    const before = await answers(stage.sandbox);
    await stage.close();

    const again = await startSandbox({ apiVersion, state, clock: createManualClock(start) });
    t.after(() => again.close());
    assert.deepEqual(again.dumpState(), state);
    assert.ok(reads.size > 10);
    assert.deepEqual(await answers(again), before);
  });
}

test('what waits for its outcome goes on, at its own time', async (t) => {
  const receiver = await startReceiver();
  t.after(() => receiver.close());
  const order = async (sandbox: Sandbox) => {
    const partner = createPartner(sandbox);
    const terms = { currency: 'usdc', amount: '10', network: 'polygon' };
    const { lockId } = (await partner.call('POST', '/v1/order/lock-rate', terms)).body;
    return String((await partner.call('POST', '/v1/order', { lockId })).body.orderId);
  };
  const clock = createManualClock(1_800_000_000_000);
  const first = await startSandbox({ clock });
  const orderId = await order(first);
  clock.advance(400);
  const state = first.dumpState();
  await first.close();

  // Another machine, whose clock is behind.
  const behind = createManualClock(1_000_000_000_000);
  const second = await startSandbox({ clock: behind, state, webhookUrl: receiver.url });
  t.after(() => second.close());
  const partner = createPartner(second);
  const status = async () => (await partner.call('GET', `/v1/order/details/${orderId}`)).body.status;
  behind.advance(599);
  assert.equal(await status(), 'WAITING_FOR_WALLET_ADDRESS');
  behind.advance(1);
  assert.equal(await status(), 'WAITING_FOR_CONFIRMATION');
  await partner.settle();
  assert.deepEqual(
    receiver.received.map(({ path, body }) => [path, (JSON.parse(body) as JsonObject).status]),
    [['/webhook/order/status', 'WAITING_FOR_CONFIRMATION']],
  );
  behind.advance(15 * 60 * 1000);
  assert.equal(await status(), 'EXPIRED');
});

test('names that the format itself uses survive in what a partner sent', async (t) => {
  const first = await startSandbox();
  const profile = { ...userBody('maria'), $map: [['a', 1]], fork: 'x', book: { $decimal: 'none' } };
  const created = await createPartner(first).call('POST', '/v1/user/balances/crypto-and-fiat', profile);
  assert.equal(created.status, 200);
  const state = first.dumpState();
  await first.close();
  const second = await startSandbox({ state });
  t.after(() => second.close());
  assert.deepEqual(withoutTime(second.dumpState()), withoutTime(state));
});

describe('a state that is none of this sandbox is refused and changes nothing', () => {
  let sandbox: Sandbox;
  let partner: Partner;
  let state: JsonObject;
  const put = (body: unknown) => send(`${sandbox.url}${operatorPrefix}/state`, 'PUT', {}, body);

  before(async () => {
    sandbox = await startSandbox();
    partner = createPartner(sandbox);
    state = JSON.parse(JSON.stringify(sandbox.dumpState())) as JsonObject;
    await partner.onboard('maria');
  });
  after(() => sandbox.close());

  const cases: [what: string, change: (whole: JsonObject) => unknown, message: RegExp][] = [
    ['a part of it', ({ content: _content, ...rest }) => rest, /cut or changed/],
    [
      'an edited one',
      (whole) => ({ ...whole, content: { ...(whole.content as JsonObject), now: 5 } }),
      /cut or changed/,
    ],
    ['one with another digest', (whole) => ({ ...whole, sha256: 'x' }), /cut or changed/],
    ['that of another version', (whole) => ({ ...whole, apiVersion: 'latest' }), /\/apiVersion is "latest", .* "test"/],
    ['that of another seed', (whole) => ({ ...whole, seed: 2 }), /\/seed is 2, .* needs 1/],
    ['another format', (whole) => ({ ...whole, format: 'tape' }), /\/format is "tape"/],
    ['a later format', (whole) => ({ ...whole, formatVersion: 9 }), /\/formatVersion is 9/],
    ['a list', () => [], /must be a dumped state/],
    ['nothing', () => undefined, /must be a dumped state/],
  ];
  for (const [what, change, message] of cases) {
    test(what, async () => {
      const answer = await put(change(state));
      assert.equal(answer.status, 409, JSON.stringify(answer.body));
      assert.match(String(answer.body.error), message);
      assert.equal((await partner.call('GET', '/v1/user/balances/maria')).status, 200);
    });
  }

  test('text that is cut in the middle', async () => {
    const text = JSON.stringify(state);
    assert.equal((await put(text.slice(0, text.length / 2))).status, 400);
    assert.equal((await partner.call('GET', '/v1/user/balances/maria')).status, 200);
  });

  test('that of other tenants', async () => {
    const other = await startSandbox({ apiKeys: [{ key: 'key', tenant: 'shop' }] });
    const foreign = other.dumpState();
    await other.close();
    const answer = await put(foreign);
    assert.deepEqual([answer.status, /tenants must be those/.test(String(answer.body.error))], [409, true]);
    await assert.rejects(startSandbox({ state: foreign }), StateProblem);
  });

  test('the right one is taken', async () => {
    assert.equal((await put(state)).status, 200);
    assert.equal((await partner.call('GET', '/v1/user/balances/maria')).body.errorCode, 'P412');
  });
});

/** A state without the moment at which it was dumped, and without what depends on it. */
function withoutTime({ content }: JsonObject): unknown {
  return { ...(content as JsonObject), now: 0 };
}
