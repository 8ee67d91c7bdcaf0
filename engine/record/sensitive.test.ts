import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cardNumbersIn,
  compact,
  ibansIn,
  isAccessName,
  isCredentialHeader,
  isSensitive,
  isDistinctive,
  tellingName,
  tellsItself,
} from './sensitive.js';

test('names are told in any case and with any separator', () => {
  for (const name of ['firstName', 'first_name', 'FIRST-NAME', 'name_on_card', 'NameOnCard', 'destinationIban'])
    assert.ok(isSensitive(name, 'Anna', true), name);
  for (const name of ['name', 'status', 'amount', 'currency', 'externalUserId', 'errorCode', 'errorMessage'])
    assert.ok(!isSensitive(name, 'eur', true), name);
});

test('credentials are told by the end of the name; a currency called token is none', () => {
  for (const name of ['authToken', 'access_token', 'clientSecret', 'password', 'X-Api-Key', 'jwt'])
    assert.ok(isSensitive(name, 'abcdefgh12', true), name);
  assert.ok(!isSensitive('token', 'USDC', true));
  assert.ok(!isSensitive('tokenType', 'Bearer-something', true));
});

test('a code is one-time only with four digits, a number one of a card only with twelve', () => {
  assert.ok(isSensitive('code', '123456', true) && isSensitive('code', '4711', false));
  assert.ok(
    !isSensitive('code', 'P412', true) && !isSensitive('code', '404', false) && !isSensitive('code', 'PL', true),
  );
  assert.ok(!isSensitive('code', '-2147483648', false) && !isSensitive('code', '123456789', false));
  assert.ok(isSensitive('number', '12a', true) && isSensitive('number', '4321432143214327', false));
  assert.ok(!isSensitive('number', '3', false));
  assert.ok(isSensitive('exp', '01/30', true) && !isSensitive('exp', '1893456000', false));
  assert.ok(!isSensitive('iban', '', true));
});

test('what lets somebody pay or get in is told from what only names somebody', () => {
  for (const name of ['cvv', 'pin', 'cardNumber', 'authToken']) assert.ok(isAccessName(name), name);
  for (const name of ['iban', 'lastName', 'email']) assert.ok(!isAccessName(name), name);
});

test('headers with credentials are known whoever sends them', () => {
  for (const name of ['Authorization', 'proxy-authorization', 'set-cookie', 'Cookie', 'x-api-key', 'x-auth-token'])
    assert.ok(isCredentialHeader(name), name);
  for (const name of ['content-type', 'x-request-id', 'idempotency-key', 'accept', 'www-authenticate'])
    assert.ok(!isCredentialHeader(name), name);
  assert.ok(!isCredentialHeader('Access-Control-Allow-Credentials'));
});

test('short values and dates may stand anywhere by chance', () => {
  for (const value of ['12345678', 'anna@x.example', '2019-08-24T10:00:00Z']) assert.ok(tellsItself(value), value);
  for (const value of ['Anna', '1234567', '2019-08-24']) assert.ok(!tellsItself(value), value);
});

test('what a form proves, and what has digits among letters, is nobody else’s; words are not', () => {
  for (const value of [
    'anna@x.example',
    '+48 123 456 789',
    'PL61109010140000071219812874',
    '4111 1111 1111 1111',
    'ABC123456',
    '5836f0d6-3aed-4964-b5f2-c810a2e5e369',
  ])
    assert.ok(isDistinctive(value, false), value);
  for (const value of [
    'Business Account',
    'string',
    'EUR',
    'SUCCESSFUL',
    'Kowalska-Nowak',
    '1987-03-12',
    '2026-01-01T10:00:00Z',
    '00000000',
    '12345',
  ])
    assert.ok(!isDistinctive(value, false), value);
  assert.ok(isDistinctive('token-nobody-configured', true) && isDistinctive('session-7', true));
  assert.ok(!isDistinctive('password', true) && !isDistinctive('482913', true));
});

test('names around a value tell what it is: somebody’s name, a part of an address', () => {
  assert.equal(tellingName('city', ['user', 'address'], 'Gdańsk', true), 'address');
  assert.equal(tellingName('name', ['sender'], 'Anna', true), 'fullName');
  assert.equal(tellingName('name', ['currency'], 'EUR', true), undefined);
  assert.equal(tellingName('name', ['user', 'plan'], 'Gold', true), undefined);
});

const values = (places: { value: string }[]) => places.map(({ value }) => value);

test('card numbers are found grouped or not, by length, issuer and check digit', () => {
  for (const number of [
    '4321432143214327',
    '4111 1111 1111 1111',
    '5555-5555-5555-4444',
    '378282246310005',
    '6759649826438453',
  ])
    assert.deepEqual(values(cardNumbersIn(`paid with ${number}, thanks 12 times`)), [number]);
  assert.deepEqual(values(cardNumbersIn('on 2026-11-23 4111111111111111')), ['4111111111111111']);
});

test('numbers that only look like it are none', () => {
  for (const text of [
    '4111111111111112',
    '0.4111111111111111',
    '4111111111111111.5',
    '41111111111111111111111',
    '1763900000000',
    '5836f0d6-3aed-4964-b5f2-c810a2e5e369',
    '41111111-1111-1111-8111-111111111111',
    'x4111111111111111',
  ])
    assert.deepEqual(values(cardNumbersIn(text)), [], text);
});

test('IBANs are found grouped or not, by country, length and check digits', () => {
  const plain = 'PL61109010140000071219812874';
  for (const iban of [plain, plain.toLowerCase(), 'PL61 1090 1014 0000 0712 1981 2874', 'DE89-3704-0044-0532-0130-00'])
    assert.deepEqual(values(ibansIn(`to ${iban} NOW`)), [iban]);
  for (const text of ['PL61109010140000071219812875', `X${plain}`, 'ZZ61109010140000071219812874', 'PL611090'])
    assert.deepEqual(values(ibansIn(text)), [], text);
});

test('only what people write in groups is compared without them', () => {
  assert.equal(compact('pl61 1090 1014 0000 0712 1981 2874'), 'PL61109010140000071219812874');
  assert.equal(compact('4111 1111-1111 1111'), '4111111111111111');
  for (const value of ['Anna Maria', '2026-02-01', '00-950', '12 34', 'abc-DEF']) assert.equal(compact(value), value);
});
