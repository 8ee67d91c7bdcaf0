import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import type { JsonObject } from '../contracts/model/json-value.js';
import { startSandbox, type Sandbox } from './index.js';
import { createPartner, kycBody, send, userBody, type Partner } from './test-support/partner.js';

const createUser = '/v1/user/balances/crypto-and-fiat';
let sandbox: Sandbox;
let partner: Partner;

before(async () => {
  sandbox = await startSandbox();
  partner = createPartner(sandbox);
});
after(() => sandbox.close());

function assertValidationError(answer: { status: number; body: JsonObject }, message: string): void {
  assert.equal(answer.status, 400);
  assert.deepEqual(answer.body, { errorCode: 'P403', errorMessage: message });
}

test('a call without a key is turned away before its body is read', async () => {
  const url = sandbox.url + createUser;
  const withoutKey: Record<string, string>[] = [{}, { 'x-api-key': '' }];
  for (const headers of withoutKey) {
    const { status, body } = await send(url, 'POST', headers, '{');
    assert.deepEqual([status, body], [401, { statusCode: 401, message: 'Access Denied. xo1' }]);
  }
});

test('a wrong key is told from a missing one', async () => {
  const { status, body } = await send(sandbox.url + createUser, 'POST', { 'x-api-key': 'nobody' }, '{');
  assert.deepEqual([status, body], [401, { statusCode: 401, message: 'Access Denied. xo2' }]);
});

test('the header of the key is taken in any case', async () => {
  const { status } = await send(`${sandbox.url}/v1/partner/balances`, 'GET', { 'X-API-Key': sandbox.apiKey });
  assert.equal(status, 200);
});

test('all failures of a body are joined in one message', async () => {
  const { phone: _phone, ...rest } = userBody('user');
  const body = { ...rest, email: 7, country: 'Poland', birthDate: '1985-02-30' };
  assertValidationError(
    await partner.call('POST', createUser, body),
    [
      'phone should not be empty.',
      'email must be a string.',
      'country must be a two-letter ISO 3166-1 country code.',
      'birthDate must be a calendar day such as "2026-02-01".',
    ].join(' '),
  );
});

test('values of an enumeration are listed', async () => {
  assertValidationError(
    await partner.call('POST', '/v1/kyc', { ...kycBody('user'), documentType: 'LIBRARY_CARD' }),
    'documentType must be one of ID_CARD, PASSPORT, RESIDENCE_PERMIT, DRIVER_LICENSE.',
  );
});

test('fields that another one demands are missed', async () => {
  const body = { ...kycBody('user'), incomeSource: 'BUSINESS_ACTIVITY' };
  assertValidationError(await partner.call('POST', '/v1/kyc', body), 'taxId should not be empty.');
});

test('what is no JSON object is a validation error', async () => {
  assertValidationError(await partner.call('POST', createUser, '{"email":'), 'The request body must be valid JSON.');
  assertValidationError(await partner.call('POST', createUser, '[]'), 'The request body must be an object.');
  assertValidationError(await partner.call('POST', createUser, 'null'), 'The request body must be an object.');
  assertValidationError(await partner.call('POST', createUser), 'The request body must be an object.');
});

test('another content type and a huge body are validation errors', async () => {
  const headers = { 'x-api-key': sandbox.apiKey };
  const url = sandbox.url + createUser;
  assertValidationError(
    await send(url, 'POST', { ...headers, 'content-type': 'text/plain' }, '{}'),
    'Content-Type must be application/json.',
  );
  assertValidationError(await send(url, 'POST', headers, `"${'x'.repeat(2 ** 21)}"`), 'Request body is too large.');
});

test('who still writes a body that is too large can read the answer, and go on', async (t) => {
  const { hostname, port, host } = new URL(sandbox.url);
  const socket = connect(Number(port), hostname);
  t.after(() => socket.destroy());
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const answered = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(text)) await once(socket, 'data');
  };
  const length = 2 ** 22;
  const head = `host: ${host}\r\nx-api-key: ${sandbox.apiKey}\r\ncontent-type: application/json\r\n`;
  socket.write(`POST ${createUser} HTTP/1.1\r\n${head}content-length: ${length}\r\n\r\n"`);
  await answered(/^HTTP\/1\.1 400 [^]*too large/);
  text = '';
  socket.write('x'.repeat(length - 1));
  socket.write(`GET /v1/partner/balances HTTP/1.1\r\n${head}\r\n`);
  await answered(/^HTTP\/1\.1 200 /);
});

test('fields that the contract does not know are let pass', async () => {
  const { status } = await partner.call('POST', createUser, { ...userBody('more-fields'), hasAcceptedP100Tc: true });
  assert.equal(status, 200);
});

test('a refused call has no effect', async () => {
  await partner.call('POST', createUser, { externalUserId: 'refused' });
  const { body } = await partner.call('GET', '/v1/kyc/status/refused');
  assert.equal(body.errorCode, 'P412');
});

test('paths and methods that the API does not have are not found, with or without a key', async () => {
  const unknown = [
    ['GET', '/v1/nothing'],
    ['DELETE', '/v1/kyc'],
    ['GET', '/v1/user/balances/%zz'],
    ['GET', '/_sandbox/nothing'],
  ] as const;
  const callers: Record<string, string>[] = [{}, { 'x-api-key': sandbox.apiKey, 'content-type': 'application/json' }];
  for (const [method, path] of unknown) {
    for (const headers of callers) {
      const { status, body } = await send(sandbox.url + path, method, headers);
      assert.deepEqual([status, body], [404, { statusCode: 404, message: 'Not Found' }], `${method} ${path}`);
    }
  }
});

test('ids are taken as they are, however long and whatever their characters', async () => {
  for (const id of ['x'.repeat(2000), 'a/b?c#d', 'Zoë 😀', '%2F', "'--", '__proto__']) {
    assert.equal((await partner.call('POST', createUser, userBody(id))).status, 200, id);
    const { body } = await partner.call('GET', `/v1/kyc/status/${encodeURIComponent(id)}`);
    assert.equal(body.errorCode, 'P445', id);
  }
});
