import assert from 'node:assert/strict';
import test from 'node:test';
import { idOf, observedOf, type Written } from '../test-support/observed.js';
import { compareBehaviour } from './compare.js';
import type { Observations } from './observations.js';

const times = { before: '2026-11-01T00:00:00Z', began: '2026-11-23T08:00:00.000Z', within: '2026-11-23T08:01:00Z' };

interface Money {
  start: number;
  /** Cents that the payment takes. */
  price?: number;
  /** Payments of earlier runs. */
  earlier?: number;
  /** A user who stood there before the run, or the account itself. */
  user?: string;
  text?: (cents: number) => unknown;
}

const decimal = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

/** A payment between two reads of what an account has and did. */
function paying(run: number, { start, price = 200, earlier = 0, user, text = decimal }: Money): Written[] {
  const path = user === undefined ? '/v1/account' : `/v1/account/${user}`;
  const payments = (made: boolean): unknown[] => [
    ...(made ? [{ id: idOf(run, 1), amount: decimal(price), createdAt: times.within }] : []),
    ...Array.from({ length: earlier }, (_, index) => ({
      id: idOf(90 + index, 1),
      amount: '7.77',
      createdAt: times.before,
    })),
  ];
  const read = (rule: string, made: boolean): Written => ({
    id: `getAccount:stateful:pay.${rule}:`,
    method: 'GET',
    path,
    status: 200,
    body: {
      balances: [{ name: 'eur', amount: text(start - (made ? price : 0)) }],
      total: earlier + (made ? 1 : 0),
      payments: payments(made),
    },
  });
  const pay: Written = {
    id: 'pay:stateful:pay.now:',
    method: 'POST',
    path: '/v1/pay',
    request: { amount: '2.00' },
    status: 200,
    body: {},
  };
  return [read('before', false), pay, read('after', true)];
}

/** What a run at an environment that remembers observed. */
function remembering(cases: readonly Written[]): Observations {
  const run = observedOf(cases);
  const { frame } = run;
  const line = { ...frame.run, startedAt: times.began, target: { ...frame.run.target, sandbox: false } };
  return { ...run, frame: { ...frame, run: line } };
}

function compared(last: Money, at: 'environment' | 'sandbox' = 'environment') {
  const read = at === 'environment' ? remembering : observedOf;
  const { user } = last;
  const repetitions = [
    paying(1, { start: 100_000, ...(user && { user }) }),
    paying(2, { start: 99_800, earlier: 1, ...(user && { user }) }),
  ].map(read) as [Observations, Observations];
  const { differences, masks } = compareBehaviour(repetitions, read(paying(3, last)));
  return {
    rows: [...new Set(differences.map(({ kind, place }) => `${kind} ${place}`))],
    undecided: [...masks.undecidedMoney],
  };
}

test('money that stood there before a run, and what was made before it, is no difference', () => {
  assert.deepEqual(compared({ start: 500, price: 200, earlier: 9 }), { rows: [], undecided: [] });
});

test('how a call moves money is compared exactly, and so is its form', () => {
  assert.deepEqual(compared({ start: 99_600, price: 201 }).rows, [
    'value /balances/*/amount',
    'value /payments/*/amount',
  ]);
  const short = (cents: number): string => String(cents / 100);
  assert.deepEqual(compared({ start: 99_600, text: short }).rows, ['scale /balances/*/amount']);
  assert.deepEqual(compared({ start: 99_600, text: (cents) => cents / 100 }).rows, ['type /balances/*/amount']);
});

test('a user who stood there before is told apart by being in more than one run', () => {
  const user = idOf(4711, 1);
  assert.deepEqual(compared({ start: 500, earlier: 3, user }), { rows: [], undecided: [] });
  assert.deepEqual(compared({ start: 99_600, price: 199, user }).rows.length, 2);
});

test('a sandbox begins empty: what it has at first is compared as it is', () => {
  assert.deepEqual(compared({ start: 500 }, 'sandbox').undecided.length > 0, true);
});
