import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../contracts/model/json-value.js';
import { loadContract } from '../contracts/model/load.js';
import { createManualClock } from '../sender/clock.js';
import { depositAddress } from './areas/balances/addresses.js';
import { createAuthenticator } from './authentication.js';
import { Money } from './ledger/money.js';
import { createRandom, type Random } from './random.js';
import { createRuntime } from './runtime.js';
import { createServer } from './server.js';
import { kycBody, userBody, verificationBody } from './test-support/partner.js';

/** Calls by version: the ledger is the same in all. */
const counts = { legacy: 1000, test: 10_000, latest: 1000 };
/** So many are made at once. */
const atOnce = 8;
const users = ['books-maria', 'books-paul'];

interface Call {
  method: 'GET' | 'POST';
  url: string;
  body?: JsonObject;
}

/** What has been answered: ids that later calls name. */
interface Known {
  locks: { id: string; user: string }[];
  /** Paths of triggers that decide something accepted, with the word that is missing at the end. */
  undecided: string[];
}

type Maker = (random: Random, known: Known) => Call | undefined;

const one = <Item>(random: Random, items: readonly Item[]): Item | undefined =>
  items[random.integer(items.length || 1)];
const user = (random: Random): string => one(random, users) ?? '';
const amount = (random: Random, most: number, decimals: number): string =>
  new Money(1 + random.integer(most * 10 ** decimals)).div(10 ** decimals).toFixed();
const currencies = [
  { name: 'eur', decimals: 2, most: 300 },
  { name: 'usdc', decimals: 6, most: 300 },
  { name: 'btc', decimals: 8, most: 1 },
  { name: 'doge', decimals: 8, most: 500 },
];
const money = (random: Random) => {
  const { name, decimals, most } = one(random, currencies) ?? { name: 'eur', decimals: 2, most: 1 };
  return { currency: name, amount: amount(random, most, decimals) };
};

const makers: readonly Maker[] = [
  (random) => ({
    method: 'POST',
    url: '/v1/transfer',
    body: {
      [one(random, ['sourceExternalUserId', 'destinationExternalUserId']) ?? '']: user(random),
      ...money(random),
    },
  }),
  (random) => {
    const { currency, amount: sum } = money(random);
    const to = random.integer(3) === 0 ? {} : { externalUserId: user(random) };
    return currency === 'eur'
      ? { method: 'POST', url: '/_sandbox/deposits/sepa', body: { currency, amount: sum, ...to } }
      : { method: 'POST', url: '/_sandbox/deposits/crypto', body: { currency, amount: sum, ...to } };
  },
  (random) => ({ method: 'GET', url: `/v1/exchange/get-lock/${user(random)}` }),
  (random, { locks }) => {
    const lock = one(random, locks);
    const [from, to] = [money(random), money(random)];
    return lock
      ? {
          method: 'POST',
          url: '/v1/exchange',
          body: {
            sourceExternalUserId: lock.user,
            lockId: lock.id,
            amount: Number(from.amount),
            currencyFrom: from.currency,
            currencyTo: to.currency,
          },
        }
      : undefined;
  },
  (random) => ({
    method: 'POST',
    url: '/v1/sepa-transfer',
    body: {
      sourceExternalUserId: user(random),
      amount: amount(random, 200, 2),
      currency: 'eur',
      destinationIban: 'LT799999987822764110',
      transferTitle: 'Books',
      receiverType: 'NATURAL',
      receiverFirstName: 'Maria',
      receiverLastName: 'Sample',
    },
  }),
  (random) => ({
    method: 'POST',
    url: '/v1/crypto-withdrawal',
    body: {
      sourceExternalUserId: user(random),
      currency: 'doge',
      amount: Number(amount(random, 5000, 8)),
      walletAddress: depositAddress('doge', random.fork('receiver')),
      name: 'Maria Sample',
      walletType: 'NON_CUSTODIAL',
      receiverType: 'NATURAL',
    },
  }),
  (random, { undecided }) => {
    const path = one(random, undecided);
    return path === undefined ? undefined : { method: 'POST', url: path };
  },
  () => ({ method: 'POST', url: '/_sandbox/clock/advance', body: { seconds: 5 } }),
];

/** Remembers what an answer makes possible. */
function learn({ url }: Call, answer: JsonObject, known: Known): void {
  if (url.startsWith('/v1/exchange/get-lock/'))
    known.locks.push({ id: String(answer.id), user: url.split('/').at(-1) ?? '' });
  const deciders: Record<string, unknown> = {
    '/v1/exchange': answer.exchangeId,
    '/v1/sepa-transfer': answer.transferId,
    '/v1/crypto-withdrawal': answer.withdrawalId ?? answer.id,
  };
  const routes: Record<string, [string, string, string]> = {
    '/v1/exchange': ['/_sandbox/exchanges', 'complete', 'fail'],
    '/v1/sepa-transfer': ['/_sandbox/sepa-transfers', 'complete', 'fail'],
    '/v1/crypto-withdrawal': ['/_sandbox/withdrawals/crypto', 'confirm', 'fail'],
  };
  const [prefix, good, bad] = routes[url] ?? [];
  const id = deciders[url];
  if (prefix && typeof id === 'string') known.undecided.push(`${prefix}/${id}/${good}`, `${prefix}/${id}/${bad}`);
  known.locks.splice(0, known.locks.length - 20);
  known.undecided.splice(0, known.undecided.length - 20);
}

for (const [apiVersion, calls] of Object.entries(counts)) {
  test(`${calls} random calls, ${atOnce} at once, leave the books of ${apiVersion} balanced after each`, async () => {
    const contract = loadContract(apiVersion);
    const random = createRandom(7).fork(apiVersion);
    const runtime = createRuntime({
      contract,
      authenticate: createAuthenticator(contract.facts.authentication.header, [{ key: 'key', tenant: 'one' }]),
      apiKeys: [{ key: 'key', tenant: 'one' }],
      webhookUrl: undefined,
      webhookToken: 'token',
      seed: 1,
      random: createRandom(1),
      faults: [],
      clock: createManualClock(Date.UTC(2026, 0, 1)),
      timeScale: 1,
      outcomeDelayMs: 1000,
    });
    const app = createServer(runtime);
    const { ledger } = runtime.store.tenant('one');
    const statuses = new Map<string, number>();

    const assertBooks = (after: string): void => {
      const sums = new Map<string, Money>();
      for (const { account, currency, amount: part } of ledger.book()) {
        sums.set(currency, (sums.get(currency) ?? new Money(0)).plus(part));
        assert.ok(account.startsWith('outside/') || !part.isNegative(), `${account} owes ${currency} after ${after}`);
      }
      for (const [currency, sum] of sums)
        assert.ok(sum.isZero(), `${currency} is off by ${sum.toFixed()} after ${after}`);
    };
    const send = async (call: Call): Promise<JsonObject> => {
      const { method, url, body } = call;
      const response = await app.inject({
        method,
        url,
        headers: { 'x-api-key': 'key' },
        ...(body ? { payload: body } : {}),
      });
      assertBooks(`${method} ${url} ${JSON.stringify(body)}`);
      assert.notEqual(response.statusCode, 500, `${url} ${response.body}`);
      const kind = `${url.split('/').slice(0, 3).join('/')} ${response.statusCode < 300 ? 'taken' : 'refused'}`;
      statuses.set(kind, (statuses.get(kind) ?? 0) + 1);
      return response.statusCode < 300 ? (response.json<JsonObject>() ?? {}) : {};
    };

    for (const externalUserId of users) {
      await send({ method: 'POST', url: '/v1/user/balances/crypto-and-fiat', body: userBody(externalUserId) });
      const { verificationId } = await send({ method: 'POST', url: '/v1/kyc', body: kycBody(externalUserId) });
      await send({ method: 'POST', url: `/_sandbox/kyc/${String(verificationId)}/approve` });
      await send({ method: 'POST', url: '/v1/user/verification', body: verificationBody(externalUserId) });
    }
    const known: Known = { locks: [], undecided: [] };
    for (let made = 0; made < calls; made += atOnce) {
      const batch = Array.from({ length: atOnce }, () => one(random, makers)?.(random, known)).filter(
        (call) => call !== undefined,
      );
      const answers = await Promise.all(batch.map(send));
      batch.forEach((call, index) => learn(call, answers[index] ?? {}, known));
    }
    // Both ends of each kind have been seen, so that the books were really put to the test.
    const seen = (kind: string): boolean => (statuses.get(kind) ?? 0) > 0;
    for (const path of ['transfer', 'exchange', 'crypto-withdrawal'])
      for (const end of ['taken', 'refused']) assert.ok(seen(`/v1/${path} ${end}`), `${path} ${end}`);
    for (const prefix of ['exchanges', 'sepa-transfers', 'withdrawals'])
      assert.ok(seen(`/_sandbox/${prefix} taken`), `${prefix} decided`);
    await app.close();
    await runtime.close();
  });
}
