import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { levelAt } from '../../contracts/model/levels.js';
import { balancePayload, exchangeInput, itemAt, only } from '../test-support/inputs.js';
import { decimalFidelity } from './decimal-fidelity.js';

const judge = (operationId: string, body: unknown) => decimalFidelity.judge(exchangeInput(operationId, { body }));

/** The documented balances with one other amount, as text of JSON. */
function balances(amount: string, currency = 'eur'): string {
  const { balances: shown } = balancePayload();
  const text = JSON.stringify(shown, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'name' in value && value.name === currency && 'amount' in value
      ? { ...value, amount: 'HERE' }
      : value,
  );
  return text.replace('"HERE"', amount);
}

test('the documented balances are exact, on the ground of their place', () => {
  const judgement = only(judge('getUserBalances', balancePayload().balances));
  assert.equal(judgement.holds, true);
  assert.equal(judgement.ground.kind === 'evidence' && judgement.ground.evidence.grade, 'carried');
});

test('a balance has exactly the decimals of its currency', () => {
  for (const [amount, currency] of [
    ['"1.5"', 'eur'],
    ['"1.500"', 'eur'],
    ['"1"', 'eur'],
    ['"0.0000000"', 'usdc'],
    ['"0.000000"', 'btc'],
  ] as const) {
    const judgement = only(judge('getUserBalances', balances(amount, currency)));
    assert.equal(judgement.holds, false, amount);
    assert.match(judgement.pointer ?? '', /Balances\/\d\/amount$/);
    assert.match(judgement.expected ?? '', /^\d decimals$/);
    assert.equal(levelAt(judgement, 'documented'), 'warn');
  }
});

test('exponents, separators and noise are findings', () => {
  for (const amount of [
    '"1e-8"',
    '"1,50"',
    '"1,000.00"',
    '"1 000.00"',
    '"+1.00"',
    '"01.00"',
    '0.30000000000000004',
    '"1.0999999999999999"',
  ]) {
    const judgement = only(judge('getUserBalances', balances(amount)));
    assert.equal(judgement.holds, false, amount);
    assert.equal(judgement.pointer, '/fiatBalances/0/amount');
  }
});

test('of a JSON number the value counts: noughts at its end and exponents are spelling', () => {
  for (const [amount, currency] of [
    ['8.920', 'eur'],
    ['-8.9200', 'eur'],
    ['114.1975450', 'usdc'],
    ['0.000170240', 'btc'],
    ['1e-8', 'btc'],
    ['0e0', 'eur'],
    ['0E-9', 'eur'],
    ['0.00', 'eur'],
    ['100e-4', 'eur'],
    ['1.5e3', 'eur'],
  ] as const) {
    assert.equal(only(judge('getUserBalances', balances(amount, currency))).holds, true, amount);
    const transfer = `{"amount":${amount},"currency":"${currency}"}`;
    assert.equal(only(judge('getTransferDetails', transfer)).holds, true, amount);
  }
});

test('a JSON number whose value needs more decimals is a finding, however it is spelt', () => {
  for (const [amount, decimals] of [
    ['8.9210', 3],
    ['8.921e0', 3],
    ['1e-3', 3],
    ['10e-5', 4],
    ['12.5E-2', 3],
  ] as const) {
    const judgement = only(judge('getTransferDetails', `{"amount":${amount},"currency":"eur"}`));
    assert.equal(judgement.holds, false, amount);
    assert.equal(judgement.message, `/amount has ${decimals} decimals; eur has 2`);
    assert.equal(judgement.expected, 'at most 2 decimals');
    assert.equal(judgement.actual, amount);
  }
  const noisy = only(judge('getNetworkFee', '{"networkFee":1.0000000000000002e-7}'));
  assert.equal(noisy.message, '/networkFee carries the noise of binary fractions');
  assert.equal(only(judge('getNetworkFee', '{"networkFee":1e-7}')).holds, true);
});

test('a text keeps its noughts and has no exponent', () => {
  const judgeText = (amount: string) => only(judge('getTransferDetails', { amount, currency: 'eur' }));
  assert.equal(judgeText('8.920').message, '/amount has 3 decimals; eur has 2');
  assert.equal(judgeText('1e-1').message, '/amount is no plain decimal');
});

test('elsewhere the decimals of the currency are the most', () => {
  assert.equal(only(judge('getTransferDetails', { amount: '3.8', currency: 'eur' })).holds, true);
  assert.equal(only(judge('getTransferDetails', { amount: '-3.80', currency: 'EUR' })).holds, true);
  assert.equal(only(judge('getTransferDetails', { amount: '3.801', currency: 'eur' })).holds, false);
  assert.equal(only(judge('getOrderDetails', '{"receivedAmount":412.6071421,"cryptocurrency":"usdc"}')).holds, false);
  const exchange = { amount: '10.00', currencyFrom: 'eur', receivedAmount: '0.00010001', currencyTo: 'btc' };
  assert.equal(only(judge('getExchangeDetails', exchange)).holds, true);
});

test('without a known currency only the form counts', () => {
  assert.equal(only(judge('getNetworkFee', '{"networkFee":0.123456789012}')).holds, true);
  assert.equal(only(judge('getNetworkFee', '{"networkFee":0.10000000000000001}')).holds, false);
});

test('every plain amount within its decimals holds, whatever its size', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 25n }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
      const amount = `${whole}.${String(cents).padStart(2, '0')}`;
      assert.equal(only(judge('getUserBalances', balances(`"${amount}"`))).holds, true);
      assert.equal(only(judge('getTransferDetails', `{"amount":${amount},"currency":"eur"}`)).holds, true);
    }),
  );
});

test('prices, ids, texts, refusals and broken bodies are not judged', () => {
  for (const body of [
    { rate: 0.30000000000000004, rates: { btc: 1e-9 } },
    { balanceId: '12e3', amountType: '1,2', feeAt: '2026-01-01' },
    { total_fee: '1e5', AMOUNT: '1,2' },
    { amount: null, fee: 'none', balance: { x: 1 } },
    { page: 1, total: 3 },
    '{"amount":',
    '',
    '<html></html>',
  ])
    assert.deepEqual(judge('getTransferDetails', body), [], JSON.stringify(body));
  const refusal = exchangeInput('createTransfer', { status: 400, body: { amount: '1e5' } });
  assert.deepEqual(decimalFidelity.judge(refusal), []);
});

test('a place in a list is told', () => {
  const { balances: shown } = balancePayload();
  itemAt(shown.cryptoBalances, 2).amount = '0.1';
  assert.equal(only(judge('getUserBalances', shown)).pointer, '/cryptoBalances/2/amount');
});
