import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cardNumbersIn,
  compact,
  credentialParts,
  ibansIn,
  isAccessName,
  isCredentialHeader,
  isSensitive,
  isDistinctive,
  isEveryday,
  isGrouped,
  isProse,
  shownName,
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
  assert.ok(isSensitive('code', '123 456', true) && isSensitive('code', '1234567890', true));
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
    '48AB-CDEF',
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
    '2026-01-01T10:00:00.123+02:00',
    '2026-01-01 10:00:00-0130',
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

/** Every name that tells a value however short it is. */
const telling = {
  access: `pan cardNumber cvv cvv2 cvc cvc2 securityCode pin otp authToken accessToken refreshToken apiKey password
    activationCode threeDsCode 3dsCode verificationCode confirmationCode smsCode`,
  personal: `iban destinationIban sourceIban senderIban accountHolder accountNumber firstName middleName lastName fullName
    surname maidenName companyName senderName receiverName receiverFirstName receiverLastName beneficiaryName nameOnCard
    cardholderName email phone phoneNumber street address postCode postalCode zipCode birthDate dateOfBirth documentNumber
    documentIssueDate documentExpiryDate passportNumber pesel taxId nationalId userIdentificationNumber idNumber ssn
    socialSecurityNumber givenName familyName birthName holderName accountHolderName ownerName customerName payerName
    payeeName recipientName creditorName debtorName addressLine1 addressLine2 streetAddress mobile mobileNumber telephone
    emailAddress`,
};

test('no name is forgotten that tells who somebody is or lets somebody in', () => {
  for (const [kind, names] of Object.entries(telling))
    for (const name of names.split(/\s+/)) {
      assert.ok(isSensitive(name, 'abc', true), name);
      assert.equal(isAccessName(name), kind === 'access', name);
      assert.equal(shownName(name), name);
    }
  assert.ok(isAccessName('exp') && isAccessName('code') && !isAccessName('number'));
});

test('the name of everybody is personal, that of a thing is not', () => {
  for (const around of `user person customer client contact owner holder cardholder accountHolder sender receiver recipient
    beneficiary payer payee creditor debtor`.split(/\s+/)) {
    assert.ok(tellingName('name', [around], 'Anna', true) !== undefined, around);
    assert.equal(tellingName('name', ['list', around, 'bank'], '12', false), tellingName('x', [around], '12', false));
  }
  assert.equal(tellingName('name', ['sender'], '', true), undefined);
  assert.equal(tellingName('name', ['sender'], '12', false), undefined);
  assert.equal(tellingName('name', [], 'Anna', true), undefined);
  assert.equal(tellingName('title', ['sender'], 'Anna', true), undefined);
});

test('what stands for nothing is nobody’s', () => {
  for (const value of ['', 'null', 'None', 'undefined', 'TRUE', 'false'])
    assert.ok(!isSensitive('iban', value, true), value);
  for (const value of ['nullable', 'untrue']) assert.ok(isSensitive('iban', value, true), value);
});

test('a pseudonym has a known name, never one that was received', () => {
  assert.equal(shownName('card'), 'card');
  assert.equal(shownName('x-name@on card'), 'hidden');
  assert.equal(shownName('name on-card'), 'nameon-card');
  assert.equal(shownName('s3cr3t-AUTHORIZATION'), 'authorization');
  assert.equal(shownName('secret-of-mine'), 'hidden');
});

test('of a credential the parts are told that let somebody in by themselves', () => {
  const basic = (text: string): string => Buffer.from(text).toString('base64');
  assert.deepEqual(credentialParts(`Basic  ${basic('partner-7:pass:word-1')}`), ['partner-7', 'pass:word-1']);
  assert.deepEqual(credentialParts(`basic ${basic('short:password-long')}`), ['password-long']);
  assert.deepEqual(credentialParts(`x basic ${basic('partner-7:pass:word-1')}`), []);
  assert.deepEqual(credentialParts(`Basic ${basic('partner-7:pass:word-1')} x`), []);
  assert.deepEqual(credentialParts('Basic /////////////////w=='), []);
  assert.deepEqual(credentialParts('session=s3ss10n-1; b.c-d=abcdefgh ;e=1234567;  f=ijklmnop=q'), [
    's3ss10n-1',
    'abcdefgh',
    'ijklmnop=q',
  ]);
  for (const attribute of ['Expires', 'max-age', 'DOMAIN', 'Path', 'SameSite'])
    assert.deepEqual(credentialParts(`${attribute}=abcdefghijkl`), [], attribute);
  assert.deepEqual(credentialParts('xpath=abcdefghijkl; paths=mnopqrst'), ['abcdefghijkl', 'mnopqrst']);
});

test('members that speak about others are told by the end of their name', () => {
  for (const name of `message messages errorMessage error errors detail details reason reasons cause note notes comment
    comments warning warnings hint hints problem problems transferTitle stack trace error_description`.split(/\s+/))
    assert.ok(isProse(name), name);
  for (const name of ['messageId', 'errorCode', 'description', 'noticed', 'myErrorDescription'])
    assert.ok(!isProse(name), name);
});

test('words of schemas and samples are everyday words', () => {
  for (const word of `string number integer boolean object array null true false undefined none value example sample test
    name text unknown other user password token code`.split(/\s+/))
    assert.ok(isEveryday(word) && isEveryday(word.toUpperCase()), word);
  assert.ok(!isEveryday('Kowalska') && !isEveryday('strings'));
});

test('each form that proves a value to be nobody else’s is asked for whole', () => {
  for (const value of ['a1234567b', 'x@y.example', '+48 12345-6', 'flat 7 in 12'])
    assert.ok(isDistinctive(value, false), value);
  for (const value of ['x@y', 'x @y.example', '12-34 567', 'Long Lane 7', 'flat 7 in 1', 'abcdefgh1', 'aaaaaaaa1'])
    assert.ok(!isDistinctive(value, false), value);
  for (const value of ['abcdefgh1', 'abcdefghijklmnop']) assert.ok(isDistinctive(value, true), value);
  for (const value of ['abcdefghijklmno', '2026-01-01']) assert.ok(!isDistinctive(value, true), value);
});

test('a card number ends where its digits do, though others follow, and only issuers’ numbers count', () => {
  assert.deepEqual(values(cardNumbersIn('4111 1111 1111 1111 12 times')), ['4111 1111 1111 1111']);
  assert.deepEqual(cardNumbersIn('by 4111111111111111.'), [{ start: 3, end: 19, value: '4111111111111111' }]);
  for (const number of ['2223003122003222', '2720990000000007', '30569309025904', '6011111111111117'])
    assert.deepEqual(values(cardNumbersIn(`(${number})`)), [number]);
  for (const number of [
    '2111111111111113',
    '2811111111111116',
    '7111111111111118',
    '1111111111111117',
    '0000000000000000',
  ])
    assert.deepEqual(values(cardNumbersIn(`(${number})`)), [], number);
  for (const text of ['4111111111111111ß', 'ß4111111111111111', '4111111111111111-abcd', 'abcd-4111111111111111'])
    assert.deepEqual(values(cardNumbersIn(text)), [], text);
  assert.deepEqual(values(cardNumbersIn('4111111111111111 and 5555555555554444')), [
    '4111111111111111',
    '5555555555554444',
  ]);
});

test('what is grouped is told alike however its characters are grouped, and nothing else is', () => {
  const iban = '61109010140000071219812874';
  // Letters beyond ASCII that have plain ones as their upper case.
  for (const value of [
    '123456789012',
    '1-2 3-4 5-6 7-8 9-0 1-2',
    `PL${iban}`,
    ` p l${iban}`,
    `pı${iban}`,
    `ı-p${iban}`,
    `ﬀ${iban}`,
  ])
    assert.ok(isGrouped(value), value);
  for (const value of [
    '12345678901',
    '1a123456789012',
    `PLN${iban}`,
    `1PL${iban}`,
    `PL${iban}99999999`,
    'PL6110901014',
    `P_L${iban}`,
  ])
    assert.ok(!isGrouped(value), value);
});

test('IBANs have a place, and stand alone', () => {
  const plain = 'PL61109010140000071219812874';
  assert.deepEqual(ibansIn(`to ${plain}.`), [{ start: 3, end: 31, value: plain }]);
  assert.deepEqual(ibansIn(`ß${plain} 1${plain}`), []);
  assert.deepEqual(values(ibansIn(`${plain}, DE89370400440532013000`)), [plain, 'DE89370400440532013000']);
});
