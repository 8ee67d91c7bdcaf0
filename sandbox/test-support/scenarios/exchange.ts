import assert from 'node:assert/strict';
import { isLosslessNumber } from 'lossless-json';
import type { JsonObject } from '../../../contracts/model/json-value.js';
import { rateOf } from '../../areas/balances/rates.js';
import { Money } from '../../ledger/money.js';
import { userBody } from '../partner.js';
import type { Stage } from '../stage.js';
import type { Scenario } from './scenario.js';

const operations = [
  'getExchangeRate',
  'getPartnerExchangeRate',
  'createExchangeLock',
  'createPartnerExchangeLock',
  'createExchange',
  'createPartnerExchange',
  'getExchangeDetails',
  'getPartnerExchangeDetails',
];

/** Rates are locked, money changes its currency at them, and what is refused or fails costs nothing. */
export const exchange: Scenario = {
  name: 'exchange',
  async play(stage) {
    await rates(stage);
    await userExchanges(stage);
    await userIsRefused(stage);
    await locksEnd(stage);
    if (stage.has('createPartnerExchange')) await partnerExchanges(stage);
    await stage.settle();
    const covered = stage.covered();
    for (const id of operations.filter((one) => stage.has(one))) assert.ok(covered.has(id), id);
    assert.equal(covered.has('exchange'), stage.contract.webhooks.has('exchange'));
  },
};

const number = (value: unknown): string | undefined => (isLosslessNumber(value) ? value.value : undefined);

/** The versions before latest write the ends of an exchange in lower case. */
function ended({ contract }: Stage, state: string): string {
  return contract.version === 'latest' ? state : state.toLowerCase();
}

async function rates(stage: Stage): Promise<void> {
  const shown = await stage.call('getExchangeRate');
  assert.equal(number(shown.eur), '1');
  assert.deepEqual(Object.keys(shown).sort(), stage.contract.facts.currencies.map(({ name }) => name).sort());
  if (stage.has('getPartnerExchangeRate')) assert.deepEqual(await stage.call('getPartnerExchangeRate'), shown);
}

async function lockOf({ call }: Stage, user: string): Promise<string> {
  return String((await call('createExchangeLock', { path: { externalUserId: user } })).id);
}

/** Creates an exchange of a user under a new lock. */
async function exchangeOf(stage: Stage, user: string, order: JsonObject): Promise<string> {
  const body = { sourceExternalUserId: user, ...order, lockId: await lockOf(stage, user) };
  return String((await stage.call('createExchange', { body })).exchangeId);
}

async function userExchanges(stage: Stage): Promise<void> {
  const { call, fund, trigger, balance, has } = stage;
  const maria = 'exchange-maria';
  await stage.verifiedUser(maria);
  await fund(maria, 'eur', '200');
  const details = async (id: string): Promise<JsonObject> =>
    has('getExchangeDetails') ? call('getExchangeDetails', { path: { exchangeId: id } }) : {};

  const lock = await call('createExchangeLock', { path: { externalUserId: maria } });
  const { validitySeconds } = stage.contract.facts.rateLocks.exchange;
  assert.equal(Date.parse(String(lock.validUntil)) - Date.parse(String(lock.createdAt)), validitySeconds * 1000);
  assert.equal(number(lock.feePercentage), '1.49');

  const bought = await exchangeOf(stage, maria, { amount: 100, currencyFrom: 'eur', currencyTo: 'doge' });
  assert.deepEqual([await balance(maria, 'eur'), await balance(maria, 'doge')], ['100.00', '0.00000000']);
  if (has('getExchangeDetails')) {
    const pending = await details(bought);
    assert.deepEqual([pending.status, pending.receivedAmount], ['PENDING', null]);
  }
  const done = await trigger(`/exchanges/${bought}/complete`);
  assert.equal(done.status, 'COMPLETED');
  // 98.51 at the rate of doge, cut at 8 decimals.
  const doge = new Money('98.51').div(rateOf('doge')).toFixed(8, Money.ROUND_DOWN);
  assert.deepEqual([await balance(maria, 'eur'), await balance(maria, 'doge')], ['100.00', doge]);
  for (const decision of ['complete', 'fail'])
    await trigger(`/exchanges/${bought}/${decision}`, undefined, { status: 409 });
  await trigger(`/exchanges/${crypto.randomUUID()}/complete`, undefined, { status: 404 });
  if (has('getExchangeDetails')) {
    const { amount, rate, fee, receivedAmount, status } = await details(bought);
    assert.deepEqual(
      [number(amount), number(rate), number(fee), number(receivedAmount), status],
      ['100', String(rateOf('doge')), '1.49', doge, ended(stage, 'COMPLETED')],
    );
  }

  const failed = await exchangeOf(stage, maria, { amount: 40, currencyFrom: 'eur', currencyTo: 'btc' });
  assert.equal(await balance(maria, 'eur'), '60.00');
  await trigger(`/exchanges/${failed}/fail`, { reason: 5 }, { status: 400 });
  await trigger(`/exchanges/${failed}/fail`, { reason: 'The market is closed.' });
  assert.deepEqual([await balance(maria, 'eur'), await balance(maria, 'btc')], ['100.00', '0.00000000']);

  const alone = await exchangeOf(stage, maria, { amount: 100, currencyFrom: 'doge', currencyTo: 'ltc' });
  await trigger('/clock/advance', { seconds: 2 });
  const received = (100 * (1 - 0.0149) * rateOf('doge')) / rateOf('ltc');
  assert.ok(Math.abs(Number(await balance(maria, 'ltc')) - received) < 2e-8, 'it is carried out by itself');
  await trigger(`/exchanges/${alone}/complete`, undefined, { status: 409 });

  await stage.settle();
  const told = stage.told('exchange').filter(({ externalUserId }) => externalUserId === maria);
  if (stage.contract.webhooks.has('exchange')) {
    assert.deepEqual(
      told.map(({ exchangeId, status }) => [exchangeId, status]),
      [
        [bought, ended(stage, 'COMPLETED')],
        [failed, ended(stage, 'FAILED')],
        [alone, ended(stage, 'COMPLETED')],
      ],
    );
    assert.deepEqual(told[1]?.error, { description: 'The market is closed.', status: 'FAILED' });
    assert.equal(number(told[1]?.fee), '0');
  }
  if (has('getUserTransactionHistory')) {
    const { transactions } = await call('getUserTransactionHistory', { path: { externalUserId: maria } });
    const lines = transactions as JsonObject[];
    for (const currency of ['eur', 'doge', 'ltc', 'btc']) {
      const sum = lines
        .filter((line) => line.currency === currency && line.status === 'SUCCESSFUL')
        .reduce((total, { amount }) => total + Number(amount), 0);
      assert.ok(Math.abs(sum - Number(await balance(maria, currency))) < 1e-9, currency);
    }
    assert.deepEqual(
      lines.filter(({ id }) => id === failed).map(({ status }) => status),
      ['FAILED', 'FAILED'],
    );
  }
}

async function userIsRefused(stage: Stage): Promise<void> {
  const { call, fund, balance, trigger } = stage;
  const [paul, anna] = ['exchange-paul', 'exchange-anna'];
  await stage.verifiedUser(paul);
  await stage.verifiedUser(anna);
  await call('createUser', { body: userBody('exchange-new') });
  await fund(paul, 'eur', '50');
  const lockId = await lockOf(stage, paul);
  const order = { sourceExternalUserId: paul, amount: 10, currencyFrom: 'eur', currencyTo: 'btc', lockId };
  const refusals: [object, string][] = [
    [{ sourceExternalUserId: 'nobody' }, 'P412'],
    [{ sourceExternalUserId: 'exchange-new' }, 'P459'],
    [{ currencyFrom: 'usd' }, 'P403'],
    [{ currencyTo: 'EUR' }, 'P403'],
    [{ currencyTo: 'eur' }, 'P403'],
    [{ amount: 0 }, 'P403'],
    [{ amount: -1 }, 'P403'],
    [{ amount: '10' }, 'P403'],
    [{ amount: 10.001 }, 'P403'],
    [{ lockId: 'no-uuid' }, 'P403'],
    [{ lockId: crypto.randomUUID() }, 'P403'],
    [{ lockId: await lockOf(stage, anna) }, 'P403'],
    [{ amount: 50.01 }, 'P433'],
  ];
  for (const [change, code] of refusals)
    await call('createExchange', { body: { ...order, ...change }, status: 400, code });
  const worthless = { sourceExternalUserId: anna, lockId: await lockOf(stage, anna), amount: 0.00000001 };
  await fund(anna, 'doge', '1');
  await call('createExchange', {
    body: { ...worthless, currencyFrom: 'doge', currencyTo: 'eur' },
    status: 400,
    code: 'P403',
  });
  await call('createExchangeLock', { path: { externalUserId: 'nobody' }, status: 400, code: 'P412' });
  assert.equal(await balance(paul, 'eur'), '50.00');
  if (stage.has('suspendUser')) {
    await call('suspendUser', { path: { externalUserId: anna }, body: { externalUserId: anna } });
    const body = { ...worthless, amount: 1, currencyFrom: 'doge', currencyTo: 'eur' };
    await call('createExchange', { body, status: 400, code: 'P455' });
  }

  // A refused exchange has not used the lock; of many at once under one lock, one is accepted.
  const sent = Array.from({ length: 5 }, () => call('createExchange', { body: order }).catch(() => undefined));
  const accepted = (await Promise.all(sent)).flatMap((answer) => (answer ? [String(answer.exchangeId)] : []));
  assert.equal(accepted.length, 1);
  assert.equal(await balance(paul, 'eur'), '40.00');
  await trigger(`/exchanges/${accepted[0] ?? ''}/complete`);
  await call('createExchange', { body: order, status: 400, code: 'P403' });
  if (stage.has('getExchangeDetails'))
    await call('getExchangeDetails', { path: { exchangeId: crypto.randomUUID() }, status: 400, code: 'P403' });
}

async function locksEnd(stage: Stage): Promise<void> {
  const { call, trigger, fund, balance } = stage;
  const olga = 'exchange-olga';
  await stage.verifiedUser(olga);
  await fund(olga, 'usdc', '30');
  const order = { sourceExternalUserId: olga, amount: 10.5, currencyFrom: 'usdc', currencyTo: 'eur' };
  const inTime = await lockOf(stage, olga);
  await trigger('/clock/advance', { seconds: 30 });
  await call('createExchange', { body: { ...order, lockId: inTime } });
  await trigger(`/exchange-locks/${inTime}/expire`, undefined, { status: 409 });
  await trigger(`/exchange-locks/${crypto.randomUUID()}/expire`, undefined, { status: 404 });
  const late = await lockOf(stage, olga);
  await trigger('/clock/advance', { seconds: 40 });
  await call('createExchange', { body: { ...order, lockId: late }, status: 400, code: 'P403' });
  const ended = await lockOf(stage, olga);
  await trigger(`/exchange-locks/${ended}/expire`);
  await call('createExchange', { body: { ...order, lockId: ended }, status: 400, code: 'P403' });
  assert.equal(await balance(olga, 'usdc'), '19.500000');
}

async function partnerExchanges(stage: Stage): Promise<void> {
  const { call, fund, balance, trigger } = stage;
  await fund(null, 'eth', '2');
  const before = [Number(await balance(null, 'eth')), Number(await balance(null, 'eur'))] as const;
  const { id, lockId } = await call('createPartnerExchangeLock');
  assert.equal(id, lockId);
  const order = { amount: 1.5, currencyFrom: 'eth', currencyTo: 'eur', lockId };
  const users = { ...order, lockId: await lockOf(stage, 'exchange-maria') };
  await call('createPartnerExchange', { body: users, status: 400, code: 'P403' });
  await call('createPartnerExchange', { body: { ...order, amount: 1_000_000 }, status: 400, code: 'P433' });
  const exchangeId = String((await call('createPartnerExchange', { body: order })).exchangeId);
  await call('createPartnerExchange', { body: order, status: 400, code: 'P403' });
  await trigger(`/exchanges/${exchangeId}/complete`);
  const path = { exchangeId };
  const { receivedAmount, fee, rate, status } = await call('getPartnerExchangeDetails', { path });
  await call('getExchangeDetails', { path, status: 400, code: 'P403' });
  assert.deepEqual([number(rate), status], [String(rateOf('eth')), ended(stage, 'COMPLETED')]);
  assert.equal((1.5 * rateOf('eth') * 0.0149).toFixed(2), Number(number(fee)).toFixed(2));
  const after = [Number(await balance(null, 'eth')), Number(await balance(null, 'eur'))] as const;
  assert.equal((after[0] - before[0]).toFixed(8), '-1.50000000');
  assert.equal((after[1] - before[1]).toFixed(2), Number(number(receivedAmount)).toFixed(2));
  await stage.settle();
  const told = stage.told('exchange').find((payload) => payload.exchangeId === exchangeId);
  assert.equal(told?.externalUserId, null);
}
