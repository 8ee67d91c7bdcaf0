import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ofContracts, ofPackages } from './test-support/corpus.js';
import { measure, type Figures } from './test-support/measure.js';
import { editNames } from './test-support/narrow.js';
import { rewriteNames } from './test-support/rewrite.js';

function holds({ narrowed, proven, missed, alarms }: Figures): void {
  assert.deepEqual(alarms, [], 'no value breaks what means the same or takes more');
  assert.ok(proven / narrowed >= 0.97, JSON.stringify(missed.slice(0, 5)));
}

test('schemas of the contracts, narrowed by chance: the break is proven, and none made up for those written in other words', () => {
  const figures = measure(ofContracts(), 250);
  holds(figures);
  assert.ok(figures.equal > 20, String(figures.equal));
  const common = [...editNames, ...rewriteNames].filter((edit) => figures.edits.has(edit));
  assert.ok(common.length >= 30, common.join());
});

test('schemas that packages publish', () => {
  holds(measure(ofPackages(), 60));
});
