import assert from 'node:assert/strict';
import test from 'node:test';
import { renderDiffPage } from './page.js';
import { documents, outcome } from './test-support/sample.js';

const page = renderDiffPage(outcome, documents, ['2 changes, 1 given up.']);

test('verdict and counts come first, then each change with its advice', () => {
  const order = ['1 breaking change', '2 changes, 1 given up.', 'maxLength 9 → 5', 'Send shorter texts.'];
  const places = order.map((text) => page.indexOf(text));
  assert.ok(
    places.every((place) => place > 0),
    String(places),
  );
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
});

test('both schemas are there, with the lines marked that differ', () => {
  assert.deepEqual(
    [...page.matchAll(/<mark>(.*?)<\/mark>/g)].slice(0, 2).map(([, line]) => line?.trim()),
    ['&quot;maxLength&quot;: 9', '&quot;maxLength&quot;: 5'],
  );
});

test('a counterexample is text, with the command that sends it', () => {
  assert.ok(!page.includes('<script>'));
  assert.match(page, /curl -X POST https:\/\/api\.example\/notes/);
});

test('changes can be filtered by level, operation, proof and whom they concern', () => {
  for (const name of ['level', 'subject', 'proof', 'concerns'])
    assert.ok(page.includes(`main:has(#${name}-1:checked) .change:not([data-${name}="1"])`), name);
  assert.match(page, /<input type="radio" name="proof" id="proof-1" \/>\s*undecided/);
});

test('where nothing changed the page says so, and where nobody knows it is no all-clear', () => {
  const none = { info: 0, warn: 0, fail: 0 };
  const without = { ...outcome, changes: [], counts: { ...outcome.counts, byLevel: none, givenUp: 0 } };
  assert.match(renderDiffPage(without, documents, []), /No change/);
  const open = { ...outcome, counts: { ...outcome.counts, byLevel: { ...none, warn: 1 } } };
  assert.match(renderDiffPage(open, documents, []), />Undecided</);
});
