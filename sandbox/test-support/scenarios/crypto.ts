import assert from 'node:assert/strict';
import type { JsonObject } from '../../../contracts/model/json-value.js';
import { crypto as area } from '../../areas/crypto/index.js';
import { Money } from '../../ledger/money.js';
import { userBody } from '../partner.js';
import type { Stage } from '../stage.js';
import type { Scenario } from './scenario.js';

const mainNetAddress = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'; // the example of BIP 173

/** Withdrawals end both ways, deposits wait for sender's data; what is refused leaves no trace. */
export const crypto: Scenario = {
  name: 'crypto',
  async play(stage) {
    const [maria, paul] = ['crypto-maria', 'crypto-paul'];
    await stage.verifiedUser(maria);
    await stage.verifiedUser(paul);
    await networkFees(stage);
    await withdrawals(stage, maria);
    await refusedWithdrawals(stage, maria);
    if (stage.has('createPartnerCryptoWithdrawal')) await withdrawals(stage, null);
    await heldDeposits(stage, maria, paul);
    if (stage.has('updatePartnerTravelRule')) await heldDeposits(stage, null, paul);
    await suspension(stage, paul);
    await stage.settle();
    for (const { id } of area.operations) assert.equal(stage.covered().has(id), stage.has(id), `${id} is played`);
    for (const id of ['cryptoDeposit', 'cryptoWithdrawal'])
      assert.equal(stage.covered().has(id), stage.contract.webhooks.has(id), `${id} is told`);
  },
};

async function networkFees({ call, has }: Stage): Promise<void> {
  const operations = ['getNetworkFee', 'getPartnerNetworkFee'].filter(has);
  for (const operationId of operations) {
    const { networkFee } = await call(operationId, { query: { currency: 'eth' } });
    assert.equal(String(networkFee), '0.000469');
    const onEthereum = await call(operationId, { query: { currency: 'usdc' } });
    const onPolygon = await call(operationId, { query: { currency: 'usdc', network: 'polygon' } });
    assert.ok(Number(onPolygon.networkFee) < Number(onEthereum.networkFee));
    for (const currency of ['btc', 'doge', 'ltc', 'pol']) await call(operationId, { query: { currency } });
    const refused: [Record<string, string>, string][] = [
      [{ currency: 'btc', network: 'polygon' }, 'P403'],
      [{ currency: 'btc', network: 'btc' }, 'P403'],
      [{ currency: 'xyz' }, 'P403'],
      [{}, 'P403'],
    ];
    for (const [query, code] of refused) await call(operationId, { query, status: 400, code });
  }
  await call('getNetworkFee', { query: { currency: 'eurt' }, status: 400, code: 'P410' });
}

/** The operations of a user's withdrawals, or of the partner's. */
function operationsOf(owner: string | null) {
  return owner === null
    ? { create: 'createPartnerCryptoWithdrawal', details: 'getPartnerCryptoWithdrawalDetails', source: {} }
    : {
        create: 'createCryptoWithdrawal',
        details: 'getCryptoWithdrawalDetails',
        source: { sourceExternalUserId: owner },
      };
}

async function cryptoBalances({ call }: Stage): Promise<Map<string, JsonObject>> {
  const { cryptoBalances: balances } = await call('getPartnerBalances');
  return new Map((balances as JsonObject[]).map((balance) => [String(balance.name), balance]));
}

/** A body whose address is a wallet of the right chain and net. */
async function orderOf(stage: Stage, owner: string | null, currency: string, amount: string): Promise<JsonObject> {
  const wallet = (await cryptoBalances(stage)).get(currency)?.wallet;
  const receiver = { name: 'Maria Sample', walletType: 'CUSTODIAL', receiverType: 'NATURAL' };
  return { ...operationsOf(owner).source, currency, amount: Number(amount), walletAddress: wallet, ...receiver };
}

/** What a withdrawal costs, by the terms that the API shows. */
async function feesOf(stage: Stage, currency: string, network: string): Promise<Money> {
  const terms = (await cryptoBalances(stage)).get(currency)?.networkConfig as Record<string, JsonObject>;
  const { feeWithdrawal } = terms[network]?.withdrawal as JsonObject;
  const query: Record<string, string> = { currency };
  if (currency === 'usdc' && network === 'polygon') query.network = network;
  const { networkFee } = await stage.call('getNetworkFee', { query });
  return new Money(String(feeWithdrawal)).plus(String(networkFee));
}

async function withdrawals(stage: Stage, owner: string | null): Promise<void> {
  const { call, trigger, balance } = stage;
  const { create, details } = operationsOf(owner);
  const rows = [
    { currency: 'eth', amount: '0.25', network: 'ethereum', end: 'confirm' },
    { currency: 'ETH', amount: '0.1', network: 'ethereum', named: 'ETHEREUM', end: 'fail' },
    { currency: 'btc', amount: '0.01', network: 'btc', end: 'wait' },
    { currency: 'usdc', amount: '20.5', network: 'polygon', named: 'polygon', end: 'confirm' },
    { currency: 'usdc', amount: '20', network: 'ethereum', end: 'wait' },
  ];
  for (const [currency, amount] of Object.entries({ eth: '1', btc: '0.5', usdc: '500' }))
    await stage.fund(owner, currency, amount);
  const created: JsonObject[] = [];
  for (const { currency, amount, network, named, end } of rows) {
    const slug = currency.toLowerCase();
    const body: JsonObject = {
      ...(await orderOf(stage, owner, slug, amount)),
      currency,
      ...(named && { network: named }),
    };
    const fee = await feesOf(stage, slug, network);
    const before = new Money(await balance(owner, slug));
    const after = before.minus(amount).minus(fee);
    const { withdrawalId } = await call(create, { body });
    assert.ok(new Money(await balance(owner, slug)).equals(after), 'amount and fees are held');
    const path = { withdrawalId: String(withdrawalId) };
    const pending = await call(details, { path });
    assert.deepEqual([pending.status, pending.transactionHash], ['PENDING', null]);
    assert.ok(new Money(String(pending.fee)).equals(fee));
    assert.equal(pending.destination, body.walletAddress);
    if (end === 'wait') await trigger('/clock/advance', { seconds: 2 });
    else await trigger(`/withdrawals/crypto/${path.withdrawalId}/${end}`);
    const settled = await call(details, { path });
    const failed = end === 'fail';
    assert.deepEqual([settled.status, settled.transactionHash === null], [failed ? 'FAILED' : 'SUCCESSFUL', failed]);
    assert.ok(new Money(await balance(owner, slug)).equals(failed ? before : after), 'a failed one gives all back');
    for (const again of ['confirm', 'fail'])
      await trigger(`/withdrawals/crypto/${path.withdrawalId}/${again}`, undefined, { status: 409 });
    created.push({ ...settled, expectedNetwork: network });
  }
  await stage.settle();
  for (const { expectedNetwork, network, currency, transactionHash, ...common } of created) {
    assert.equal(String(network).toLowerCase(), expectedNetwork);
    const [told, ...more] = stage.told('cryptoWithdrawal').filter(({ id }) => id === common.id);
    assert.deepEqual(more, []);
    assert.deepEqual(told, {
      ...common,
      transactionHash: transactionHash ?? '',
      currency: { name: currency, network },
      ...(owner === null ? {} : { user: { externalUserId: owner } }),
    });
  }
  await trigger('/withdrawals/crypto/nothing/confirm', undefined, { status: 404 });
  await historyAgrees(stage, owner, ['eth', 'btc', 'usdc']);
}

/** Successful lines and pending outgoing ones add up to the balance. */
async function historyAgrees(stage: Stage, owner: string | null, currencies: string[]): Promise<void> {
  if (!stage.has('getUserTransactionHistory')) return;
  const lines = await historyOf(stage, owner);
  for (const currency of currencies) {
    const sum = lines
      .filter((line) => line.currency === currency)
      .filter(({ status, amount }) => status === 'SUCCESSFUL' || (status === 'PENDING' && Number(amount) < 0))
      .reduce((total, { amount }) => total.plus(String(amount)), new Money(0));
    assert.ok(sum.equals(await stage.balance(owner, currency)), `history of ${currency}`);
  }
}

async function historyOf({ call }: Stage, owner: string | null): Promise<JsonObject[]> {
  const lines: JsonObject[] = [];
  for (let page = 1, total = 1; lines.length < total; page += 1) {
    const answer =
      owner === null
        ? await call('getPartnerTransactionHistory', { query: { page, limit: 100 } })
        : await call('getUserTransactionHistory', { path: { externalUserId: owner }, query: { page, limit: 100 } });
    total = Number(answer.total);
    lines.push(...(answer.transactions as JsonObject[]));
    if (total === 0) break;
  }
  return lines;
}

async function refusedWithdrawals(stage: Stage, maria: string): Promise<void> {
  const { call, has, trigger } = stage;
  const paul = 'crypto-unverified';
  await call('createUser', { body: userBody(paul) });
  const body = await orderOf(stage, maria, 'btc', '0.01');
  const wallets = await cryptoBalances(stage);
  const balance = await stage.balance(maria, 'btc');
  const minimum = Number(
    ((wallets.get('btc')?.networkConfig as Record<string, JsonObject>).btc?.withdrawal as JsonObject).minWithdrawal,
  );
  const observe = async () => [
    await stage.balance(maria, 'btc'),
    await stage.balance(maria, 'eth'),
    has('getUserTransactionHistory') ? await historyOf(stage, maria) : [],
  ];
  const before = await observe();
  const refused: [JsonObject, string][] = [
    [{ currency: 'xyz' }, 'P410'],
    [{ currency: 'eur' }, 'P410'],
    [{ network: 'polygon' }, 'P403'],
    [{ walletAddress: wallets.get('eth')?.wallet }, 'P403'],
    [{ walletAddress: mainNetAddress }, 'P403'],
    [{ walletAddress: `${String(body.walletAddress).slice(0, -1)}b` }, 'P403'],
    [{ amount: 0 }, 'P403'],
    [{ amount: -1 }, 'P403'],
    [{ amount: '0.01' }, 'P403'],
    [{ amount: 0.000000001 }, 'P403'],
    [{ amount: minimum - 1e-8 }, 'P403'],
    [{ amount: Number(balance) }, 'P433'],
    [{ amount: 1e29 }, 'P433'],
    [{ name: undefined }, 'P403'],
    [{ walletType: 'PAPER' }, 'P403'],
    [{ receiverType: 'OTHER' }, 'P403'],
    [{ sourceExternalUserId: undefined }, 'P403'],
    [{ sourceExternalUserId: 'nobody' }, 'P412'],
    [{ sourceExternalUserId: paul }, 'P459'],
  ];
  for (const [changes, code] of refused)
    await call('createCryptoWithdrawal', { body: { ...body, ...changes }, status: 400, code });
  await trigger(`/users/${maria}/suspend`);
  await call('createCryptoWithdrawal', { body, status: 400, code: 'P455' });
  await trigger(`/users/${maria}/unsuspend`);
  assert.deepEqual(await observe(), before, 'a refused withdrawal holds nothing');
  const { withdrawalId } = await call('createCryptoWithdrawal', { body: { ...body, amount: minimum } });
  await trigger('/clock/advance', { seconds: 2 });
  const unknown = { status: 400, code: 'P403' };
  await call('getCryptoWithdrawalDetails', { path: { withdrawalId: globalThis.crypto.randomUUID() }, ...unknown });
  if (has('getPartnerCryptoWithdrawalDetails'))
    await call('getPartnerCryptoWithdrawalDetails', { path: { withdrawalId: String(withdrawalId) }, ...unknown });
}

async function heldDeposits(stage: Stage, owner: string | null, stranger: string): Promise<void> {
  const { call, has, trigger, balance } = stage;
  const arrive = async () => {
    const to = owner === null ? {} : { externalUserId: owner };
    const deposit = { ...to, currency: 'ltc', amount: '1.5', states: ['WAITING_FOR_TR_DATA'] };
    return String((await trigger('/deposits/crypto', deposit)).cryptoDepositId);
  };
  const before = new Money(await balance(owner, 'ltc'));
  const [released, refused, byOperator] = [await arrive(), await arrive(), await arrive()];
  assert.ok(before.equals(await balance(owner, 'ltc')), 'a deposit that waits is not credited');
  const operationId = owner === null ? 'updatePartnerTravelRule' : 'updateTravelRule';
  if (has(operationId)) {
    const sender = { name: 'Paul Sample', senderType: 'NATURAL', walletType: 'OTHER' };
    const body = { ...(owner !== null && { externalUserId: owner }), cryptoDepositId: released, ...sender };
    const problems: [JsonObject, string][] = [
      [{ cryptoDepositId: globalThis.crypto.randomUUID() }, 'P403'],
      [{ cryptoDepositId: 'nothing' }, 'P403'],
      [{ senderType: 'OTHER' }, 'P403'],
      [{ walletType: 'PAPER' }, 'P403'],
      [{ name: undefined }, 'P403'],
    ];
    for (const [changes, code] of problems)
      await call(operationId, { body: { ...body, ...changes }, status: 400, code });
    const others: [JsonObject, string][] = [
      [{ externalUserId: stranger }, 'P403'],
      [{ externalUserId: 'nobody' }, 'P412'],
    ];
    for (const [changes, code] of others)
      await call('updateTravelRule', { body: { ...body, ...changes }, status: 400, code });
    await trigger('/clock/advance', { seconds: 2 });
    assert.ok(before.equals(await balance(owner, 'ltc')), 'refused data release nothing');
    await call(operationId, { body });
    await call(operationId, { body, status: 400, code: 'P403' });
    await call(operationId, { body: { ...body, cryptoDepositId: refused } });
  } else {
    await trigger(`/deposits/crypto/${released}/advance`, { status: 'SUCCESSFUL' });
  }
  await trigger(`/deposits/crypto/${refused}/advance`, { status: 'UNSUCCESSFUL' });
  await trigger(`/deposits/crypto/${byOperator}/advance`, { status: 'SUCCESSFUL' });
  await trigger('/clock/advance', { seconds: 2 });
  assert.ok(before.plus(3).equals(await balance(owner, 'ltc')), 'two of three are credited, once each');
  await historyAgrees(stage, owner, ['ltc']);
  await stage.settle();
  const statesOf = (id: string) =>
    stage
      .told('cryptoDeposit')
      .filter(({ cryptoDepositId }) => cryptoDepositId === id)
      .map(({ status }) => status);
  if (owner === null || !stage.contract.webhooks.has('cryptoDeposit')) {
    assert.deepEqual(statesOf(released), []);
    return;
  }
  assert.deepEqual(statesOf(released), ['WAITING_FOR_TR_DATA', 'SUCCESSFUL']);
  assert.deepEqual(statesOf(refused), ['WAITING_FOR_TR_DATA', 'UNSUCCESSFUL']);
}

/** To a suspended user nothing is credited. */
async function suspension(stage: Stage, user: string): Promise<void> {
  const { call, has, trigger, balance } = stage;
  const deposit = { externalUserId: user, currency: 'doge', amount: '50' };
  const waiting = await trigger('/deposits/crypto', { ...deposit, states: ['WAITING_FOR_TR_DATA'] });
  const { cryptoDepositId } = waiting;
  await trigger(`/users/${user}/suspend`);
  assert.equal((await trigger('/deposits/crypto', deposit)).status, 'UNSUCCESSFUL');
  await trigger('/deposits/crypto', { ...deposit, states: ['WAITING_FOR_TR_DATA', 'SUCCESSFUL'] }, { status: 409 });
  const path = `/deposits/crypto/${String(cryptoDepositId)}/advance`;
  await trigger(path, { status: 'SUCCESSFUL' }, { status: 409 });
  const sender = { name: 'Paul Sample', senderType: 'NATURAL', walletType: 'OTHER' };
  const body = { externalUserId: user, cryptoDepositId, ...sender };
  if (has('updateTravelRule')) await call('updateTravelRule', { body, status: 400, code: 'P455' });
  assert.equal(await balance(user, 'doge'), '0.00000000');
  await trigger(`/users/${user}/unsuspend`);
  await trigger(path, { status: 'SUCCESSFUL' });
  assert.equal(await balance(user, 'doge'), '50.00000000');
}
