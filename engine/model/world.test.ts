import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { availableIn, balancesAllowed, covers, credit, debit, openAccount, withMovement } from './world.js';

const cents = fc.integer({ min: 1, max: 100_000 }).map((value) => (value / 100).toFixed(2));

test('what is credited and debited again leaves what there was', () => {
  fc.assert(
    fc.property(cents, cents, (there, amount) => {
      const account = credit(openAccount('active'), { currency: 'eur', amount: there });
      const sum = { currency: 'eur', amount };
      assert.deepEqual(debit(credit(account, sum), sum), account);
    }),
  );
});

test('what is pending may show as gone or not, and nothing else may', () => {
  const account = withMovement(credit(openAccount('active'), { currency: 'eur', amount: '10' }), 'a1', {
    kind: 'exchange',
    status: 'pending',
    takes: { currency: 'eur', amount: '4' },
  });
  assert.deepEqual(balancesAllowed(account, 'eur'), ['10', '6']);
  assert.deepEqual(balancesAllowed(account, 'usdc'), ['0']);
  assert.equal(availableIn(account, 'eur'), '6');
  assert.deepEqual(
    ['6', '6.01', '10', '10.01'].map((amount) => covers(account, { currency: 'eur', amount })),
    ['yes', 'unsure', 'unsure', 'no'],
  );
});

test('where the end of something is unknown, no balance of its currency is said to be wrong', () => {
  const account = withMovement(openAccount('active'), 'a1', {
    kind: 'sepa',
    status: 'unknown',
    takes: { currency: 'eur', amount: '4' },
  });
  assert.equal(balancesAllowed(account, 'eur'), undefined);
  assert.equal(covers(account, { currency: 'eur', amount: '1' }), 'unsure');
});
