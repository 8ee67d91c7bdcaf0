import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadContract } from '../../../contracts/model/load.js';
import { decimalsOf } from '../../amount.js';
import { Money } from '../../ledger/money.js';
import { quoteOf } from './quote.js';

const { facts } = loadContract('test');

const decimals = (currency: string) => decimalsOf(facts, currency);

test('the documented examples come out', () => {
  const examples = facts.fees.vectors?.examples.filter(({ kind }) => kind === 'exchange') ?? [];
  assert.equal(examples.length, 2);
  for (const { amount = 0, from, to, rate = 0, fee, received } of examples) {
    const [currencyFrom, currencyTo] = [String(from), String(to)];
    const worth = (currency: string) => (currency === 'eur' ? 1 : Number(rate));
    const quote = quoteOf({
      amount: new Money(amount),
      currencyFrom,
      currencyTo,
      rateFrom: worth(currencyFrom),
      rateTo: worth(currencyTo),
      feePercentage: facts.fees.exchange?.percent ?? 0,
      decimalsOf: decimals,
    });
    assert.equal(quote.rate.toNumber(), rate);
    assert.equal(quote.fee.toNumber(), fee);
    // The page shows two decimals of every currency.
    assert.equal(quote.received.toDecimalPlaces(2, Money.ROUND_DOWN).toNumber(), received);
  }
});

test('received and fee are worth no more than what is given, and no less but for one unit', () => {
  const currencies = fc.uniqueArray(fc.constantFrom('eur', 'btc', 'doge', 'usdc'), { minLength: 2, maxLength: 2 });
  const rate = fc.double({ min: 0.0001, max: 100_000, noNaN: true });
  fc.assert(
    fc.property(currencies, fc.bigInt(1n, 10n ** 15n), rate, rate, (pair, units, one, other) => {
      const [currencyFrom = '', currencyTo = ''] = pair;
      const unitOf = (currency: string) => new Money(10).pow(-decimals(currency));
      const amount = new Money(units.toString()).times(unitOf(currencyFrom));
      const [rateFrom, rateTo] = [currencyFrom === 'eur' ? 1 : one, currencyTo === 'eur' ? 1 : other];
      const { fee, feeCurrency, received } = quoteOf({
        amount,
        currencyFrom,
        currencyTo,
        rateFrom,
        rateTo,
        feePercentage: 1.49,
        decimalsOf: decimals,
      });
      const given = amount.times(rateFrom);
      const worthOf = (value: Money, currency: string) => value.times(currency === currencyFrom ? rateFrom : rateTo);
      const taken = worthOf(received, currencyTo).plus(worthOf(fee, feeCurrency));
      const slack = worthOf(unitOf(currencyTo), currencyTo).plus(worthOf(unitOf(feeCurrency), feeCurrency));
      assert.ok(given.minus(taken).abs().lessThan(slack.plus('1e-20')));
      assert.ok(worthOf(received, currencyTo).lessThanOrEqualTo(given.times('0.9851').plus('1e-20')));
      assert.ok(received.decimalPlaces() <= decimals(currencyTo));
      assert.ok(fee.decimalPlaces() <= decimals(feeCurrency));
    }),
  );
});
