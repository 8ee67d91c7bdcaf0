import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areas } from './areas.js';
import { contractChanges } from './announced.js';
import { behaviourIn } from './behaviour.js';
import { plantedChanges } from './planted.js';

test('there are enough changes, each with an id of its own', () => {
  assert.ok(plantedChanges.length >= 40);
  assert.ok(plantedChanges.filter(({ valid }) => valid).length >= 20);
  assert.ok(plantedChanges.filter(({ varies }) => varies).length >= 10);
  assert.ok(contractChanges.length >= 15);
  const ids = [...plantedChanges, ...contractChanges].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const area of Object.keys(areas))
    assert.ok(
      plantedChanges.some((change) => change.area === area),
      area,
    );
});

// The share of CI; the whole is `npm run gate-matrix`.
test('changes of SEPA transfers are seen, one row each, and nothing is where nothing is planted', async () => {
  const { verdicts = [], requests } = await behaviourIn('sepa');
  assert.ok(verdicts.length > 3);
  assert.deepEqual(
    verdicts.flatMap(({ troubles }) => troubles),
    [],
  );
  assert.ok(requests && requests.gate <= 4 * requests.run);
});
