import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasBalances } from './amounts.js';

test('an answer has balances under each name that lists of them go by, empty ones included', () => {
  for (const name of ['balances', 'fiatBalances', 'cryptoBalances'])
    assert.equal(hasBalances({ [name]: [] }), true, name);
  assert.equal(hasBalances([]), true);
  assert.equal(hasBalances([{ name: 'eur', amount: '1', iban: 'x' }]), true);
  for (const other of [{}, { cards: [] }, [{ name: 'eur', amount: '1' }], null, 'balances'])
    assert.equal(hasBalances(other), false);
});
