import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { test } from 'node:test';
import { createRandom, type Random } from '../random.js';
import { bankAccount, chainAccount, feesAccount, isOutside, partnerAccount, userAccount } from './account.js';
import { InsufficientFunds, MovementConflict, ReservationClosed, UnbalancedMovement } from './errors.js';
import { createLedger, transfer, type Ledger } from './ledger.js';
import { Money } from './money.js';

const maria = userAccount('maria');
const paul = userAccount('paul');

function fundedLedger(amount = '100'): Ledger {
  const ledger = createLedger();
  ledger.move(transfer('deposit', bankAccount, maria, 'eur', new Money(amount)));
  return ledger;
}

/** Balances as text, in an order that does not depend on how they came about. */
function snapshot(ledger: Ledger): string[] {
  return ledger
    .book()
    .map(({ account, currency, amount }) => `${currency} ${account} ${amount.toFixed()}`)
    .sort();
}

function assertUnchanged(ledger: Ledger, action: () => void, error: new (...parts: never[]) => Error): void {
  const before = snapshot(ledger);
  assert.throws(action, error);
  assert.deepEqual(snapshot(ledger), before);
}

test('money moves from one account to another, and every digit of large sums is kept', () => {
  const ledger = fundedLedger('123456789012345678901234567890.12');
  ledger.move(transfer('payment', maria, paul, 'eur', new Money('0.01')));
  assert.equal(ledger.balance(maria, 'eur').toFixed(), '123456789012345678901234567890.11');
  assert.equal(ledger.balance(paul, 'eur').toFixed(), '0.01');
  assert.equal(ledger.balance(paul, 'btc').toFixed(), '0');
});

test('an overdraft is refused and changes nothing, in any of its currencies', () => {
  const ledger = fundedLedger();
  assertUnchanged(
    ledger,
    () => ledger.move(transfer('payment', maria, paul, 'eur', new Money('100.01'))),
    InsufficientFunds,
  );
  const exchange = {
    id: 'exchange',
    postings: [
      ...transfer('', maria, partnerAccount, 'eur', new Money(50)).postings,
      ...transfer('', partnerAccount, maria, 'btc', new Money(1)).postings,
    ],
  };
  assertUnchanged(ledger, () => ledger.move(exchange), InsufficientFunds);
  assertUnchanged(
    ledger,
    () => ledger.move(transfer('negative', paul, maria, 'eur', new Money('-100.01'))),
    InsufficientFunds,
  );
});

test('a refused movement can be tried again under its id', () => {
  const ledger = fundedLedger();
  const payment = transfer('payment', maria, paul, 'eur', new Money(150));
  assert.throws(() => ledger.move(payment), InsufficientFunds);
  ledger.move(transfer('second deposit', bankAccount, maria, 'eur', new Money(50)));
  ledger.move(payment);
  assert.equal(ledger.balance(paul, 'eur').toFixed(), '150');
});

test('a movement that does not balance in every currency is refused', () => {
  const ledger = fundedLedger();
  const amount = new Money(1);
  const refused = [
    [{ account: maria, currency: 'eur', amount }],
    [
      { account: maria, currency: 'eur', amount: amount.negated() },
      { account: paul, currency: 'btc', amount },
    ],
  ];
  for (const postings of refused)
    assertUnchanged(ledger, () => ledger.move({ id: 'unbalanced', postings }), UnbalancedMovement);
});

test('a repeated movement has no further effect, another one under its id is refused', () => {
  const ledger = fundedLedger();
  const payment = transfer('payment', maria, paul, 'eur', new Money(10));
  ledger.move(payment);
  ledger.move(transfer('payment', maria, paul, 'eur', new Money('10.00')));
  assert.equal(ledger.balance(paul, 'eur').toFixed(), '10');
  assertUnchanged(ledger, () => ledger.move(transfer('payment', maria, paul, 'eur', new Money(11))), MovementConflict);
});

test('held money is out of reach until it is captured or released', () => {
  const ledger = fundedLedger();
  const held = { account: maria, currency: 'eur', amount: new Money(60) };
  ledger.hold({ id: 'one', ...held });
  ledger.hold({ id: 'one', ...held });
  assert.equal(ledger.balance(maria, 'eur').toFixed(), '40');
  assertUnchanged(ledger, () => ledger.hold({ id: 'two', ...held }), InsufficientFunds);

  const credits = [
    { account: bankAccount, amount: new Money(59) },
    { account: feesAccount, amount: new Money(1) },
  ];
  assertUnchanged(ledger, () => ledger.capture('one', credits.slice(1)), UnbalancedMovement);
  ledger.capture('one', credits);
  ledger.capture('one', credits);
  assert.equal(ledger.balance(feesAccount, 'eur').toFixed(), '1');
  assertUnchanged(ledger, () => ledger.release('one'), ReservationClosed);

  ledger.hold({ id: 'three', ...held, amount: new Money(40) });
  ledger.release('three');
  ledger.release('three');
  assert.equal(ledger.balance(maria, 'eur').toFixed(), '40');
  assertUnchanged(ledger, () => ledger.capture('three', credits), ReservationClosed);
  assertUnchanged(ledger, () => ledger.release('nothing'), ReservationClosed);
});

const owners = [partnerAccount, ...Array.from({ length: 5 }, (_, index) => userAccount(String(index)))];
const accounts = [...owners, bankAccount, feesAccount, chainAccount('btc')];
const scales: Record<string, number> = { eur: 2, btc: 8, usdc: 6 };
const known = [InsufficientFunds, MovementConflict, ReservationClosed, UnbalancedMovement];

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[random.integer(items.length)] as Item;
}

/** One random call. Ids come from a small range, so that repeats, conflicts and closed reservations are common. */
function randomCall(ledger: Ledger, random: Random): () => void {
  const id = String(random.integer(3000));
  const currency = pick(random, Object.keys(scales));
  const amount = new Money(random.integer(10_000)).div(new Money(10).pow(scales[currency] ?? 0));
  const [from, to] = [pick(random, accounts), pick(random, accounts)];
  const one = transfer(id, from, to, currency, amount);
  const calls = [
    () => ledger.move(one),
    () => ledger.move({ id, postings: [...one.postings, ...transfer(id, to, from, 'eur', amount).postings] }),
    () => ledger.move({ id, postings: one.postings.slice(1) }),
    () => ledger.hold({ id, account: pick(random, owners), currency, amount }),
    () => ledger.capture(id, [{ account: to, amount }]),
    () => ledger.release(id),
  ];
  return pick(random, calls);
}

function assertBooks(ledger: Ledger): void {
  const totals: Record<string, Money> = {};
  for (const { account, currency, amount } of ledger.book()) {
    assert.ok(isOutside(account) || amount.isPositive(), `${account} has ${amount.toFixed()} ${currency}`);
    totals[currency] = (totals[currency] ?? new Money(0)).plus(amount);
  }
  for (const [currency, total] of Object.entries(totals)) assert.ok(total.isZero(), `${currency} ${total.toFixed()}`);
}

test('10,000 random calls of interleaved tasks leave the books balanced after each, and a failed one changes nothing', async () => {
  const ledger = createLedger();
  const outcomes = { done: 0, failed: 0 };
  const task = async (random: Random): Promise<void> => {
    for (let count = 0; count < 1000; count += 1) {
      const call = randomCall(ledger, random);
      // Between the decision and the call other tasks act on the same accounts and ids.
      if (random.integer(4) === 0) await nextTurn();
      const before = snapshot(ledger);
      try {
        call();
        outcomes.done += 1;
      } catch (error) {
        assert.ok(
          known.some((kind) => error instanceof kind),
          String(error),
        );
        assert.deepEqual(snapshot(ledger), before);
        outcomes.failed += 1;
      }
      assertBooks(ledger);
    }
  };
  await Promise.all(Array.from({ length: 10 }, (_, index) => task(createRandom(index))));
  assert.equal(outcomes.done + outcomes.failed, 10_000);
  assert.ok(outcomes.done > 2000 && outcomes.failed > 1000, JSON.stringify(outcomes));
});

test('of many tasks that spend the same money at once, as many succeed as it suffices for', async () => {
  const ledger = fundedLedger();
  const spend = async (id: number): Promise<boolean> => {
    if (ledger.balance(maria, 'eur').lessThan(30)) return false;
    await nextTurn();
    try {
      ledger.move(transfer(String(id), maria, paul, 'eur', new Money(30)));
      return true;
    } catch (error) {
      assert.ok(error instanceof InsufficientFunds);
      return false;
    }
  };
  const spent = await Promise.all(Array.from({ length: 20 }, (_, id) => spend(id)));
  assert.equal(spent.filter(Boolean).length, 3);
  assert.equal(ledger.balance(maria, 'eur').toFixed(), '10');
});
