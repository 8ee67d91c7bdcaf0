import assert from 'node:assert/strict';
import { test } from 'node:test';
import { balancePayload, exchangeInput, only } from '../test-support/inputs.js';
import { secretExposed } from './secret-exposed.js';

const judge = (
  operationId: string,
  body: unknown,
  changes: { webhookToken?: string; key?: string; sent?: unknown } = {},
) => {
  const { webhookToken, key, sent } = changes;
  const input = exchangeInput(operationId, { body });
  const request = {
    ...input.exchange.request,
    headers: { accept: 'application/json', ...(key === undefined ? {} : { 'X-API-Key': key }) },
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  };
  return secretExposed.judge({ ...input, exchange: { ...input.exchange, request }, webhookToken });
};
const principle = { kind: 'principle', principle: 'no secret exposed' };
const pan = '4111111111111111';

test('a whole card number where the contract has none is a finding that does not repeat it', () => {
  for (const body of [
    { cards: [{ cardId: 'a', status: 'ACTIVE', label: 'x', cardLastDigits: '1111', cardNumber: pan }] },
    { cards: [{ cardId: 'a', label: `card 4111 1111 1111 1111` }] },
    `<p>${pan}</p>`,
  ]) {
    const judgement = only(judge('getUserCards', body));
    assert.equal(judgement.holds, false);
    assert.deepEqual(judgement.ground, principle);
    assert.equal(judgement.actual, 'a card number ending in 1111');
    assert.doesNotMatch(JSON.stringify(judgement), /4111/);
  }
});

test('where the contract has the number and CVV they are no secret', () => {
  const card = { cardId: 'a', cardNumber: pan, cvv: '123', exp: '12/29' };
  assert.deepEqual(judge('createVirtualCard', card), []);
  assert.deepEqual(judge('getCardDetails', { status: 'ACTIVE', cardNumber: pan, cvv: '123', exp: '12/29' }), []);
});

test('a CVV or PIN elsewhere is a finding, a hidden one is not', () => {
  const judgement = only(judge('getUserCards', { cards: [{ cardId: 'a', cvv: '123' }] }));
  assert.equal(judgement.pointer, '/cards/0/cvv');
  assert.equal(judgement.actual, '3 digits');
  assert.equal(only(judge('createVirtualCard', { cardNumber: pan, cvv: '123', pin: '4321' })).pointer, '/pin');
  for (const pin of [null, '**34', 'n/a 123', '123 digits', '12', '123456789'])
    assert.deepEqual(judge('getUserCards', { cards: [{ cvv: '***', pin }] }), [], String(pin));
});

test('a key or token that comes back is a finding wherever it stands', () => {
  const key = 'key-of-the-partner-1';
  const told = only(judge('createUser', { userId: 'a', debug: { headers: { key } } }, { key }));
  assert.equal(told.actual, "the caller's API key");
  assert.doesNotMatch(JSON.stringify(told), /key-of-the-partner/);
  const webhookToken = 'token-of-the-webhooks';
  assert.equal(only(judge('createUser', `<b>${webhookToken}</b>`, { webhookToken })).actual, 'the webhook token');
  assert.deepEqual(judge('createUser', { userId: 'a' }, { key, webhookToken }), []);
  assert.deepEqual(judge('createUser', { userId: 'abc' }, { key: 'abc' }), []);
});

test('a key that the case made up is no secret', () => {
  const key = 'key-of-the-partner-1';
  for (const authentication of ['none', 'wrong'] as const) {
    const input = exchangeInput('createUser', { body: { errorMessage: `${key} is unknown` } }, { authentication });
    const request = { ...input.exchange.request, headers: { 'X-API-Key': key } };
    assert.deepEqual(secretExposed.judge({ ...input, exchange: { ...input.exchange, request } }), []);
  }
});

test('letters of either case, encodings, headers and redirects show a key all the same', () => {
  const key = 'Key-of-the-partner-1';
  const input = exchangeInput('createUser', { body: { userId: 'a' } });
  const request = { ...input.exchange.request, headers: { 'X-API-Key': key } };
  const shownBy = (headers: Record<string, string>, body = '{"userId":"a"}') =>
    secretExposed.judge({
      ...input,
      exchange: { ...input.exchange, request },
      response: { status: 302, headers: { 'content-type': 'application/json', ...headers }, body },
    });
  for (const [told, place] of [
    [shownBy({ location: `/x?next=${encodeURIComponent(`/y?key=${key}`)}` }), ' in the header location'],
    [shownBy({ 'x-debug': Buffer.from(`a:${key}`).toString('base64') }), ' in the header x-debug'],
    [shownBy({}, JSON.stringify({ note: key.toLowerCase() })), ''],
    [shownBy({}, JSON.stringify({ note: Buffer.from(key).toString('hex') })), ''],
  ] as const)
    assert.equal(only(told).message, `the answer shows the caller's API key${place}`);
  assert.deepEqual(shownBy({ 'x-request-id': 'r-1' }), []);
  const inUrl = { ...request, url: `${request.url}?key=${key}` };
  const echo = { status: 302, headers: { location: `/moved?key=${key}` }, body: '' };
  assert.deepEqual(
    secretExposed.judge({ ...input, exchange: { ...input.exchange, request: inUrl }, response: echo }),
    [],
  );
});

test('a refusal tells no card number where success may', () => {
  const input = exchangeInput('getCardDetails', { status: 400, body: { errorMessage: `card ${pan} is blocked` } });
  assert.equal(only(secretExposed.judge(input)).pointer, '/errorMessage');
});

test('digits that are no card, and those of the caller, are no finding', () => {
  for (const body of [
    balancePayload(),
    { iban: 'DE89370400440532013000', title: 'PL61 1090 1014 0000 0712 1981 2874' },
    { id: '4111111111111112', time: '1700000000000', amount: '4111111111111111.00' },
    { phone: '+4912345678901', wallet: '0x4111111111111111111111111111111111111111' },
    '4111',
  ])
    assert.deepEqual(judge('getUserBalances', body), [], JSON.stringify(body));
  assert.deepEqual(judge('createUser', { externalUserId: pan }, { sent: { externalUserId: pan } }), []);
});

test('the keys of the run are secrets however they are sent, another account’s too; cards are none where no fact tells of them', () => {
  const apiKey = 'key-of-the-partner-1';
  const otherApiKey = 'key-of-another-one-2';
  const input = exchangeInput('createUser', { body: { userId: 'a' } });
  const contract = { ...input.contract, facts: { ...input.contract.facts, currencies: [] } };
  const told = (body: unknown, url = input.exchange.request.url) =>
    secretExposed.judge({
      ...input,
      contract,
      apiKey,
      otherApiKey,
      exchange: { ...input.exchange, request: { ...input.exchange.request, url } },
      response: { ...input.response, body: JSON.stringify(body) },
    });
  const encoded = Buffer.from(`Bearer ${apiKey}`).toString('base64');
  assert.equal(only(told({ debug: encoded })).actual, "the caller's API key, in Base64");
  assert.equal(only(told({ note: otherApiKey.toUpperCase() })).actual, "another account's API key");
  assert.deepEqual(told({ cardNumber: pan, cvv: '123' }), []);
  assert.deepEqual(told({ next: `/a?key=${apiKey}` }, `http://127.0.0.1:1/a?key=${apiKey}`), []);
  assert.deepEqual(told({ userId: 'a' }), []);
});

test('a member that the contract has for handing out a token may show one, another member may not', () => {
  const apiKey = 'key-of-the-partner-1';
  const input = exchangeInput('createUser', { body: {} });
  const schema = { type: 'object', properties: { accessToken: { type: 'string' }, note: { type: 'string' } } };
  const responses = { 200: { description: 'in', content: { 'application/json': { schema } } } };
  const operation = { ...input.operation, object: { ...input.operation.object, responses } };
  const told = (body: unknown) =>
    secretExposed.judge({
      ...input,
      operation: operation as typeof input.operation,
      apiKey,
      response: { ...input.response, body: JSON.stringify(body) },
    });
  assert.deepEqual(told({ accessToken: apiKey }), []);
  assert.equal(only(told({ note: apiKey })).pointer, '/note');
  assert.equal(only(told({ token: apiKey })).pointer, '/token');
});
