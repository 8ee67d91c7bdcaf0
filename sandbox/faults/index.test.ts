import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLosslessNumber, parse } from 'lossless-json';
import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import { loadContract } from '../../contracts/model/load.js';
import { startReceiver, type Received } from '../../sender/test-support/receiver.js';
import { startSandbox } from '../index.js';
import { createRandom } from '../random.js';
import { createStore } from '../state/store.js';
import { createPartner } from '../test-support/partner.js';
import { faults } from './index.js';

const amountAtBalances = 'webhook-amount-as-number@userBalanceGenerated';
const tokenAtBalances = 'webhook-token-missing@userBalanceGenerated';
const twiceAtBalances = 'webhook-delivered-twice@userBalanceGenerated';

interface Seen {
  deliveries: Received[];
  balances: JsonObject;
}

/** What a partner sees of one onboarding. */
async function onboard(names: readonly string[], seed = 1): Promise<Seen> {
  const receiver = await startReceiver();
  const sandbox = await startSandbox({ webhookUrl: receiver.url, webhookToken: 'token', faults: names, seed });
  try {
    const partner = createPartner(sandbox);
    await partner.onboard('maria');
    await partner.settle();
    const { body } = await partner.call('GET', '/v1/user/balances/maria');
    return { deliveries: receiver.received.map(comparable), balances: body };
  } finally {
    await sandbox.close();
    await receiver.close();
  }
}

/** Without what differs between any two runs: the port, and the length that follows from the body. */
function comparable({ path, headers, body }: Received): Received {
  const { host: _host, 'content-length': _length, ...rest } = headers;
  return { path, headers: rest, body };
}

/** Pointers at which two values differ. */
function differences(left: unknown, right: unknown, at = ''): string[] {
  if (isLosslessNumber(left) && isLosslessNumber(right)) return left.value === right.value ? [] : [at];
  const bothArrays = Array.isArray(left) && Array.isArray(right);
  const bothObjects = isObject(left) && isObject(right) && !isLosslessNumber(left) && !isLosslessNumber(right);
  if (!bothArrays && !bothObjects) return left === right ? [] : [at];
  const [one, other] = [left as JsonObject, right as JsonObject];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) => differences(one[name], other[name], `${at}/${name}`));
}

test('names are unique and tell what they break', () => {
  assert.equal(new Set(faults.map(({ name }) => name)).size, faults.length);
  for (const { name, violates } of faults) {
    assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)+$/);
    assert.match(violates, /^[A-Z].+\.$/);
  }
});

test('an unknown fault is refused with the list of the known ones', async () => {
  await assert.rejects(startSandbox({ faults: ['webhook-lost'] }), (error: Error) => {
    assert.match(error.message, /no fault "webhook-lost"/);
    for (const { name } of faults) assert.ok(error.message.includes(name));
    return true;
  });
});

test('webhook-amount-as-number changes the type of one amount, drawn from the seed, and nothing else', async () => {
  const places = new Set<string>();
  for (let seed = 1; seed <= 8; seed += 1) {
    const [right, wrong] = [await onboard([], seed), await onboard([amountAtBalances], seed)];
    assert.deepEqual(wrong.balances, right.balances);
    assert.deepEqual(wrong.deliveries[0], right.deliveries[0]);
    assert.deepEqual(wrong.deliveries[1]?.headers, right.deliveries[1]?.headers);
    assert.equal(wrong.deliveries.length, 2);
    const [before, after] = [parse(right.deliveries[1]?.body ?? ''), parse(wrong.deliveries[1]?.body ?? '')];
    const found = differences(before, after);
    assert.equal(found.length, 1, found.join());
    const [place = ''] = found;
    assert.match(place, /Balances\/\d\/amount$/);
    const at = (value: unknown) =>
      place
        .slice(1)
        .split('/')
        .reduce((node, key) => (node as JsonObject)[key], value);
    assert.ok(isLosslessNumber(at(after)));
    assert.equal(String(at(after)), at(before));
    places.add(place);
  }
  assert.ok(places.size > 1, [...places].join());
});

test('webhook-token-missing leaves the token of one webhook out and changes nothing else', async () => {
  const [right, wrong] = [await onboard([]), await onboard([tokenAtBalances])];
  assert.deepEqual(wrong.balances, right.balances);
  assert.ok(right.deliveries.every(({ headers }) => headers.authorization === 'token'));
  const [kyc, generated] = right.deliveries;
  assert.ok(generated);
  const { authorization: _authorization, ...headers } = generated.headers;
  assert.deepEqual(wrong.deliveries, [kyc, { ...generated, headers }]);
});

test('a fault is planted where it is asked for, and refused where it cannot be', async () => {
  for (const fault of ['webhook-missing', 'refused-transfer-debits', 'balance-shown-wrong', 'webhook-ahead-of-api'])
    await assert.rejects(startSandbox({ faults: [`${fault}@createUser`] }), /cannot be planted at createUser/, fault);
  const sandbox = await startSandbox({ faults: ['answer-empty@getKycStatus'] });
  const partner = createPartner(sandbox);
  const { body } = await partner.call('GET', '/_sandbox/faults');
  const shown = (body.faults as JsonObject[]).find(({ name }) => name === 'answer-empty');
  assert.deepEqual([shown?.active, shown?.places], [true, [{ operations: ['getKycStatus'] }]]);
  await sandbox.close();
});

test('every fault has a place in the versions that it can concern, the same for the same seed', async () => {
  for (const apiVersion of ['legacy', 'test', 'latest'] as const) {
    const contract = loadContract(apiVersion);
    const store = createStore(['one'], contract.facts, createRandom(1));
    for (const { name, plant } of faults) {
      const places = [1, 1, 2, 3].map(
        (seed) => plant({ contract, store, apiKeys: [], random: createRandom(seed).fork(name) })?.place,
      );
      assert.deepEqual(places[0], places[1], name);
      if (apiVersion === 'test')
        assert.ok(
          places.every((place) => place),
          name,
        );
    }
  }
});

test('webhook-delivered-twice sends the user balance webhook once more at once', async () => {
  const [right, wrong] = [await onboard([]), await onboard([twiceAtBalances])];
  assert.deepEqual(wrong.balances, right.balances);
  const [kyc, generated] = right.deliveries;
  assert.deepEqual(wrong.deliveries, [kyc, generated, generated]);
});

test('faults work together and are switched while the sandbox runs', async (t) => {
  const receiver = await startReceiver();
  t.after(() => receiver.close());
  const sandbox = await startSandbox({ webhookUrl: receiver.url, faults: [tokenAtBalances] });
  t.after(() => sandbox.close());
  const partner = createPartner(sandbox);

  const switched = await partner.call('PUT', '/_sandbox/faults', {
    active: [twiceAtBalances, amountAtBalances],
  });
  assert.equal(switched.status, 200);
  assert.deepEqual(sandbox.faults, [twiceAtBalances, amountAtBalances]);
  await partner.onboard('maria');
  await partner.settle();
  assert.equal(receiver.received.length, 3);
  assert.ok(receiver.received.every(({ headers }) => headers.authorization !== undefined));
  assert.match(receiver.received[2]?.body ?? '', /"amount":0\./);

  const unknown = await partner.call('PUT', '/_sandbox/faults', { active: ['webhook-lost'] });
  assert.equal(unknown.status, 400);
  assert.match(String(unknown.body.error), /webhook-token-missing/);
  assert.equal(sandbox.faults.length, 2);

  await partner.call('PUT', '/_sandbox/faults', { active: [] });
  await partner.onboard('after');
  await partner.settle();
  assert.equal(receiver.received.length, 5);
});
