import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { loadContract } from '../contracts/model/load.js';
import { openBudget, type Allowance } from './budget.js';
import { carefulClient } from './careful-client.js';
import type { HttpClient, OutgoingRequest } from './client.js';
import type { Exchange } from './exchange.js';
import { cleanUp, leftBehind, openInventory } from './inventory.js';
import { createRateLimit } from './rate-limit.js';
import { temporaryFolder } from './test-support/folder.js';

const contract = loadContract('test');

interface ScriptedAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A careful client of a target that gives answers in turn. */
function careful(t: TestContext, answers: ScriptedAnswer[], options: { allowed?: Allowance; kept?: string[] } = {}) {
  const folder = temporaryFolder(t);
  const [budgetFile, inventoryFile] = [path.join(folder, 'budget.ndjson'), path.join(folder, 'inventory.ndjson')];
  writeFileSync(budgetFile, '');
  const sent: OutgoingRequest[] = [];
  const slept: number[] = [];
  let clock = 1000;
  const plain: HttpClient = {
    send(request) {
      sent.push(request);
      const { status, headers = {}, body = {} } = answers[sent.length - 1] ?? { status: 200 };
      const exchange: Exchange = {
        id: `e${sent.length}`,
        operationId: request.operationId,
        request: {
          method: request.method,
          url: `http://127.0.0.1${request.path}`,
          headers: {},
          body: request.body ?? '',
        },
        response: { status, headers, body: JSON.stringify(body) },
        startedAt: clock,
        durationMs: 1,
      };
      return Promise.resolve(exchange);
    },
  };
  const sleep = (ms: number): Promise<void> => {
    slept.push(ms);
    clock += ms;
    return Promise.resolve();
  };
  const client = carefulClient(plain, {
    facts: contract.facts,
    budgets: [{ name: 'the budget', budget: openBudget(budgetFile, options.allowed ?? {}) }],
    rateLimit: createRateLimit(undefined, { now: () => clock, sleep }),
    inventory: openInventory(inventoryFile, () => clock),
    kept: options.kept ?? [],
    now: () => clock,
  });
  const call = (operationId: string, body?: object, requestPath = '/x'): Promise<Exchange> =>
    client.send({
      operationId,
      method: 'POST',
      path: requestPath,
      headers: {},
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  return { client, call, sent, slept, inventoryFile };
}

test('a refused call gives its place in the budget back; an accepted one keeps it, and the next is withheld', async (t) => {
  const { call, sent } = careful(t, [{ status: 400 }, { status: 200 }], { allowed: { card: 1 } });
  assert.equal((await call('createVirtualCard')).response?.status, 400);
  assert.equal((await call('createVirtualCard')).response?.status, 200);
  const third = await call('createVirtualCard');
  assert.deepEqual(third.withheld, {
    cause: 'budget-used-up',
    reason: 'the budget for calls of kind card is used up',
  });
  assert.equal(third.response, undefined);
  assert.equal(sent.length, 2);
  assert.equal((await call('getUserCards')).response?.status, 200, 'what costs nothing goes on');
});

test('calls at once never spend more than allowed', async (t) => {
  const { call, sent } = careful(t, [], { allowed: { kyc: 2 } });
  const all = await Promise.all(Array.from({ length: 6 }, () => call('createKycVerification')));
  assert.equal(sent.length, 2);
  assert.equal(all.filter(({ withheld }) => withheld !== undefined).length, 4);
});

test('a 429 is repeated after the time that it asks for, and not for ever', async (t) => {
  const busy = { status: 429, headers: { 'retry-after': '7' } };
  const once = careful(t, [busy, { status: 200 }]);
  assert.equal((await once.call('getUserCards')).response?.status, 200);
  assert.deepEqual(once.slept, [7000]);
  const always = careful(
    t,
    Array.from({ length: 9 }, () => busy),
  );
  assert.equal((await always.call('getUserCards')).response?.status, 429);
  assert.equal(always.sent.length, 4);
});

test('an operation that asks for hours is left out from then on, and holds no other up', async (t) => {
  const { call, sent, slept } = careful(t, [{ status: 429, headers: { 'retry-after': '3600' } }], {
    allowed: { card: 1 },
  });
  for (let again = 0; again < 3; again += 1)
    assert.deepEqual((await call('createVirtualCard')).withheld, {
      cause: 'rate-limited',
      reason: 'createVirtualCard answered 429 and asks to wait 3600 s; a run waits at most 60 s for one answer',
    });
  assert.equal(sent.length, 1);
  assert.equal((await call('getUserCards')).response?.status, 200);
  assert.deepEqual(slept, []);
});

test('users of the fixtures are neither deleted nor suspended', async (t) => {
  const { call, sent } = careful(t, [], { kept: ['user 1'] });
  assert.match((await call('suspendUser', undefined, '/v1/user/suspend/user%201')).withheld?.reason ?? '', /fixtures/);
  await call('suspendUser', undefined, '/v1/user/suspend/user%2012');
  await call('getUserBalances', undefined, '/v1/user/user%201');
  assert.equal(sent.length, 2);
});

test('what was accepted is in the inventory at once, and what the run took away itself is not left', async (t) => {
  const { call, inventoryFile } = careful(t, [
    { status: 200, body: { userId: 'u' } },
    { status: 200, body: { cardId: 'card-1', cardNumber: '4111111111111111' } },
    { status: 400 },
    { status: 200, body: { orderId: 'order-1' } },
    { status: 200 },
  ]);
  await call('createUser', { externalUserId: 'user-1', email: 'who@example.org' });
  await call('createVirtualCard', { externalUserId: 'user-1', pin: '1234' });
  await call('createUser', { externalUserId: 'user-2' });
  await call('createOrder', { lockId: 'l' });
  const values = { externalUserId: 'user-1' };
  assert.deepEqual(leftBehind(inventoryFile), [
    { what: 'user', operation: 'createUser', id: 'user-1', undo: { operation: 'deleteUser', values } },
    {
      what: 'card',
      operation: 'createVirtualCard',
      id: 'card-1',
      undo: { operation: 'deleteCard', values: { ...values, cardId: 'card-1' } },
    },
    { what: 'order', operation: 'createOrder', id: 'order-1' },
  ]);
  assert.doesNotMatch(readFileSync(inventoryFile, 'utf8'), /4111111111111111|1234"|who@example/);
  await call('deleteCard', { ...values, cardId: 'card-1' });
  assert.deepEqual(
    leftBehind(inventoryFile).map(({ id }) => id),
    ['user-1', 'order-1'],
  );
});

test('a clean-up takes away the latest first, survives a torn line, and says why something stays', async (t) => {
  const { client, call, sent, inventoryFile } = careful(t, [
    { status: 200, body: {} },
    { status: 200, body: { cardId: 'card-1' } },
    { status: 200, body: { orderId: 'order-1' } },
    { status: 200, body: {} },
    { status: 400 },
  ]);
  await call('createUser', { externalUserId: 'user-1' });
  await call('createVirtualCard', { externalUserId: 'user-1' });
  await call('createOrder', {});
  writeFileSync(inventoryFile, `${readFileSync(inventoryFile, 'utf8')}{"type":"cre`);
  const { undone, left } = await cleanUp(inventoryFile, contract, (operationId, request) =>
    client.send({ ...request, operationId }),
  );
  assert.deepEqual(
    sent.slice(3).map(({ operationId }) => operationId),
    ['deleteCard', 'deleteUser'],
  );
  assert.equal(sent[4]?.path, '/v1/user/user-1');
  assert.deepEqual(
    undone.map(({ id }) => id),
    ['card-1'],
  );
  assert.deepEqual(
    left.map(({ creation, reason }) => [creation.id, reason]),
    [
      ['order-1', 'no operation takes it away'],
      ['user-1', 'deleteUser answered 400'],
    ],
  );
});
