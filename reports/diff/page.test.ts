import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShownChange } from './model.js';
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
  const harmless = { ...open, counts: { ...open.counts, givenUp: 0 } };
  assert.match(renderDiffPage(harmless, documents, []), />Nothing breaks</);
});

const pageOf = (changes: Partial<ShownChange>): string => {
  const [change] = outcome.changes;
  assert.ok(change);
  return renderDiffPage({ ...outcome, changes: [{ ...change, ...changes }] }, documents, []);
};

test('only a body of JSON that is sent as a request comes with a command: others cannot be sent so', () => {
  assert.match(pageOf({}), /curl -X POST/);
  assert.ok(!pageOf({ direction: 'response' }).includes('curl'));
  assert.ok(!pageOf({ part: 'query limit' }).includes('curl'));
  assert.ok(!pageOf({ subject: { kind: 'operation', id: 'createNote' } }).includes('curl'));
  assert.ok(!pageOf({ subject: { kind: 'operation', id: 'createNote', call: 'POST' } }).includes('curl'));
});

test('of a long schema the first lines are shown, and how many there are more', () => {
  const old = { schema: { enum: Array.from({ length: 80 }, (_, index) => index) } };
  const [change] = outcome.changes;
  assert.ok(change);
  const page = renderDiffPage({ ...outcome, changes: [change] }, { ...documents, old }, []);
  assert.match(page, /… and 24 lines more/);
  assert.match(page, /<mark> {4}57,?<\/mark>/);
  assert.doesNotMatch(page, /<mark> {4}58,?<\/mark>/);
});

test('what one of the documents does not have is told, not left empty', () => {
  const [change] = outcome.changes;
  assert.ok(change);
  const { new: _new, ...removed } = change;
  const page = renderDiffPage({ ...outcome, changes: [removed] }, documents, []);
  assert.match(page, /After<\/p>\s*<p class="none">Not there\.<\/p>/);
});
