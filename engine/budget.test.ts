import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadContract } from '../contracts/model/load.js';
import {
  costKinds,
  costOf,
  leftToday,
  openBudget,
  openDailyBudget,
  reserveInAll,
  shortfalls,
  type Reservation,
} from './budget.js';
import { temporaryFolder } from './test-support/folder.js';

test('a run that needs more than it may names each kind with both figures', () => {
  assert.deepEqual(shortfalls({ kyc: 12, card: 3, sepa: 4 }, { kyc: 5, card: 3 }), ['kyc: 12 needed, 5 allowed']);
  assert.deepEqual(shortfalls({ kyc: 1 }, { kyc: 0 }), ['kyc: 1 needed, 0 allowed']);
});

test('every kind of the facts is one that messages know', () => {
  const { facts } = loadContract('test');
  for (const { operation, kind } of facts.costs) {
    assert.ok(costKinds.includes(kind));
    assert.equal(costOf(facts, operation), kind);
  }
  assert.equal(costOf(facts, 'getUserBalances'), undefined);
});

test('a place given back can be taken again; a torn line takes none', (t) => {
  const file = path.join(temporaryFolder(t), 'budget.ndjson');
  const budget = openBudget(file, { card: 1 });
  const first = budget.reserve('card');
  assert.ok(first);
  assert.equal(budget.reserve('card'), undefined);
  first.release();
  appendFileSync(file, '{"type":"reser\n');
  assert.ok(budget.reserve('card'));
  assert.equal(budget.reserve('card'), undefined);
  assert.ok(budget.reserve('kyc'), 'a kind without a figure is free');
});

test('several processes on one ledger never hold more places than allowed', (t) => {
  const folder = temporaryFolder(t);
  let runs = 0;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), fc.array(fc.tuple(fc.nat(2), fc.boolean())), (limit, steps) => {
      const file = path.join(folder, `${(runs += 1)}.ndjson`);
      const budgets = [0, 1, 2].map(() => openBudget(file, { kyc: limit }));
      const held: Reservation[] = [];
      for (const [who, gives] of steps) {
        if (gives && held.length > 0) held.pop()?.release();
        else {
          const place = budgets[who]?.reserve('kyc');
          assert.equal(place !== undefined, held.length < limit);
          if (place) held.push(place);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('runs of one day share a budget, which is whole again the next day and apart for each target', (t) => {
  const folder = temporaryFolder(t);
  let at = Date.parse('2026-01-01T23:59:00Z');
  const [here, there] = ['staging', '../other'].map((target) => ({ folder, target }));
  assert.ok(here && there);
  const first = openDailyBudget(here, { kyc: 2 }, () => at);
  const second = openDailyBudget(here, { kyc: 2 }, () => at);
  assert.ok(first.reserve('kyc'));
  const place = second.reserve('kyc');
  assert.ok(place);
  assert.equal(first.reserve('kyc'), undefined);
  assert.deepEqual(leftToday(here, { kyc: 2, card: 1 }, at), { kyc: 0, card: 1 });
  assert.deepEqual(leftToday(there, { kyc: 2 }, at), { kyc: 2 });
  place.release();
  assert.deepEqual(leftToday(here, { kyc: 2 }, at), { kyc: 1 });
  at += 120_000;
  assert.ok(first.reserve('kyc'));
  assert.deepEqual(leftToday(here, { kyc: 2 }, at), { kyc: 1 });
});

test('a call needs a place in each budget; the first without one is named, and no other loses any', (t) => {
  const folder = temporaryFolder(t);
  const [run, day] = ['run', 'day'].map((name) => path.join(folder, name));
  assert.ok(run !== undefined && day !== undefined);
  const budgets = [
    { name: 'the budget', budget: openBudget(run, { kyc: 2 }) },
    { name: 'the budget of the day', budget: openBudget(day, { kyc: 1 }) },
  ];
  const held = reserveInAll(budgets, 'kyc');
  assert.ok('release' in held);
  assert.deepEqual(reserveInAll(budgets, 'kyc'), { usedUp: 'the budget of the day' });
  held.release();
  assert.ok('release' in reserveInAll(budgets, 'kyc'));
});
