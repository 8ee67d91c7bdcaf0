import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLosslessNumber, parse } from 'lossless-json';
import { loadContract } from '../contracts/model/load.js';
import { ContractValidator } from '../contracts/model/validate.js';
import { startSandbox } from './index.js';
import type { JsonObject } from './json.js';
import { Money } from './ledger/money.js';
import { kycBody, userBody, verificationBody } from './test-support/partner.js';
import { startReceiver, type Received } from './test-support/receiver.js';

const contract = loadContract('test');
const { facts } = contract;
const validator = new ContractValidator(contract);

function assertFits(schemaPointer: string, text: string, what: string): void {
  const value: unknown = JSON.parse(text);
  assert.deepEqual(validator.violations(schemaPointer, value, 'tolerant'), [], `${what} ${text}`);
  assert.deepEqual(validator.drift(schemaPointer, value), [], `${what} ${text}`);
}

function assertWebhookFits({ path, body }: Received): void {
  const webhook = [...contract.webhooks.values()].find((candidate) => candidate.path === path);
  assert.ok(webhook, `${path} is the path of a webhook`);
  assertFits(webhook.schemaPointer, body, webhook.id);
}

type Call = (
  operationId: string,
  request?: { path?: Record<string, string>; query?: string; body?: unknown; status?: number; code?: string },
) => Promise<JsonObject>;

/** Calls operations of the contract; each answer must have the expected status, one that is listed, and fit its schema. */
function createCaller(url: string, apiKey: string): Call {
  return async (operationId, { path = {}, query = '', body, status, code } = {}) => {
    const operation = contract.operations.get(operationId);
    assert.ok(operation, operationId);
    const route = operation.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(path[name] ?? ''));
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const headers = { 'x-api-key': apiKey, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const response = await fetch(url + route + query, { method: operation.method, headers, ...sent });
    const text = await response.text();
    const listed = Object.keys(operation.object.responses);
    assert.ok(listed.includes(String(response.status)), `${operationId} lists ${response.status}: ${text}`);
    assert.equal(response.status, status ?? Number(listed.find((candidate) => candidate.startsWith('2'))), text);
    if (response.headers.get('content-type')?.startsWith('application/json') !== true) return {};
    const schema = `${operation.pointer}/responses/${response.status}/content/application~1json/schema`;
    assertFits(schema, text, operationId);
    const answer = parse(text) as JsonObject;
    assert.equal(answer.errorCode, code);
    return answer;
  };
}

function list(value: unknown): JsonObject[] {
  return value as JsonObject[];
}

/** Amounts by currency, with zeros left out. */
function amounts(entries: readonly { currency: unknown; amount: unknown }[]): Record<string, string> {
  const sums: Record<string, Money> = {};
  for (const { currency, amount } of entries)
    sums[String(currency)] = (sums[String(currency)] ?? new Money(0)).plus(String(amount));
  const kept = Object.entries(sums).filter(([, sum]) => !sum.isZero());
  return Object.fromEntries(kept.map(([currency, sum]) => [currency, sum.toFixed()]).sort());
}

function balanceAmounts({ fiatBalances, cryptoBalances }: JsonObject): Record<string, string> {
  const entries = [...list(fiatBalances), ...list(cryptoBalances)];
  for (const { name, amount } of entries) {
    const { decimals } = facts.currencies.find((currency) => currency.name === name) ?? {};
    assert.equal(String(amount).split('.')[1]?.length, decimals, `${String(name)} ${String(amount)}`);
  }
  return amounts(entries.map(({ name, amount }) => ({ currency: name, amount })));
}

function historyAmounts({ transactions }: JsonObject): Record<string, string> {
  const settled = list(transactions).filter(({ status }) => status === 'SUCCESSFUL');
  return amounts(settled.map(({ currency, amount }) => ({ currency, amount })));
}

for (const seed of [1, 2, 3]) {
  test(`money that comes in, moves both ways and is looked at fits the contract and adds up, seed ${seed}`, async (t) => {
    const receiver = await startReceiver();
    t.after(() => receiver.close());
    const sandbox = await startSandbox({ webhookUrl: receiver.url, seed });
    t.after(() => sandbox.close());
    const call = createCaller(sandbox.url, sandbox.apiKey);
    const trigger = async (path: string, body: unknown = {}): Promise<JsonObject> => {
      const response = await fetch(`${sandbox.url}/_sandbox${path}`, { method: 'POST', body: JSON.stringify(body) });
      assert.equal(response.status, 200, path);
      return (await response.json()) as JsonObject;
    };

    const users = ['maria', 'paul'];
    for (const externalUserId of users) {
      await call('createUser', { body: userBody(externalUserId) });
      const { verificationId } = await call('createKycVerification', { body: kycBody(externalUserId) });
      await call('redirectToKycVerification', { path: { externalUserId, verificationId: String(verificationId) } });
      const early = { destinationExternalUserId: externalUserId, amount: '1', currency: 'eur' };
      await call('createTransfer', { body: early, status: 400, code: 'P459' });
      await trigger(`/kyc/${String(verificationId)}/approve`);
      await call('getKycStatus', { path: { externalUserId } });
      await call('addUserVerification', { body: verificationBody(externalUserId) });
    }

    const { iban, title } = await call('getPartnerSepaDepositInfo');
    const [partnerEur] = list((await call('getPartnerBalances')).fiatBalances);
    assert.equal(iban, partnerEur?.iban);
    await trigger('/deposits/sepa', { amount: '1000.50', currency: 'eur', title });
    const sender = { senderName: 'Maria Sample', senderIban: 'LT889999915571309901' };
    await trigger('/deposits/sepa', { externalUserId: 'maria', amount: 250, currency: 'eur', ...sender });
    await trigger('/deposits/crypto', { externalUserId: 'maria', amount: '0.30000001', currency: 'btc' });
    await trigger('/deposits/crypto', { amount: '100', currency: 'usdc', network: 'polygon' });
    const refused = ['WAITING_FOR_TR_DATA', 'UNSUCCESSFUL'];
    await trigger('/deposits/crypto', { externalUserId: 'paul', amount: '7', currency: 'doge', states: refused });
    const waiting = { externalUserId: 'paul', amount: '2', currency: 'eth', states: ['WAITING_FOR_TR_DATA'] };
    const { cryptoDepositId } = await trigger('/deposits/crypto', waiting);
    const before = await call('getUserBalances', { path: { externalUserId: 'paul' } });
    assert.deepEqual(balanceAmounts(before), {});
    await trigger(`/deposits/crypto/${String(cryptoDepositId)}/advance`, { status: 'SUCCESSFUL' });

    // The sum of all that came in, and of nothing else.
    const expected = { btc: '0.30000001', eth: '2', eur: '1250.5', usdc: '100' };
    const bodies = [
      '{"destinationExternalUserId": "maria", "amount": "100.25", "currency": "eur"}',
      '{"destinationExternalUserId": "paul", "amount": 0.1, "currency": "usdc"}',
      '{"sourceExternalUserId": "maria", "amount": 0.1, "currency": "btc"}',
      '{"sourceExternalUserId": "maria", "amount": 1e-8, "currency": "btc"}',
      '{"sourceExternalUserId": "paul", "amount": "2.0", "currency": "eth"}',
    ];
    const transferIds: string[] = [];
    for (const body of bodies) transferIds.push(String((await call('createTransfer', { body })).transferId));
    assert.equal(new Set(transferIds).size, bodies.length);

    const source = { sourceExternalUserId: 'maria' };
    const refusals = [
      { body: { amount: '1', currency: 'eur' }, code: 'P424' },
      { body: {}, code: 'P403' },
      { body: { ...source, destinationExternalUserId: 'paul', amount: '1', currency: 'eur' }, code: 'P403' },
      { body: { ...source, amount: '350.26', currency: 'eur' }, code: 'P433' },
      { body: { ...source, amount: '0.001', currency: 'eur' }, code: 'P403' },
      { body: { ...source, amount: '1', currency: 'usd' }, code: 'P410' },
      { body: { sourceExternalUserId: 'nobody', amount: '1', currency: 'eur' }, code: 'P412' },
    ];
    const balancesOf = async () => [
      balanceAmounts(await call('getPartnerBalances')),
      ...(await Promise.all(
        users.map(async (externalUserId) =>
          balanceAmounts(await call('getUserBalances', { path: { externalUserId } })),
        ),
      )),
    ];
    const settled = await balancesOf();
    for (const { body, code } of refusals) await call('createTransfer', { body, status: 400, code });
    assert.deepEqual(await balancesOf(), settled, 'a refused transfer moves nothing');
    assert.deepEqual(settled, [
      { btc: '0.10000001', eth: '2', eur: '900.25', usdc: '99.9' },
      { btc: '0.2', eur: '350.25' },
      { usdc: '0.1' },
    ]);
    const owned = settled.flatMap((one) => Object.entries(one).map(([currency, amount]) => ({ currency, amount })));
    assert.deepEqual(amounts(owned), expected);

    const details = [];
    for (const transferId of transferIds) details.push(await call('getTransferDetails', { path: { transferId } }));
    assert.deepEqual(
      details.map(({ amount }) => isLosslessNumber(amount) && amount.value),
      ['100.25', '0.1', '0.1', '0.00000001', '2'],
    );
    await call('getTransferDetails', { path: { transferId: crypto.randomUUID() }, status: 400, code: 'P403' });

    const histories = [await call('getPartnerTransactionHistory')];
    for (const externalUserId of users)
      histories.push(await call('getUserTransactionHistory', { path: { externalUserId } }));
    assert.deepEqual(histories.map(historyAmounts), settled);
    assert.deepEqual(
      histories.map(({ total }) => String(total)),
      ['7', '5', '4'],
    );
    const all = list(histories[0]?.transactions).map(({ id }) => id);
    const paged = [];
    for (const page of [1, 2, 3, 4]) {
      const { transactions } = await call('getPartnerTransactionHistory', { query: `?page=${page}&limit=3` });
      paged.push(...list(transactions).map(({ id }) => id));
    }
    assert.deepEqual(paged, all);
    for (const query of ['?page=0', '?limit=101', '?limit=ten', '?page=1&page=2'])
      await call('getPartnerTransactionHistory', { query, status: 400, code: 'P403' });

    await trigger('/deliveries/settle');
    receiver.received.forEach(assertWebhookFits);
    const told = (id: string) =>
      receiver.received
        .filter(({ path }) => path === contract.webhooks.get(id)?.path)
        .map(({ body }) => parse(body) as JsonObject);
    // Webhooks about different users arrive in any order.
    const byId = (one: JsonObject, other: JsonObject) => String(one.id).localeCompare(String(other.id));
    assert.deepEqual(told('p2pTransfer').sort(byId), [...details].sort(byId));
    assert.deepEqual(
      told('sepaDeposit').map(({ externalUserId, amount }) => [externalUserId, amount]),
      [
        [null, '1000.50'],
        ['maria', '250.00'],
      ],
    );
    const states = (user: string) =>
      told('cryptoDeposit')
        .filter(({ externalUserId }) => externalUserId === user)
        .map(({ status }) => status);
    assert.deepEqual(states('maria'), ['WAITING_FOR_VERIFICATION', 'SUCCESSFUL']);
    assert.deepEqual(states('paul'), ['WAITING_FOR_TR_DATA', 'UNSUCCESSFUL', 'WAITING_FOR_TR_DATA', 'SUCCESSFUL']);
  });
}
