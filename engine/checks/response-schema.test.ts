import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildContract } from '../../contracts/model/load.js';
import type { OpenApiDocument, Operation } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { balancePayload, exchangeInput, groundAt, itemAt, only, operationNamed } from '../test-support/inputs.js';
import { responseSchema } from './response-schema.js';

const id = 'getUserBalances';
const schema = `${operationNamed(id).pointer}/responses/200/content/application~1json/schema`;

test('an answer that fits holds, on the ground of its schema', () => {
  const judgement = only(responseSchema.judge(exchangeInput(id, { body: balancePayload().balances })));
  assert.equal(judgement.holds, true);
  assert.deepEqual(judgement.ground, groundAt(schema));
});

test('a missing member and a wrong type are findings of their own, each at its place and on its own ground', () => {
  const { balances } = balancePayload();
  itemAt(balances.cryptoBalances, 1).amount = 1.5;
  const { cryptoBalances, ...withoutCrypto } = balances;

  const wrongType = only(responseSchema.judge(exchangeInput(id, { body: balances })));
  assert.equal(wrongType.holds, false);
  assert.equal(wrongType.pointer, '/cryptoBalances/1/amount');
  assert.equal(wrongType.expected, 'string');
  assert.equal(wrongType.actual, 'number 1.5');
  assert.deepEqual(wrongType.ground, groundAt(`${schema}/properties/cryptoBalances/items/properties/amount`, 'type'));
  assert.deepEqual(wrongType.subject, { kind: 'exchange', id: 'e1' });

  const missing = only(responseSchema.judge(exchangeInput(id, { body: withoutCrypto })));
  assert.equal(missing.pointer, '/cryptoBalances');
  assert.equal(missing.actual, 'missing');
  assert.deepEqual(missing.ground, groundAt(`${schema}/properties/cryptoBalances`, 'required'));
  assert.equal(cryptoBalances.length, 6);
});

test('unknown members and values of open sets are left to drift', () => {
  const { balances } = balancePayload();
  itemAt(balances.fiatBalances, 0)['status'] = 'FROZEN';
  itemAt(balances.fiatBalances, 0)['overdraft'] = '10.00';
  assert.equal(only(responseSchema.judge(exchangeInput(id, { body: balances }))).holds, true);
});

test('a body that is no JSON breaks a principle', () => {
  for (const body of ['', '{"cryptoBalances":[', '<html></html>', "{'cryptoBalances':[]}"]) {
    const judgement = only(responseSchema.judge(exchangeInput(id, { body })));
    assert.equal(judgement.holds, false);
    assert.deepEqual(judgement.ground, { kind: 'principle', principle: 'well-formed HTTP and JSON' });
    assert.equal(judgement.pointer, '');
    assert.equal(judgement.expected, 'a JSON text');
    assert.equal(judgement.actual, body);
  }
});

test('the trouble of a broken body is told without a piece of it', () => {
  const { message } = only(responseSchema.judge(exchangeInput(id, { body: '{"iban":PL61109010140000071219812874}' })));
  assert.match(message, /the body is no JSON: Unexpected token/);
  assert.doesNotMatch(message, /PL6/);
});

test('what is no success is left to the check of errors', () => {
  assert.deepEqual(responseSchema.judge(exchangeInput(id, { status: 400, body: { errorMessage: 7 } })), []);
});

test('what a router answers to another method is not judged', () => {
  const input = exchangeInput(id, { body: { cryptoBalances: 'none' } });
  const exchange = { ...input.exchange, request: { ...input.exchange.request, method: 'DELETE' } };
  assert.deepEqual(responseSchema.judge({ ...input, exchange }), []);
});

test('statuses and media types without a JSON schema are not judged', () => {
  assert.deepEqual(responseSchema.judge(exchangeInput(id, { status: 401, body: 'Access Denied. xo1' })), []);
  assert.deepEqual(responseSchema.judge(exchangeInput(id, { status: 418, body: '{}' })), []);
  assert.deepEqual(responseSchema.judge(exchangeInput('redirectToKycVerification', { body: '<html></html>' })), []);
});

test('a wrong Content-Type does not hide a broken body', () => {
  const answer = { headers: { 'content-type': 'text/plain' }, body: { cryptoBalances: 'none' } };
  assert.equal(only(responseSchema.judge(exchangeInput(id, answer))).pointer, '/cryptoBalances');
});

test('a pattern that takes for ever is told as not judged, and is no finding that fails', { timeout: 10_000 }, () => {
  const input = exchangeInput('createUser', { body: { text: `${'c'.repeat(60)}!` } });
  const schema = { type: 'object', properties: { text: { type: 'string', pattern: '^(c+)+$' } } };
  const responses = { 200: { description: 'made', content: { 'application/json': { schema } } } };
  const path = { post: { ...input.operation.object, responses } };
  const document = { ...input.contract.document, paths: { [input.operation.path]: path } } as OpenApiDocument;
  const contract = buildContract(document, input.contract.facts, 'hash');
  const operation = contract.operations.get('createUser') as Operation;
  const judge = (body: string) =>
    responseSchema.judge({
      ...input,
      contract,
      operation,
      validator: new ContractValidator(contract),
      response: { ...input.response, body },
    });
  const told = only(judge(input.response.body));
  assert.deepEqual([told.holds, told.atMost], [false, 'info']);
  assert.equal(told.message, 'a text was not judged: the pattern "^(c+)+$" took too long');
  assert.equal(only(judge('{"text":"cc"}')).holds, true);
  assert.match(only(judge('{"text":"cd"}')).message, /should match/);
});
