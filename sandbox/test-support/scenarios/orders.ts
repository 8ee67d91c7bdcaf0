import assert from 'node:assert/strict';
import { isLosslessNumber } from 'lossless-json';
import { formatNamed } from '../../../contracts/formats/index.js';
import type { JsonObject } from '../../../contracts/model/json-value.js';
import type { Stage } from '../stage.js';
import { cents, newLines, plain } from '../partner-lines.js';
import type { Scenario } from './scenario.js';

const documented = { currency: 'usdc', amount: '346.59', network: 'polygon' };

/** A rate is locked and used up, a payer pays in time, too little or too much, and the partner gets euro for it. */
export const orders: Scenario = {
  name: 'orders',
  async play(stage) {
    if (!stage.has('lockOrderRate')) return;
    await ratesAndLocks(stage);
    await orderIsPaid(stage);
    await orderIsPaidInParts(stage);
    await orderExpires(stage);
    await stage.settle();
    const told = stage.told('orderStatus').map(({ status }) => status);
    for (const status of ['WAITING_FOR_WALLET_ADDRESS', 'WAITING_FOR_CONFIRMATION', 'COMPLETED', 'EXPIRED'])
      assert.ok(told.includes(status), status);
  },
};

async function ratesAndLocks({ call, contract, trigger }: Stage): Promise<void> {
  const rates = plain(await call('getOrderRates'));
  assert.equal(rates.usdc, 0.84);
  assert.ok(!('eur' in rates));

  const lock = await call('lockOrderRate', { body: documented });
  assert.equal(isLosslessNumber(lock.amount) && lock.amount.value, '412.607142');
  const names = { currency: lock.currency, cryptocurrency: lock.cryptocurrency, to: lock.destinationCurrency };
  const { facts } = contract;
  if (contract.version === 'latest') {
    assert.deepEqual(names, { currency: 'usdc', cryptocurrency: undefined, to: 'eur' });
    assert.equal(lock.rate, '0.84');
    assert.match(String(lock.expiresAt), /:\d\d\.\d{3}Z$/);
  } else {
    assert.deepEqual(names, { currency: undefined, cryptocurrency: 'usdc', to: undefined });
    assert.equal(isLosslessNumber(lock.rate) && lock.rate.value, '0.84');
    assert.match(String(lock.expiresAt), /:\d\dZ$/);
  }

  const refusals: [object, string][] = [
    [{ ...documented, currency: undefined }, 'P403'],
    [{ ...documented, amount: undefined }, 'P403'],
    [{ ...documented, network: undefined }, 'P403'],
    [{ ...documented, network: 'POLYGON' }, 'P403'],
    [{ ...documented, network: 'btc' }, 'P403'],
    [{ ...documented, amount: '1.001' }, 'P403'],
    [{ ...documented, amount: '0' }, 'P403'],
    [{ ...documented, amount: 346.59 }, 'P403'],
    [{ ...documented, currency: 'eur' }, 'P410'],
    [{ ...documented, currency: 'USDC' }, 'P410'],
  ];
  for (const [body, code] of refusals) await call('lockOrderRate', { body, status: 400, code });

  const refuse = (lockId: unknown) => call('createOrder', { body: { lockId }, status: 400, code: 'P403' });
  await call('createOrder', { body: { lockId: lock.lockId } });
  await refuse(lock.lockId);
  await trigger(`/order-locks/${String(lock.lockId)}/expire`, undefined, { status: 409 });
  await refuse(crypto.randomUUID());
  await refuse('no-uuid');
  await refuse(undefined);

  const late = await call('lockOrderRate', { body: documented });
  await trigger('/clock/advance', { seconds: facts.rateLocks.exchange.validitySeconds });
  await refuse(late.lockId);
  const ended = await call('lockOrderRate', { body: documented });
  await trigger(`/order-locks/${String(ended.lockId)}/expire`);
  await trigger(`/order-locks/${String(ended.lockId)}/expire`, undefined, { status: 409 });
  await refuse(ended.lockId);
  await trigger('/order-locks/nothing/expire', undefined, { status: 404 });
  await call('getOrderDetails', { path: { orderId: crypto.randomUUID() }, status: 400, code: 'P403' });
}

/** A new order of the documented lock, with what the partner sees of it. */
async function open({ call }: Stage) {
  const { lockId } = await call('lockOrderRate', { body: documented });
  const orderId = String((await call('createOrder', { body: { lockId } })).orderId);
  const details = async () => plain(await call('getOrderDetails', { path: { orderId } }));
  return { lockId, orderId, details, path: `/orders/${orderId}` };
}

async function orderIsPaid(stage: Stage): Promise<void> {
  const { trigger } = stage;
  const { lockId, orderId, details, path } = await open(stage);
  const fresh = await details();
  assert.deepEqual(
    { ...fresh, createdAt: undefined },
    {
      orderId,
      lockId,
      status: 'WAITING_FOR_WALLET_ADDRESS',
      createdAt: undefined,
      expiresAt: null,
      confirmations: 0,
      requiredConfirmations: 3,
      receivedAmount: 0,
      totalAmountRequired: 412.607142,
      cryptocurrency: 'usdc',
      walletAddress: null,
      transactionHash: null,
      network: 'POLYGON',
    },
  );
  for (const step of ['pay', 'confirm']) await trigger(`${path}/${step}`, undefined, { status: 409 });
  await trigger(`${path}/assign-address`);
  await trigger(`${path}/assign-address`, undefined, { status: 409 });
  await trigger(`${path}/confirm`, undefined, { status: 409 });
  const addressed = await details();
  assert.equal(addressed.status, 'WAITING_FOR_CONFIRMATION');
  assert.ok(formatNamed('evm-address')?.test(String(addressed.walletAddress)));
  assert.equal(typeof addressed.expiresAt, 'string');

  const before = await stage.balance(null, 'eur');
  const linesSince = await newLines(stage);
  for (const body of [{ amount: '0.0000001' }, { amount: -1 }, { transactionHash: 'none' }, []])
    await trigger(`${path}/pay`, body, { status: 400 });
  const hash = `0x${'ab'.repeat(32)}`;
  await trigger(`${path}/pay`, { transactionHash: hash });
  await trigger(`${path}/pay`, undefined, { status: 409 });
  await trigger(`${path}/expire`, undefined, { status: 409 });
  for (const confirmations of [0, 4, 1.5, '2']) await trigger(`${path}/confirm`, { confirmations }, { status: 400 });
  await trigger(`${path}/confirm`, { confirmations: 1 }, { status: 409 });
  await trigger(`${path}/confirm`, { confirmations: 2 });
  const { status, receivedAmount, confirmations, transactionHash } = await details();
  assert.deepEqual(
    { status, receivedAmount, confirmations, transactionHash },
    { status: 'WAITING_FOR_CONFIRMATION', receivedAmount: 412.607142, confirmations: 2, transactionHash: hash },
  );
  assert.equal(await stage.balance(null, 'eur'), before, 'nothing is credited before the end');

  await trigger('/clock/advance', { seconds: 2 });
  assert.equal((await details()).status, 'COMPLETED');
  assert.equal((await details()).confirmations, 3);
  assert.equal(cents(await stage.balance(null, 'eur')) - cents(before), 34659);
  assert.deepEqual(await linesSince(), [
    ['CRYPTO_DEPOSIT', 'usdc', '412.607142', 'SUCCESSFUL'],
    ['EXCHANGE', 'usdc', '-412.607142', 'SUCCESSFUL'],
    ['EXCHANGE', 'eur', '346.59', 'SUCCESSFUL'],
  ]);
  for (const step of ['assign-address', 'pay', 'confirm', 'expire'])
    await trigger(`${path}/${step}`, undefined, { status: 409 });
  await trigger('/orders/nothing/pay', undefined, { status: 404 });

  await stage.settle();
  const told = stage.told('orderStatus').filter((payload) => payload.orderId === orderId);
  assert.deepEqual(
    told.map((payload) => [payload.status, Number(payload.confirmations)]),
    [
      ['WAITING_FOR_WALLET_ADDRESS', 0],
      ['WAITING_FOR_CONFIRMATION', 0],
      ['WAITING_FOR_CONFIRMATION', 1],
      ['WAITING_FOR_CONFIRMATION', 2],
      ['COMPLETED', 3],
    ],
  );
  const last: JsonObject = plain(told.at(-1) ?? {});
  const shown = await details();
  for (const [name, value] of Object.entries(last)) if (name in shown) assert.deepEqual(value, shown[name], name);
}

async function orderIsPaidInParts(stage: Stage): Promise<void> {
  const { trigger } = stage;
  const { details, path } = await open(stage);
  await trigger('/clock/advance', { seconds: 1 });
  const before = await stage.balance(null, 'eur');
  await trigger(`${path}/pay`, { amount: '400' });
  const first = await details();
  await trigger('/clock/advance', { seconds: 1 });
  const short = await details();
  assert.deepEqual([short.status, short.confirmations, short.receivedAmount], ['WAITING_FOR_CONFIRMATION', 3, 400]);
  // 100 usdc more than is owed, at 0.84.
  await trigger(`${path}/pay`, { amount: 112.607142 });
  const second = await details();
  assert.equal(second.confirmations, 1);
  assert.notEqual(second.transactionHash, first.transactionHash);
  await trigger(`${path}/confirm`);
  assert.equal((await details()).status, 'COMPLETED');
  assert.equal(cents(await stage.balance(null, 'eur')) - cents(before), 34659 + 8400);
}

async function orderExpires(stage: Stage): Promise<void> {
  const { trigger } = stage;
  const before = await stage.balance(null, 'eur');
  const linesSince = await newLines(stage);

  const short = await open(stage);
  await trigger('/clock/advance', { seconds: 1 });
  await trigger(`${short.path}/pay`, { amount: '1' });
  await trigger('/clock/advance', { seconds: 15 * 60 });
  assert.equal((await short.details()).status, 'EXPIRED');

  const ended = await open(stage);
  await trigger(`${ended.path}/expire`);
  await trigger('/clock/advance', { seconds: 2 });
  assert.equal((await ended.details()).status, 'EXPIRED');
  assert.equal((await ended.details()).walletAddress, null);

  assert.equal(await stage.balance(null, 'eur'), before);
  assert.deepEqual(await linesSince(), []);
}
