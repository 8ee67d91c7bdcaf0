import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureYear, plannedFaults, simulateYear } from './simulated-year.js';

test('over a year of runs since when is always right, no cause is lost, and flaky ones are told', () => {
  const faults = plannedFaults(7);
  const { asked, right, flaky, found, told, lost } = measureYear(simulateYear('test', faults, 8), faults);
  assert.ok(asked > 25);
  assert.equal(right, asked);
  assert.deepEqual(lost, []);
  assert.ok(found >= flaky * 0.95 && found >= told * 0.95, `${found} of ${flaky} found, ${told} told`);
});
