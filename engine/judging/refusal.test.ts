import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Breach } from '../../generators/cases/case.js';
import { exchangeChecks } from '../checks/index.js';
import { exchangeInput, groundOf, only, refused } from '../test-support/inputs.js';

/** Which check speaks of which breach; each id is that of a file. */
const byBreach: Record<Breach, string> = {
  authentication: 'authentication-ignored',
  tenant: 'tenant-isolation',
  validation: 'invalid-data-accepted',
  'unknown-object': 'unknown-object-accepted',
  'deleted-object': 'deleted-gone',
  state: 'illegal-state-accepted',
  lock: 'lock-lifecycle',
  funds: 'overspent',
  quota: 'quota-ignored',
};

for (const [breach, id] of Object.entries(byBreach) as [Breach, string][]) {
  const check = exchangeChecks.find((one) => one.id === id);
  const expect = { ...refused, breaks: breach, refusalGround: groundOf('documented', 'the statement') };
  const judge = (status: number) =>
    check?.judge(exchangeInput('createUser', { status }, { expect, name: 'A forbidden call' })) ?? [];

  test(`${id}: an accepted call is a finding on the ground of the broken statement`, () => {
    for (const status of [200, 201, 202]) {
      const judgement = only(judge(status));
      assert.equal(judgement.check, id);
      assert.equal(judgement.holds, false);
      assert.deepEqual(judgement.ground, expect.refusalGround);
      assert.match(judgement.message, new RegExp(`with ${status}: A forbidden call$`));
    }
  });

  test(`${id}: any refusal holds`, () => {
    for (const status of [400, 401, 404]) assert.equal(only(judge(status)).holds, true);
  });

  test(`${id}: other breaches and valid calls are no business of it`, () => {
    for (const other of Object.keys(byBreach) as Breach[]) {
      if (other === breach) continue;
      const foreign = { expect: { ...expect, breaks: other } };
      assert.deepEqual(check?.judge(exchangeInput('createUser', { status: 200 }, foreign)), []);
    }
    assert.deepEqual(check?.judge(exchangeInput('createUser', { status: 200 })), []);
  });
}
