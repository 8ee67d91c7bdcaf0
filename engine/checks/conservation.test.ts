import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { principle } from '../../contracts/model/ground.js';
import type { Change } from '../../generators/cases/case.js';
import { Exact } from '../judging/amounts.js';
import { observationInput, observed, only } from '../test-support/inputs.js';
import { conservation } from './conservation.js';

const balance = (name: string, amount: unknown) => ({ id: name, name, amount, rate: 1 });
const read = (amounts: Record<string, unknown>) => [
  observed('getUserBalances', {
    fiatBalances: [balance('eur', amounts['eur'] ?? '0.00')],
    cryptoBalances: Object.entries(amounts).flatMap(([name, amount]) =>
      name === 'eur' ? [] : [balance(name, amount)],
    ),
  }),
];
const change = (amount: string, currency = 'eur', owner = 'user'): Change => ({ owner, currency, amount });
const ground = principle('conservation of money');
const judge = (observations: Record<string, ReturnType<typeof read>>, ...changes: Change[]) =>
  conservation.judge(observationInput('movement', observations, { expected: { changes }, ground }));

test('exactly what was moved holds, on the ground of the case', () => {
  const judgement = only(
    judge(
      {
        'before.user': read({ eur: '100.00', btc: '1.00000000' }),
        'after.user': read({ eur: '89.00', btc: '1.00000000' }),
      },
      change('-10'),
      change('-1', 'EUR'),
    ),
  );
  assert.equal(judgement.holds, true);
  assert.deepEqual(judgement.ground, ground);
  assert.equal(judgement.message, 'user: eur -11, everything else as before');
});

test('another amount is a finding that tells the difference', () => {
  const judgement = only(
    judge({ 'before.user': read({ eur: '100.00' }), 'after.user': read({ eur: '89.99' }) }, change('-10')),
  );
  assert.equal(judgement.holds, false);
  assert.equal(judgement.message, 'user: eur changed by -10.01 instead of -10, a difference of -0.01');
  assert.equal(judgement.pointer, '/fiatBalances/0/amount');
  assert.equal(judgement.expected, '-10');
  assert.equal(judgement.actual, '-10.01');
});

test('a currency or an owner that had no part must not change', () => {
  const judgements = judge(
    {
      'before.user': read({ eur: '1.00', btc: '1.00000000' }),
      'after.user': read({ eur: '0.50', btc: '1.00000001' }),
      'before.partner': read({ eur: '5.00' }),
      'after.partner': read({ eur: '6.00' }),
    },
    change('-0.5'),
  );
  assert.deepEqual(
    judgements.map(({ message }) => message),
    [
      'user: btc changed by +0.00000001 although nothing of it was moved',
      'partner: eur changed by +1 although nothing of it was moved',
    ],
  );
});

test('a balance that comes or goes counts as nothing on the other side', () => {
  assert.equal(
    only(judge({ 'before.user': read({}), 'after.user': read({ btc: '0.5' }) }, change('0.5', 'btc'))).holds,
    true,
  );
  assert.equal(only(judge({ 'before.user': read({ btc: '0.5' }), 'after.user': read({}) })).holds, false);
});

test('whatever is moved in whatever currency, only the exact change holds', () => {
  const amounts = fc
    .bigInt({ min: 0n, max: 10n ** 24n })
    .map((units) => new Exact(units.toString()).div(1e8).toFixed(8));
  fc.assert(
    fc.property(amounts, amounts, fc.boolean(), (start, moved, off) => {
      const end = new Exact(start)
        .plus(moved)
        .plus(off ? '0.00000001' : 0)
        .toFixed(8);
      const observations = { 'before.user': read({ btc: start }), 'after.user': read({ btc: end }) };
      assert.equal(only(judge(observations, change(moved, 'btc'))).holds, !off);
    }),
  );
});

test('what was not read, or cannot be, is not judged', () => {
  const right = read({ eur: '1.00' });
  const unread: Record<string, ReturnType<typeof read>>[] = [
    {},
    { 'before.user': right },
    { 'after.user': right },
    { 'before.user': right, 'after.user': [observed('getUserBalances', '', { status: 500 })] },
    { 'before.user': right, 'after.user': [observed('getUserBalances', '{"fiat')] },
    { 'before.user': right, 'after.user': [observed('getUserBalances', { data: 1 })] },
  ];
  for (const observations of unread) assert.deepEqual(judge(observations, change('-1')), []);
});
