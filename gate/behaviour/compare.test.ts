import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { join } from '../join.js';
import { idOf, observedOf, usualCases, type Written } from '../test-support/observed.js';
import { compareBehaviour } from './compare.js';
import type { Kind } from './difference.js';
import type { Row } from './rows.js';

type Body = Record<string, unknown>;
/** A change of behaviour that nothing announces; it alters the cases as the new version answers them. */
type Planted = [name: string, rule: Kind, subject: string, place: string, plant: (cases: Map<string, Written>) => void];

function rowsWith(plant: (cases: Map<string, Written>) => void): Row[] {
  const after = new Map(usualCases(3).map((one) => [one.id.replace(/:$/, ''), one]));
  plant(after);
  const repetitions = [observedOf(usualCases(1)), observedOf(usualCases(2))] as const;
  const [from] = repetitions;
  const crossed = observedOf([...after.values()]);
  const behaviour = compareBehaviour(repetitions, crossed);
  return join({ changes: [], behaviour, from, crossed }).unannounced;
}

function written(cases: Map<string, Written>, id: string): Written {
  const found = cases.get(id);
  assert.ok(found, `no case ${id}`);
  return found;
}

const inBody =
  (id: string, change: (body: Body) => void) =>
  (cases: Map<string, Written>): void =>
    change(written(cases, id).body as Body);
const inCase =
  (id: string, change: Partial<Written>) =>
  (cases: Map<string, Written>): void =>
    void Object.assign(written(cases, id), change);
const inDelivery =
  (id: string, index: number, change: (body: Body) => void) =>
  (cases: Map<string, Written>): void =>
    change(written(cases, id).deliveries?.[index]?.body as Body);
const balance = (body: Body, index = 0): Body => (body['balances'] as Body[])[index] as Body;

const user = 'getUser:coverage:whole';
const lock = 'createLock:coverage:whole';
const exchange = 'createExchange:coverage:whole';
const creation = 'createUser:coverage:whole';
const card = 'createCard:coverage:whole';

const ready = 'accountReady:standing:every-delivery';
const withoutTransfer = (cases: Map<string, Written>): void => {
  inCase('createTransfer:stateful:transfer.send', { status: 400, body: { errorCode: 'P433' } })(cases);
  inCase('transferStatus:standing:every-delivery', { deliveries: [] })(cases);
};

// prettier-ignore
const valid: Planted[] = [
  ['an amount is another one', 'value', 'getUser', '/balances/*/amount', inBody(user, (b) => { balance(b)['amount'] = '12.51'; })],
  ['a fee doubles', 'value', 'getUser', '/balances/*/fee', inBody(user, (b) => { balance(b)['fee'] = 3; })],
  ['a flag turns', 'value', 'getUser', '/balances/*/active', inBody(user, (b) => { balance(b, 1)['active'] = true; })],
  ['a null is filled', 'type', 'getUser', '/balances/*/note', inBody(user, (b) => { balance(b)['note'] = 'x'; })],
  ['a word of a list is another one', 'value', 'getUser', '/tier', inBody(user, (b) => { b['tier'] = 'EXTENDED'; })],
  ['a number is another one', 'value', 'getUser', '/risk', inBody(user, (b) => { b['risk'] = 0.26; })],
  ['a list has one item less', 'count', 'getUser', '/balances', inBody(user, (b) => { (b['balances'] as Body[]).pop(); })],
  ['an item goes from the beginning of a list', 'count', 'getUser', '/balances', inBody(user, (b) => { (b['balances'] as Body[]).shift(); })],
  ['a list has one item more', 'count', 'getUser', '/tags', inBody(user, (b) => { (b['tags'] as string[]).push('c-third'); })],
  ['a list has another order', 'order', 'getUser', '/balances', inBody(user, (b) => { (b['balances'] as Body[]).reverse(); })],
  ['an optional member goes', 'member-gone', 'getUser', '/tier', inBody(user, (b) => { delete b['tier']; })],
  ['a member comes', 'member-new', 'getUser', '/internal', inBody(user, (b) => { b['internal'] = 1; })],
  ['trailing zeros go', 'scale', 'getUser', '/balances/*/amount', inBody(user, (b) => { balance(b, 1)['amount'] = '3.0'; })],
  ['an error has another code', 'error-code', 'createCard', '', inCase('createCard:negative:unknown-enum-value:/currency', { body: { errorCode: 'P403', errorMessage: 'x' } })],
  ['a refusal is explained in other words', 'value', 'createCard', '/errorMessage', inCase('createCard:negative:unknown-enum-value:/currency', { body: { errorCode: 'P410', errorMessage: 'no' } })],
  ['what was refused is taken', 'status', 'createCard', '', inCase('createCard:negative:unknown-enum-value:/currency', { status: 201, body: {} })],
  ['one member is not needed any more', 'status', 'createUser', '', (cases) => { for (const rule of ['missing-required', 'wrong-type']) Object.assign(written(cases, `createUser:negative:${rule}:/email`), { status: 200, body: {} }); }],
  ['no member is needed any more', 'status', 'createUser', '', (cases) => { for (const name of ['email', 'phone', 'country']) Object.assign(written(cases, `createUser:negative:missing-required:/${name}`), { status: 200, body: {} }); }],
  ['everything is refused in another way', 'error-code', 'createUser', '', (cases) => { for (const one of cases.values()) if (one.status === 400 && one.id.startsWith('createUser')) one.body = { errorCode: 'P499', errorMessage: 'x' }; }],
  ['a delivery does not come', 'delivery-missing', 'userCreated', '', inCase(creation, { deliveries: [] })],
  ['one of two deliveries does not come', 'delivery-missing', 'exchange', '', (cases) => void written(cases, exchange).deliveries?.pop()],
  ['a delivery comes that did not', 'delivery-extra', 'userCreated', '', (cases) => void written(cases, creation).deliveries?.push({ webhookId: 'userCreated', body: { externalUserId: idOf(9, 1), status: 'AGAIN' } })],
  ['another webhook comes', 'delivery-extra', 'exchange', '', (cases) => void written(cases, creation).deliveries?.push({ webhookId: 'exchange', body: {} })],
  ['a delivery says another state', 'value', 'exchange', '/state', inDelivery(exchange, 1, (b) => { b['state'] = 'DONE'; })],
  ['a delivery says another amount', 'value', 'exchange', '/amount', inDelivery(exchange, 0, (b) => { b['amount'] = '1.01'; })],
  ['one of the deliveries that nobody waits for does not come', 'delivery-missing', 'accountReady', '', (cases) => void written(cases, ready).deliveries?.pop()],
  ['a delivery comes that nobody waits for', 'delivery-extra', 'accountReady', '', (cases) => void written(cases, ready).deliveries?.push({ webhookId: 'accountReady', body: { externalUserId: idOf(9, 12), status: 'READY' } })],
  ['a step fails, and nothing is told of what it would have made', 'status', 'createTransfer', '', withoutTransfer],
  ['a fee is another one wherever it is told', 'value', 'createTransfer', '/fee', (cases) => { inBody('createTransfer:stateful:transfer.send', (b) => { b['fee'] = 2; })(cases); inDelivery('transferStatus:standing:every-delivery', 0, (b) => { b['fee'] = 2; })(cases); }],
  ['a member is not needed, and other refusals do not name it', 'status', 'createUser', '', (cases) => { Object.assign(written(cases, 'createUser:negative:missing-required:/email'), { status: 200, body: {} }); inBody('createUser:negative:wrong-type:/phone', (b) => { b['errorMessage'] = 'phone wrong-type.'; })(cases); }],
  ['a header says another thing', 'header', 'createCard', '', inCase(card, { headers: { 'x-request-id': idOf(3, 5), 'cache-control': 'public' } })],
  ['a header goes', 'header', 'createCard', '', inCase(card, { headers: { 'cache-control': 'no-store' } })],
  ['a success has another status', 'status', 'createCard', '', inCase(card, { status: 200 })],
];

// prettier-ignore
const broken: Planted[] = [
  ['a success is a server error', 'status', 'getUser', '', inCase(user, { status: 500, body: {} })],
  ['a success has no body', 'shape', 'getUser', '', inCase(user, { body: undefined })],
  ['a body is no JSON', 'type', 'getUser', '', inCase(user, { body: '{"userId"' })],
  ['a body is wrapped', 'shape', 'getUser', '', (cases) => { const one = written(cases, user); one.body = { data: one.body }; }],
  ['an amount is a number', 'type', 'getUser', '/balances/*/amount', inBody(user, (b) => { balance(b)['amount'] = 12.5; })],
  ['a flag is a text', 'type', 'getUser', '/balances/*/active', inBody(user, (b) => { balance(b)['active'] = 'true'; })],
  ['a list is an object', 'type', 'getUser', '/tags', inBody(user, (b) => { b['tags'] = { 0: 'a-first', 1: 'b-second' }; })],
  ['a delivery lacks a member', 'member-gone', 'exchange', '/amount', inDelivery(exchange, 0, (b) => { delete b['amount']; })],
  ['JSON is sent as text', 'header', 'getUser', '', inCase(user, { headers: { 'content-type': 'text/plain' } })],
];

// prettier-ignore
const varying: Planted[] = [
  ['an id is no UUID', 'format', 'createCard', '/cardId', inBody(card, (b) => { b['cardId'] = '4711-0815'; })],
  ['an id is a number', 'type', 'createCard', '/cardId', inBody(card, (b) => { b['cardId'] = 4711; })],
  ['an id is null', 'type', 'createCard', '/cardId', inBody(card, (b) => { b['cardId'] = null; })],
  ['an id goes', 'member-gone', 'createLock', '/lockId', inBody(lock, (b) => { delete b['lockId']; })],
  ['a time has no zone', 'format', 'createLock', '/createdAt', inBody(lock, (b) => { b['createdAt'] = '2026-11-23 08:03:00'; })],
  ['a time is in seconds', 'type', 'createLock', '/createdAt', inBody(lock, (b) => { b['createdAt'] = 1_795_420_980; })],
  ['a rate has other decimals', 'scale', 'createLock', '/rate', inBody(lock, (b) => { b['rate'] = '99827.60'; })],
  ['a rate is a number', 'type', 'createLock', '/rate', inBody(lock, (b) => { b['rate'] = 99827.6; })],
  ['a nonce is a word', 'format', 'createLock', '/nonce', inBody(lock, (b) => { b['nonce'] = 'later'; })],
  ['an answer shows another id than it was asked for', 'relation', 'getUser', '/externalUserId', inBody(user, (b) => { b['externalUserId'] = idOf(3, 77); })],
  ['an object has another id when it is read again', 'relation', 'getUser', '/userId', inBody(user, (b) => { b['userId'] = idOf(3, 78); })],
  ['a new object has the id of another one', 'relation', 'createCard', '/cardId', inBody(card, (b) => { b['cardId'] = idOf(3, 2); })],
  ['a delivery tells of another object', 'relation', 'exchange', '/exchangeId', inDelivery(exchange, 0, (b) => { b['exchangeId'] = idOf(3, 79); })],
];

test('a version against itself shows nothing, though ids, times and rates vary', () => {
  assert.deepEqual(
    rowsWith(() => undefined),
    [],
  );
});

for (const [what, planted] of Object.entries({ valid, broken, varying }))
  describe(`planted changes, ${what}: one row each`, () => {
    for (const [name, kind, subject, place, plant] of planted)
      test(name, () => {
        const rows = rowsWith(plant).map((row) => [row.kind, row.subject.id, row.place]);
        assert.deepEqual(rows, [[kind, subject, place]]);
      });
  });

test('two changes are two rows', () => {
  const rows = rowsWith((cases) => {
    inBody(user, (body) => void (body['risk'] = 1))(cases);
    inBody(lock, (body) => void delete body['rate'])(cases);
  });
  assert.deepEqual(
    rows.map(({ subject, level }) => [subject.id, level]),
    [
      ['createLock', 'fail'],
      ['getUser', 'warn'],
    ],
  );
});

test('a delivery that is alone is shown, and what follows from a step that failed is counted there', () => {
  const [missing] = rowsWith((cases) => void written(cases, ready).deliveries?.pop());
  assert.deepEqual([missing?.before, missing?.after], ['1 delivery', '0 deliveries']);
  assert.deepEqual(
    missing?.example.evidence.map(({ record, id }) => [record, id]),
    [['from', 'd15-1']],
  );
  const [failed] = rowsWith((cases) => {
    inCase('createTransfer:stateful:transfer.send', { status: 400, body: { errorCode: 'P433' } })(cases);
    inCase(ready, { deliveries: [] })(cases);
  });
  assert.equal(failed?.consequences, 1);
});

test('of two deliveries that nobody waits for, one missing and one extra are not one that changed', () => {
  const rows = rowsWith((cases) => {
    const told = written(cases, ready).deliveries;
    told?.pop();
    told?.push({ webhookId: 'accountReady', body: { externalUserId: idOf(9, 11), status: 'AGAIN' } });
  });
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['delivery-missing', 'delivery-extra'],
  );
});

test('two times that are equal by chance are no relation', () => {
  const times = (run: number, createdAt: string, validUntil: string): Written[] => {
    const cases = usualCases(run);
    Object.assign(cases.find(({ id }) => id.startsWith('createLock'))?.body as Body, { createdAt, validUntil });
    return cases;
  };
  const [once, later] = ['2026-11-23T08:01:00.000Z', '2026-11-23T08:01:00.001Z'];
  const before = [observedOf(times(1, once, once)), observedOf(times(2, later, later))] as const;
  assert.deepEqual(compareBehaviour(before, observedOf(times(3, once, later))).differences, []);
});

/** Reads of what an account shares around a payment, and of what the payment made. */
function payment(
  run: number,
  changes: Partial<Record<'before' | 'pay' | 'after' | 'details', Partial<Written>>>,
): Written[] {
  const read = (rule: string, amount: string): Written => ({
    id: `getPartnerBalances:stateful:${rule}:`,
    method: 'GET',
    path: '/v1/partner/balances',
    status: 200,
    body: { fiatBalances: [{ name: 'eur', amount }] },
  });
  const paymentId = idOf(run, 40);
  return [
    { ...read('pay.before', '10.00'), ...changes.before },
    {
      id: 'pay:stateful:pay.now:',
      method: 'POST',
      path: '/v1/pay',
      request: { amount: '2.00' },
      status: 200,
      body: { paymentId },
      ...changes.pay,
    },
    { ...read('pay.after', '8.00'), ...changes.after },
    {
      id: 'getPayment:stateful:pay.details:',
      method: 'GET',
      path: `/v1/payments/${paymentId}`,
      status: 200,
      body: { paymentId, amount: '2.00' },
      ...changes.details,
    },
  ];
}

function paymentRows(changes: Parameters<typeof payment>[1]): string[] {
  const before = [observedOf(payment(1, {})), observedOf(payment(2, {}))] as const;
  const { differences } = compareBehaviour(before, observedOf(payment(3, changes)));
  return differences.map(({ subject, kind, place }) => `${subject.id} ${kind} ${place}`.trim());
}

const amount = (told: unknown): Partial<Written> => ({ body: { fiatBalances: [{ name: 'eur', amount: told }] } });
const refused = { status: 400, body: { errorCode: 'P433' } };

test('what the account shares says nothing by its values once a call came out otherwise', () => {
  assert.deepEqual(paymentRows({ after: amount('7.00') }), ['getPartnerBalances value /fiatBalances/*/amount']);
  assert.deepEqual(paymentRows({ pay: refused, after: amount('10.00') }), ['pay status']);
});

test('what it showed before is compared, and its form is ever after', () => {
  assert.deepEqual(paymentRows({ before: amount('11.00'), pay: refused }), [
    'getPartnerBalances value /fiatBalances/*/amount',
    'pay status',
  ]);
  assert.deepEqual(paymentRows({ pay: refused, after: amount(10) }), [
    'pay status',
    'getPartnerBalances type /fiatBalances/*/amount',
  ]);
});

test('what another request made is not the same object', () => {
  assert.deepEqual(
    paymentRows({
      pay: { request: { amount: '3.00' } },
      after: amount('7.00'),
      details: { body: { paymentId: idOf(3, 40), amount: '3.00' } },
    }),
    [],
  );
});

test('money that varies between repetitions is undecided, never masked', () => {
  const with_ = (amount: string): Written[] => {
    const cases = usualCases(1);
    balance(cases.find(({ id }) => id === 'getUser:coverage:whole:')?.body as Body)['amount'] = amount;
    return cases;
  };
  const { masks, differences } = compareBehaviour(
    [observedOf(with_('1.00')), observedOf(with_('2.00'))],
    observedOf(with_('3.00')),
  );
  assert.deepEqual([...masks.undecidedMoney], ['getUser 200 /balances/*/amount']);
  assert.deepEqual(differences, []);
});

test('a case whose status varies is undecided', () => {
  const flaky = usualCases(2).map((one) => (one.id.startsWith('getUser:') ? { ...one, status: 503 } : one));
  const { masks } = compareBehaviour([observedOf(usualCases(1)), observedOf(flaky)], observedOf(usualCases(3)));
  assert.deepEqual([...masks.undecidedCases], ['getUser:coverage:whole:']);
});

test('requests that are not the same on both sides are counted, not compared', () => {
  const other = usualCases(3).map((one) =>
    one.id.startsWith('createUser:cov') ? { ...one, request: { other: 1 } } : one,
  );
  const { requests, differences } = compareBehaviour(
    [observedOf(usualCases(1)), observedOf(usualCases(2))],
    observedOf(other),
  );
  assert.equal(requests.unequal, 1);
  assert.deepEqual(differences, []);
});
