import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, refused, unstated } from '../generators/cases/expectations.js';
import { evidenceGround } from '../contracts/model/ground.js';
import type { RequestCase } from '../generators/cases/case.js';
import type { HttpClient } from './client.js';
import { createShrinking, originOf } from './shrinking.js';
import { exchange } from './test-support/inputs.js';
import { openSession } from './test-support/session.js';

const user = '7af71fcc-3063-427d-b90f-7a1fe6256769';
const transfer = {
  sourceExternalUserId: user,
  destinationExternalUserId: user,
  amount: '12.50',
  currency: 'eur',
};

function planned(body: unknown, expect: RequestCase['expect']): RequestCase {
  const request = { method: 'POST', path: '/v1/transfer', headers: { 'content-type': 'application/json' } };
  return {
    kind: 'request',
    id: 'createTransfer:fuzz:any:/3',
    phase: 'fuzz',
    rule: 'any',
    name: 'Transfer at random',
    operationId: 'createTransfer',
    request: { ...request, body: JSON.stringify(body) },
    authentication: 'valid',
    expect,
  };
}

/** Carries out a case at a target that answers by the body, and shrinks it. */
async function shrunk(of: RequestCase, answer: (body: string) => { status: number; body: unknown }, most = 200) {
  const sent: string[] = [];
  const client: HttpClient = {
    send({ body = '', ...request }) {
      sent.push(body);
      return Promise.resolve({ ...exchange('createTransfer', answer(body)), request: { ...request, url: '', body } });
    },
  };
  const { session, lines } = openSession({ options: { client } });
  await session.request(of);
  await createShrinking(session, session.operation('createTransfer'), most)(of);
  const cases = lines.flatMap((line) => (line.type === 'case' ? [line.id] : []));
  return { sent, cases, least: JSON.parse(sent.at(-1) ?? '') as unknown };
}

const crash = { status: 500, body: { errorCode: 'P500' } };
const refusal = { status: 400, body: { errorCode: 'P403', errorMessage: 'no' } };
const any = answered('whatever it is');

test('a body that breaks the server is recorded again, as small as it still does, and as valid', async () => {
  const { cases, least, sent } = await shrunk(planned(transfer, any), (body) =>
    body.includes('destinationExternalUserId') ? crash : refusal,
  );
  assert.deepEqual(cases, ['createTransfer:fuzz:any:/3', 'createTransfer:fuzz:any-shrunk:/3']);
  assert.ok(sent.length > cases.length, 'smaller bodies are sent and not recorded');
  const members = Object.keys(least as object);
  assert.ok(members.includes('destinationExternalUserId') && members.length < 4, members.join());
});

test('an invalid body that is accepted stays invalid, so that accepting it stays wrong', async () => {
  const ground = evidenceGround(unstated('a test'));
  const invalid = { ...transfer, currency: 7 };
  const { cases, least } = await shrunk(planned(invalid, refused('validation', ground)), () => ({
    status: 201,
    body: { transferId: user },
  }));
  assert.equal(cases.length, 2);
  assert.notEqual(typeof (least as { currency?: unknown }).currency, 'string');
});

test('no more is sent than may be, and nothing where nothing failed', async () => {
  const always = await shrunk(planned(transfer, any), () => crash, 3);
  assert.ok(always.sent.length <= 1 + 3 + 1);
  assert.equal((await shrunk(planned(transfer, any), () => crash, 0)).sent.length, 1);
  assert.equal((await shrunk(planned(transfer, any), () => refusal)).sent.length, 1);
});

test('a smaller body that fails otherwise is another trouble', async () => {
  const { cases } = await shrunk(planned(transfer, any), (body) =>
    body === JSON.stringify(transfer) ? crash : { status: 400, body: { errorCode: 'no code at all' } },
  );
  assert.deepEqual(cases, ['createTransfer:fuzz:any:/3']);
});

test('the id of a shrunk case tells what it was made from', () => {
  assert.equal(originOf('createUser:fuzz:invalid-shrunk:/3'), 'createUser:fuzz:invalid:/3');
  assert.equal(originOf('createUser:negative:null-value:/a:b'), 'createUser:negative:null-value:/a:b');
});
