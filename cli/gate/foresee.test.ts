import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Allowance } from '../../engine/budget.js';
import { assertAffordableTogether } from './foresee.js';

const side = { role: 'a run', contract: 'test', target: 'staging', plays: 'test', faults: [] };
const runs = (allowed: Allowance, leftToday: Allowance) =>
  [1, 2, 3].map(() => ({ side, requests: 9, costs: { kyc: 2 }, allowed, leftToday, isRemote: true }));

test('all runs of a gate have to be affordable together, by the budget and by what is left of the day', () => {
  assertAffordableTogether(runs({ kyc: 6 }, { kyc: 6 }));
  assert.throws(
    () => assertAffordableTogether(runs({ kyc: 5 }, {})),
    /targets\.staging\.budget: the 3 runs of the gate together .*\(kyc: 6 needed, 5 allowed\)/,
  );
  assert.throws(
    () => assertAffordableTogether(runs({}, { kyc: 5 })),
    /targets\.staging\.dailyBudget: the 3 runs of the gate together .*\(kyc: 6 needed, 5 allowed\)/,
  );
});
