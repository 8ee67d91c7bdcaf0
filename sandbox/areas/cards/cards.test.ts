import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { loadContract } from '../../../contracts/model/load.js';
import { Money } from '../../ledger/money.js';
import { createRandom } from '../../random.js';
import { createParty } from '../../state/party.js';
import { send } from '../../test-support/partner.js';
import { createStage, type Stage } from '../../test-support/stage.js';
import { cardSecrets, pinDigest } from './card-secrets.js';
import { exceededLimit, usualLimits } from './spending-limits.js';
import { paymentTypes, type Card, type CardPayment } from './state.js';

const { facts } = loadContract('test');
const hour = 60 * 60;
const day = 24 * hour;

test('every card number ends with the digit of Luhn, and two cards share neither number nor random stream', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0 }), fc.uuid(), fc.uuid(), (seed, one, other) => {
      fc.pre(one !== other);
      const owner = createParty('maria', 'user/maria', createRandom(seed));
      const { cardNumber, cvv } = cardSecrets(owner, one);
      assert.match(cardNumber, /^411111\d{10}$/);
      assert.match(cvv, /^\d{3}$/);
      assert.equal(luhnSum(cardNumber) % 10, 0);
      assert.deepEqual(cardSecrets(owner, one), { cardNumber, cvv });
      assert.notEqual(cardSecrets(owner, other).cardNumber, cardNumber);
    }),
    { numRuns: 50 },
  );
});

/** By pairs from the right, as ISO/IEC 7812-1 words it. */
function luhnSum(number: string): number {
  let sum = 0;
  for (let index = number.length - 1, second = false; index >= 0; index -= 1, second = !second) {
    const value = Number(number[index]) * (second ? 2 : 1);
    sum += Math.floor(value / 10) + (value % 10);
  }
  return sum;
}

test('a payment is taken exactly when no limit of its windows is exceeded', () => {
  const now = 100 * day * 1000;
  const payment = fc.record({
    type: fc.constantFrom(...paymentTypes),
    amount: fc.integer({ min: 1, max: 1500 }).map((amount) => new Money(amount)),
    createdAt: fc.integer({ min: now - 40 * day * 1000, max: now }),
  });
  fc.assert(
    fc.property(fc.array(payment, { maxLength: 12 }), payment, (payments: CardPayment[], { type, amount }) => {
      const card = { limits: usualLimits(facts), payments } as unknown as Card;
      const spent = (days: number, only?: string) =>
        payments
          .filter((one) => one.createdAt > now - days * day * 1000 && (only === undefined || one.type === only))
          .reduce((sum, one) => sum + one.amount.toNumber(), amount.toNumber());
      const fits =
        spent(1) <= 2000 &&
        spent(30) <= 10000 &&
        (type !== 'ATM' || (spent(1, 'ATM') <= 500 && spent(30, 'ATM') <= 2000)) &&
        (type !== 'ECOM' || (spent(1, 'ECOM') <= 2000 && spent(30, 'ECOM') <= 10000));
      assert.equal(exceededLimit(card, type, amount, now) === undefined, fits);
    }),
  );
});

test('a PIN is kept as a digest that differs from card to card', () => {
  assert.notEqual(pinDigest('one', '1234'), pinDigest('other', '1234'));
  assert.doesNotMatch(pinDigest('one', '1234'), /^1234|1234$/);
});

describe('quotas of cards', () => {
  let stage: Stage;
  before(async () => {
    stage = await createStage('test');
  });
  after(() => stage.close());

  const order = { externalUserId: 'maria', label: 'Shopping', pin: '1234' };
  const make = async () => String((await stage.call('createVirtualCard', { body: order })).cardId);
  const refuse = () => stage.call('createVirtualCard', { body: order, status: 400, code: 'P403' });
  const drop = (cardId: string) => stage.call('deleteCard', { body: { externalUserId: 'maria', cardId } });
  const pass = (seconds: number) => stage.trigger('/clock/advance', { seconds });

  test('hold in rolling windows of 24 hours, 30 days and 12 months, deleted cards included', async () => {
    await stage.extendedUser('maria');
    const present: string[] = [];
    for (let count = 0; count < 5; count += 1) present.push(await make());
    await refuse();
    await drop(present.shift() ?? '');
    await refuse();
    await pass(day - 60);
    await refuse();
    await pass(60);
    for (let count = 0; count < 5; count += 1) present.push(await make());
    await pass(day);
    await drop(present.shift() ?? '');
    await refuse();
    await pass(30 * day);
    while (present.length > 0) await drop(present.shift() ?? '');
    for (let round = 0; round < 2; round += 1) {
      for (let count = 0; count < 5; count += 1) present.push(await make());
      await pass(day);
    }
    await refuse();
    while (present.length > 0) await drop(present.shift() ?? '');
    await pass(31 * day);
    await refuse();
    await pass(302 * day);
    await make();
  });

  test('leave room for ten cards at one time', async () => {
    await stage.extendedUser('paul');
    const body = { ...order, externalUserId: 'paul' };
    const first = await stage.call('createVirtualCard', { body });
    for (let count = 1; count < 10; count += 1) {
      if (count === 5) await pass(31 * day);
      await stage.call('createVirtualCard', { body });
    }
    await pass(31 * day);
    const cardId = String(first.cardId);
    await stage.call('blockCard', { body: { externalUserId: 'paul', cardId } });
    await stage.call('createVirtualCard', { body, status: 400, code: 'P403' });
    await stage.call('deleteCard', { body: { externalUserId: 'paul', cardId } });
    await stage.call('createVirtualCard', { body });
  });

  test('a card survives a dumped state, which shows neither its number nor its PIN', async () => {
    await stage.extendedUser('dumped');
    const body = { ...order, externalUserId: 'dumped', pin: '9274' };
    const { cardId, ...secrets } = await stage.call('createVirtualCard', { body });
    const read = () => stage.call('getCardDetails', { path: { externalUserId: 'dumped', cardId: String(cardId) } });
    const before = await read();
    const state = await send(`${stage.sandbox.url}/_sandbox/state`, 'GET', {});
    assert.ok(!JSON.stringify(state.body).includes(String(secrets.cardNumber)));
    assert.ok(!JSON.stringify(state.body).includes('"9274"'));
    await stage.trigger('/reset');
    const loaded = await send(`${stage.sandbox.url}/_sandbox/state`, 'PUT', {}, state.body);
    assert.equal(loaded.status, 200);
    assert.deepEqual(await read(), before);
  });
});
