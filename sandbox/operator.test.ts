import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import type { JsonObject } from '../contracts/model/json-value.js';
import { startSandbox, type Sandbox } from './index.js';
import { createPartner, kycBody, send, userBody, verificationBody, type Partner } from './test-support/partner.js';
import { operatorPrefix, triggers } from './operator.js';

interface Description {
  paths: Record<string, Record<string, { responses: Record<string, { $ref?: string }> }>>;
}
const description = parse(readFileSync(new URL('./operator.openapi.yaml', import.meta.url), 'utf8')) as Description;
const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false }).addSchema(
  description,
  'operator',
);

test('the routes served and the routes described are the same', () => {
  const served = triggers.map(({ method, path }) => `${method} ${operatorPrefix}${path}`);
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  assert.deepEqual(served.sort(), described.sort());
});

describe('triggers', () => {
  let sandbox: Sandbox;
  let one: Partner;
  let two: Partner;

  before(async () => {
    const apiKeys = [
      { key: 'key-1', tenant: 'one' },
      { key: 'key-2', tenant: 'two' },
    ];
    sandbox = await startSandbox({ apiKeys });
    one = createPartner({ url: sandbox.url, apiKey: 'key-1' });
    two = createPartner({ url: sandbox.url, apiKey: 'key-2' });
  });
  after(() => sandbox.close());
  beforeEach(() => trigger('POST', '/reset', 200));

  /** Sends a request without a key; status and body of the answer must be described. */
  async function trigger(method: string, path: string, status: number, body?: unknown): Promise<JsonObject> {
    const answer = await send(sandbox.url + operatorPrefix + path, method, {}, body);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    const [pathOnly = ''] = path.split('?');
    const template = Object.keys(description.paths).find((candidate) =>
      new RegExp(`^${candidate.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(operatorPrefix + pathOnly),
    );
    const response = description.paths[template ?? '']?.[method.toLowerCase()]?.responses[status];
    assert.ok(response, `${method} ${path} describes ${status}`);
    const place = response.$ref?.slice(1) ?? responsePointer(template ?? '', method, status);
    const valid = ajv.compile({ $ref: `operator#${encodeURI(place)}/content/application~1json/schema` });
    assert.ok(valid(answer.body), JSON.stringify(valid.errors));
    return answer.body;
  }

  async function verificationOf(partner: Partner, externalUserId: string): Promise<string> {
    await partner.call('POST', '/v1/user/balances/crypto-and-fiat', userBody(externalUserId));
    const { body } = await partner.call('POST', '/v1/kyc', kycBody(externalUserId));
    return String(body.verificationId);
  }

  test('health tells what runs', async () => {
    const body = await trigger('GET', '/health', 200);
    assert.deepEqual(body.tenants, [
      { name: 'one', users: 0 },
      { name: 'two', users: 0 },
    ]);
  });

  test('an identity check is decided once', async () => {
    const approved = await verificationOf(one, 'maria');
    assert.deepEqual(await trigger('POST', `/kyc/${approved}/approve`, 200), {
      verificationId: approved,
      status: 'APPROVED',
    });
    await trigger('POST', `/kyc/${approved}/reject`, 409);
    const rejected = await verificationOf(one, 'paul');
    await trigger('POST', `/kyc/${rejected}/reject`, 200);
    assert.deepEqual((await one.call('GET', '/v1/kyc/status/paul')).body, { status: 'REJECTED', rejectionReasons: [] });
    await trigger('POST', '/kyc/nothing/approve', 404);
  });

  test('reasons are a list of strings', async () => {
    const verificationId = await verificationOf(one, 'maria');
    for (const body of ['{', '[]', '{}', '{"reasons": "x"}', '{"reasons": [1]}']) {
      await trigger('POST', `/kyc/${verificationId}/reject`, 400, body);
    }
    await trigger('POST', `/kyc/${verificationId}/reject`, 200, { reasons: ['a', 'b'] });
  });

  test('a user is extended once, after balances exist', async () => {
    await trigger('POST', '/users/maria/extend', 404);
    await one.approve('maria');
    await trigger('POST', '/users/maria/extend', 409);
    await trigger('POST', '/reset', 200);
    await one.onboard('maria');
    await trigger('POST', '/users/maria/extend', 200);
    await trigger('POST', '/users/maria/extend', 409);
  });

  test('a user id of two tenants needs the tenant', async () => {
    await one.onboard('maria');
    await two.onboard('maria');
    await trigger('POST', '/users/maria/extend', 409);
    await trigger('POST', '/users/maria/extend?tenant=two', 200);
    await trigger('POST', '/users/maria/extend?tenant=three', 404);
    const statusOf = async (partner: Partner) =>
      JSON.stringify((await partner.call('GET', '/v1/user/balances/maria')).body.fiatBalances);
    assert.doesNotMatch(await statusOf(one), /EXTENDED/);
    assert.match(await statusOf(two), /EXTENDED/);
  });

  test('deposits go to a user with balances or to the partner, in amounts that can be', async () => {
    await trigger('POST', '/deposits/sepa', 409, { amount: '1', currency: 'eur' });
    const credited = await trigger('POST', '/deposits/sepa?tenant=one', 200, { amount: 12.5, currency: 'eur' });
    assert.deepEqual([credited.externalUserId, credited.amount], [null, '12.50']);

    const deposit = { externalUserId: 'maria', amount: '1', currency: 'eur' };
    await trigger('POST', '/deposits/sepa', 404, deposit);
    await one.approve('maria');
    await trigger('POST', '/deposits/sepa', 409, deposit);
    await one.call('POST', '/v1/user/verification', verificationBody('maria'));
    const refused = [
      '{',
      '[]',
      { ...deposit, externalUserId: 1 },
      { ...deposit, amount: '1.001' },
      { ...deposit, amount: -1 },
      { ...deposit, amount: undefined },
      { ...deposit, currency: 'btc' },
      { ...deposit, senderIban: 'LT00' },
      { ...deposit, title: 7 },
    ];
    for (const body of refused) await trigger('POST', '/deposits/sepa', 400, body);
    assert.deepEqual((await one.call('GET', '/v1/user/transactions/maria')).body.total, 0);
  });

  test('a crypto deposit runs through states that follow each other, and is credited once', async () => {
    await one.onboard('maria');
    const deposit = { externalUserId: 'maria', amount: '10', currency: 'usdc' };
    const refused: [number, object][] = [
      [400, { ...deposit, currency: 'eur' }],
      [400, { ...deposit, network: 'btc' }],
      [400, { ...deposit, states: [] }],
      [400, { ...deposit, states: 'SUCCESSFUL' }],
      [409, { ...deposit, states: ['SUCCESSFUL'] }],
      [409, { ...deposit, states: ['WAITING_FOR_TR_DATA', 'WAITING_FOR_TR_DATA'] }],
      [409, { ...deposit, amount: '4.999999' }],
    ];
    for (const [status, body] of refused) await trigger('POST', '/deposits/crypto', status, body);

    const states = ['WAITING_FOR_VERIFICATION', 'WAITING_FOR_TR_DATA'];
    const { cryptoDepositId, transactionHash } = await trigger('POST', '/deposits/crypto', 200, { ...deposit, states });
    assert.match(String(transactionHash), /^0x[0-9a-f]{64}$/);
    const path = `/deposits/crypto/${String(cryptoDepositId)}/advance`;
    await trigger('POST', path, 400, {});
    await trigger('POST', path, 409, { status: 'WAITING_FOR_VERIFICATION' });
    await trigger('POST', '/deposits/crypto/nothing/advance', 404, { status: 'SUCCESSFUL' });
    const history = async () =>
      (await one.call('GET', '/v1/user/transactions/maria')).body.transactions as JsonObject[];
    assert.deepEqual(
      (await history()).map(({ status }) => status),
      ['PENDING'],
    );
    await trigger('POST', path, 200, { status: 'SUCCESSFUL' });
    await trigger('POST', path, 409, { status: 'SUCCESSFUL' });
    assert.deepEqual(
      (await history()).map(({ status, amount }) => [status, amount]),
      [['SUCCESSFUL', '10.000000']],
    );
  });

  test('faults are listed and switched', async () => {
    const { faults } = (await trigger('GET', '/faults', 200)) as { faults: { name: string; active: boolean }[] };
    assert.ok(faults.every(({ active }) => !active));
    const names = faults.slice(0, 1).map(({ name }) => name);
    const after = await trigger('PUT', '/faults', 200, { active: names });
    assert.deepEqual(
      (after.faults as typeof faults).filter(({ active }) => active).map(({ name }) => name),
      names,
    );
    for (const body of ['{', '{}', '{"active": [1]}', { active: ['nothing'] }])
      await trigger('PUT', '/faults', 400, body);
    assert.deepEqual(sandbox.faults, names);
    await trigger('POST', '/reset', 200);
    assert.deepEqual(sandbox.faults, names);
    await trigger('PUT', '/faults', 200, { active: [] });
  });

  test('deliveries settle, and their attempts are listed', async () => {
    assert.deepEqual(await trigger('POST', '/deliveries/settle', 200), { waiting: 0 });
    assert.deepEqual(await trigger('GET', '/deliveries', 200), { attempts: [] });
  });

  test('reset forgets users, and the same ids come again', async () => {
    await one.onboard('maria');
    const balances = await one.call('GET', '/v1/user/balances/maria');
    await trigger('POST', '/reset', 200);
    assert.equal((await one.call('GET', '/v1/user/balances/maria')).body.errorCode, 'P412');
    await one.onboard('maria');
    assert.deepEqual((await one.call('GET', '/v1/user/balances/maria')).body, balances.body);
  });
});

function responsePointer(template: string, method: string, status: number): string {
  return `/paths/${template.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${status}`;
}
