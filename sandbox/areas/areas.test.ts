import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { JsonObject } from '../../contracts/model/json-value.js';
import { loadContract } from '../../contracts/model/load.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { startReceiver, type Receiver } from '../../sender/test-support/receiver.js';
import { startSandbox, type Sandbox } from '../index.js';
import { operations } from '../partner-api.js';
import { createPartner, kycBody, send, userBody, verificationBody, type Partner } from '../test-support/partner.js';

const contract = loadContract('test');
const validator = new ContractValidator(contract);
const createUser = '/v1/user/balances/crypto-and-fiat';

test('a key is asked for where the contract asks for one', () => {
  for (const version of ['legacy', 'test', 'latest']) {
    const described = loadContract(version).operations;
    for (const { id, access } of operations) {
      const operation = described.get(id);
      if (operation) assert.equal(access, (operation.object.security ?? []).length > 0 ? 'key' : 'open', id);
    }
  }
});

test('every operation of every version is served', () => {
  const served = new Set(operations.map(({ id }) => id));
  for (const version of ['legacy', 'test', 'latest'])
    for (const { object } of loadContract(version).operations.values())
      assert.ok(served.has(object.operationId), `${version} ${object.operationId}`);
});

function assertAnswer(operationId: string, body: unknown, status = 200): void {
  const operation = contract.operations.get(operationId);
  assert.ok(operation?.object.responses[status], `${operationId} lists ${status}`);
  const schema = `${operation.pointer}/responses/${status}/content/application~1json/schema`;
  assert.deepEqual(validator.violations(schema, body, 'exact'), [], operationId);
}

function assertWebhook(webhookId: string, body: string): JsonObject {
  const webhook = contract.webhooks.get(webhookId);
  assert.ok(webhook);
  assert.deepEqual(validator.violations(webhook.schemaPointer, JSON.parse(body), 'exact'), [], webhookId);
  return JSON.parse(body) as JsonObject;
}

describe('onboarding', () => {
  let receiver: Receiver;
  let sandbox: Sandbox;
  let partner: Partner;

  before(async () => {
    receiver = await startReceiver();
    sandbox = await startSandbox({ webhookUrl: receiver.url, webhookToken: 'token of the partner' });
    partner = createPartner(sandbox);
  });
  after(async () => {
    await sandbox.close();
    await receiver.close();
  });

  test('leads from a new user to balances, step by step, each answer as the contract says', async () => {
    const user = await partner.call('POST', createUser, userBody('maria'));
    assertAnswer('createUser', user.body);
    assert.equal(user.body.poaRequiredForExtended, false);

    const early = await partner.call('GET', '/v1/user/balances/maria');
    assert.deepEqual([early.status, early.body.errorCode], [400, 'P459']);
    const none = await partner.call('GET', '/v1/kyc/status/maria');
    assert.deepEqual([none.status, none.body.errorCode, none.body.errorName], [404, 'P445', 'kyc-not-found']);
    assertAnswer('getKycStatus', none.body, 404);

    const kyc = await partner.call('POST', '/v1/kyc', kycBody('maria'));
    assertAnswer('createKycVerification', kyc.body);
    const verificationId = String(kyc.body.verificationId);

    const page = await send(`${sandbox.url}/v1/kyc/verification/maria/${verificationId}`, 'GET', {});
    assert.deepEqual([page.status, page.contentType], [200, 'text/html; charset=utf-8']);
    assert.match(String(page.body.text), new RegExp(verificationId));

    const pending = await partner.call('GET', '/v1/kyc/status/maria');
    assertAnswer('getKycStatus', pending.body);
    assert.deepEqual(pending.body, { status: 'PENDING' });

    const tooEarly = await partner.call('POST', '/v1/user/verification', verificationBody('maria'));
    assert.deepEqual([tooEarly.status, tooEarly.body.errorCode], [400, 'P459']);

    await partner.call('POST', `/_sandbox/kyc/${verificationId}/approve`);
    assert.deepEqual((await partner.call('GET', '/v1/kyc/status/maria')).body, { status: 'APPROVED' });

    const accepted = await partner.call('POST', '/v1/user/verification', verificationBody('maria'));
    assertAnswer('addUserVerification', accepted.body);
    assert.deepEqual(await partner.settle(), { waiting: 0 });

    assert.deepEqual(
      receiver.received.map(({ path }) => path),
      [contract.webhooks.get('kycVerificationStatus')?.path, '/webhook/user/status'],
    );
    for (const { headers } of receiver.received) {
      assert.equal(headers.authorization, 'token of the partner');
      assert.equal(headers['content-type'], 'application/json');
    }
    const [told, generated] = receiver.received;
    assert.deepEqual(assertWebhook('kycVerificationStatus', told?.body ?? ''), {
      externalUserId: 'maria',
      verificationId,
      status: 'APPROVED',
    });
    const payload = assertWebhook('userBalanceGenerated', generated?.body ?? '');

    const balances = await partner.call('GET', '/v1/user/balances/maria');
    assertAnswer('getUserBalances', balances.body);
    assert.deepEqual(withoutIban(balances.body), payload.balances);
    assert.equal(fiatStatus(balances.body), 'ACTIVE');

    const partnerBalances = await partner.call('GET', '/v1/partner/balances');
    assertAnswer('getPartnerBalances', partnerBalances.body);
  });

  test('a repeated Add User Verification changes nothing and tells nothing', async () => {
    await partner.onboard('twice');
    await partner.settle();
    const balances = await partner.call('GET', '/v1/user/balances/twice');
    const deliveries = receiver.received.length;
    const repeated = await partner.call('POST', '/v1/user/verification', verificationBody('twice'));
    assert.equal(repeated.status, 200);
    await partner.settle();
    assert.equal(receiver.received.length, deliveries);
    assert.deepEqual((await partner.call('GET', '/v1/user/balances/twice')).body, balances.body);
  });

  test('the extension sends the balances again, with the same ids and the new status', async () => {
    await partner.onboard('extended');
    const { status, body } = await partner.call('POST', '/_sandbox/users/extended/extend');
    assert.deepEqual([status, body], [200, { externalUserId: 'extended', status: 'ACTIVE_EXTENDED' }]);
    await partner.settle();
    const payload = assertWebhook('userBalanceGenerated', receiver.received.at(-1)?.body ?? '');
    const balances = await partner.call('GET', '/v1/user/balances/extended');
    assert.deepEqual(withoutIban(balances.body), payload.balances);
    assert.equal(fiatStatus(balances.body), 'ACTIVE_EXTENDED');
  });

  test('a rejected check is told with its reasons and admits to nothing; a new one can follow', async () => {
    await partner.call('POST', createUser, userBody('rejected'));
    const first = await partner.call('POST', '/v1/kyc', kycBody('rejected'));
    await partner.call('POST', `/_sandbox/kyc/${String(first.body.verificationId)}/reject`, { reasons: ['blurred'] });
    await partner.settle();
    assert.deepEqual(assertWebhook('kycVerificationStatus', receiver.received.at(-1)?.body ?? ''), {
      externalUserId: 'rejected',
      verificationId: first.body.verificationId,
      status: 'REJECTED',
      reasons: ['blurred'],
    });
    const status = await partner.call('GET', '/v1/kyc/status/rejected');
    assertAnswer('getKycStatus', status.body);
    assert.deepEqual(status.body, { status: 'REJECTED', rejectionReasons: ['blurred'] });
    const refused = await partner.call('POST', '/v1/user/verification', verificationBody('rejected'));
    assert.equal(refused.body.errorCode, 'P459');

    const second = await partner.call('POST', '/v1/kyc', kycBody('rejected'));
    assert.notEqual(second.body.verificationId, first.body.verificationId);
    assert.deepEqual((await partner.call('GET', '/v1/kyc/status/rejected')).body, { status: 'PENDING' });
  });
});

describe('refusals', () => {
  let sandbox: Sandbox;
  let partner: Partner;

  before(async () => {
    sandbox = await startSandbox();
    partner = createPartner(sandbox);
  });
  after(() => sandbox.close());

  test('an unknown user is refused everywhere', async () => {
    const calls = [
      ['POST', '/v1/kyc', kycBody('nobody'), 'createKycVerification'],
      ['GET', '/v1/kyc/verification/nobody/nothing', undefined, 'redirectToKycVerification'],
      ['GET', '/v1/kyc/status/nobody', undefined, 'getKycStatus'],
      ['POST', '/v1/user/verification', verificationBody('nobody'), 'addUserVerification'],
      ['GET', '/v1/user/balances/nobody', undefined, 'getUserBalances'],
      ['GET', '/v1/user/transactions/nobody', undefined, 'getUserTransactionHistory'],
    ] as const;
    for (const [method, path, body, operationId] of calls) {
      const answer = await partner.call(method, path, body);
      assert.equal(answer.status, 400, path);
      assert.deepEqual(answer.body, {
        errorCode: 'P412',
        errorName: 'invalid-user',
        errorMessage: 'User does not exist',
      });
      assertAnswer(operationId, answer.body, 400);
    }
  });

  test('an externalUserId is taken once', async () => {
    const first = await partner.call('POST', createUser, userBody('unique'));
    assert.equal(first.status, 200);
    const second = await partner.call('POST', createUser, userBody('unique'));
    assert.deepEqual([second.status, second.body.errorCode, second.body.errorName], [400, 'P411', 'user-exists']);
  });

  test("another user's verification cannot be opened", async () => {
    await partner.call('POST', createUser, userBody('one'));
    await partner.call('POST', createUser, userBody('other'));
    const { body } = await partner.call('POST', '/v1/kyc', kycBody('one'));
    const page = await partner.call('GET', `/v1/kyc/verification/other/${String(body.verificationId)}`);
    assert.equal(page.body.errorCode, 'P412');
  });
});

describe('transfers', () => {
  let sandbox: Sandbox;
  let partner: Partner;

  before(async () => {
    sandbox = await startSandbox({
      apiKeys: [
        { key: 'key-1', tenant: 'one' },
        { key: 'key-2', tenant: 'two' },
      ],
    });
    partner = createPartner({ url: sandbox.url, apiKey: 'key-1' });
    await partner.onboard('maria');
    await partner.call('POST', '/_sandbox/deposits/sepa', { externalUserId: 'maria', amount: '100', currency: 'eur' });
  });
  after(() => sandbox.close());

  const transfer = { sourceExternalUserId: 'maria', amount: '30', currency: 'eur' };

  test('of many at once, as many succeed as the money suffices for, and the others change nothing', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => partner.call('POST', '/v1/transfer', transfer)));
    const codes = answers.filter(({ status }) => status !== 201).map(({ body }) => body.errorCode);
    assert.deepEqual(codes, Array<string>(17).fill('P433'));
    const { body } = await partner.call('GET', '/v1/user/balances/maria');
    assert.equal((body.fiatBalances as JsonObject[])[0]?.amount, '10.00');
    assert.equal((await partner.call('GET', '/v1/user/transactions/maria')).body.total, 4);
    assert.equal((await partner.call('GET', '/v1/partner/transactions')).body.total, 3);
  });

  test('they are seen by their own tenant alone', async () => {
    const { body } = await partner.call('POST', '/v1/transfer', { ...transfer, amount: '1' });
    const path = `/v1/transfer/details/${String(body.transferId)}`;
    assert.equal((await partner.call('GET', path)).status, 200);
    const stranger = createPartner({ url: sandbox.url, apiKey: 'key-2' });
    assert.equal((await stranger.call('GET', path)).body.errorCode, 'P403');
    assert.equal((await stranger.call('POST', '/v1/transfer', transfer)).body.errorCode, 'P412');
    assert.equal((await stranger.call('GET', '/v1/partner/transactions')).body.total, 0);
  });
});

function withoutIban(balances: JsonObject): JsonObject {
  const fiatBalances = (balances.fiatBalances as JsonObject[]).map(({ iban, ...rest }) => {
    assert.equal(typeof iban, 'string');
    return rest;
  });
  return { ...balances, fiatBalances };
}

function fiatStatus(balances: JsonObject): unknown {
  return (balances.fiatBalances as JsonObject[])[0]?.status;
}
