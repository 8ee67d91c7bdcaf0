import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadContract } from '../../../contracts/model/load.js';
import { Money } from '../../ledger/money.js';
import { cryptoCovering, cryptoFor, euroFor, orderRateOf, paymentCurrencies } from './rates.js';

const { facts } = loadContract('latest');
const currency = fc.constantFrom(...paymentCurrencies(facts).map(({ name }) => name));
const euro = fc.integer({ min: 1, max: 1e12 }).map((cents) => new Money(cents).div(100));

test('the documented lock comes out: the settlement amount divided by the rate, cut to six decimals', () => {
  assert.equal(cryptoFor(facts, new Money('346.59'), new Money('0.84'), 'usdc').toFixed(), '412.607142');
  assert.equal(orderRateOf('usdc').toFixed(), '0.84');
});

test('what a payer owes is worth the sum, but for less than the smallest unit', () => {
  fc.assert(
    fc.property(currency, euro, (name, sum) => {
      const rate = orderRateOf(name);
      const owed = cryptoFor(facts, sum, rate, name);
      const least = cryptoCovering(facts, sum, rate, name);
      assert.ok(owed.times(rate).lessThanOrEqualTo(sum));
      assert.ok(euroFor(facts, least, rate).greaterThanOrEqualTo(sum));
      assert.ok(least.minus(owed).lessThanOrEqualTo(new Money(10).pow(-(decimals(name) ?? 0))));
    }),
  );
});

test('two payments are never worth more apart than together', () => {
  fc.assert(
    fc.property(currency, euro, euro, (name, one, other) => {
      const rate = orderRateOf(name);
      const [some, more] = [cryptoFor(facts, one, rate, name), cryptoFor(facts, other, rate, name)];
      const apart = euroFor(facts, some, rate).plus(euroFor(facts, more, rate));
      assert.ok(apart.lessThanOrEqualTo(euroFor(facts, some.plus(more), rate)));
    }),
  );
});

function decimals(name: string): number | undefined {
  return facts.currencies.find((one) => one.name === name)?.decimals;
}
