import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryChecks, exchangeChecks, observationChecks } from '../../engine/checks/index.js';
import * as families from './families.js';

const checks = new Set([...exchangeChecks, ...deliveryChecks, ...observationChecks].map(({ id }) => id));

for (const [name, family] of Object.entries(families))
  test(`${name}: every check that is named is one, and is named once`, () => {
    const named = [...family].flat();
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((id) => !checks.has(id)),
      [],
    );
    assert.equal(new Set(named).size, named.length);
  });

test('each check has its place in the order of causes', () => {
  const placed = new Set(families.nearest.flat());
  const missing = [...checks].filter((id) => !placed.has(id));
  assert.deepEqual(missing, []);
});
