import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShownChange } from './model.js';
import { renderDiffPage } from './page.js';
import { documents, outcome } from './test-support/sample.js';

const page = renderDiffPage(outcome, documents, ['2 changes, 1 given up.'], () => "curl 'https://api.example/<notes>'");

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
    ['&quot;maxLength&quot;: 9,', '&quot;maxLength&quot;: 5,'],
  );
});

test('a counterexample is text, with the command that sends it', () => {
  assert.ok(!page.includes('<script>'));
  assert.match(page, /curl &#39;https:\/\/api\.example\/&lt;notes&gt;&#39;/);
  assert.match(page, /<mark>&quot;&lt;script&gt;&quot;<\/mark>/);
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

const pageOf = (changes: Partial<ShownChange>, schema: unknown, revised: unknown): string => {
  const [change] = outcome.changes;
  assert.ok(change);
  const result = { ...outcome, changes: [{ ...change, ...changes }] };
  return renderDiffPage(result, { old: { schema }, new: { schema: revised } }, []);
};

test('of long schemas what differs is shown with what is near, and the rest folded, not left out', () => {
  const properties = (length: number): object =>
    Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`p${index}`, index === 40 ? { length } : true]));
  const long = pageOf({}, properties(1), properties(2));
  assert.deepEqual(
    [...long.matchAll(/<summary>(\d+ equal lines?)/g)].map(([, text]) => text),
    ['39 equal lines', '18 equal lines'],
  );
  assert.deepEqual(
    [...long.matchAll(/<mark>(.*?)<\/mark>/g)].slice(0, 2).map(([, line]) => line?.trim()),
    ['&quot;length&quot;: 1', '&quot;length&quot;: 2'],
  );
  for (const index of [0, 20, 59]) assert.ok(long.includes(`&quot;p${index}&quot;: true`), String(index));
  const alone = pageOf({ keyword: 'property-added', before: undefined, after: 'x' }, {}, properties(1));
  assert.match(alone, /Not there before\./);
  assert.match(alone, /<summary>40 lines more/);
});

test('extensions make nothing differ, but names of members may look like them', () => {
  const schema = (evidence: string, name: string): object => ({
    'x-evidence': { edition: evidence },
    properties: { 'x-name': { maxLength: name.length } },
  });
  const shown = pageOf({}, schema('legacy', 'a'), schema('latest', 'bb'));
  assert.ok(!shown.includes('legacy'));
  assert.match(shown, /<mark>\s*&quot;maxLength&quot;: 2/);
});

test('that a member became required is shown where it is said', () => {
  const schema = (required: string[]): object => ({ required, properties: { a: { type: 'string' } } });
  const place = { pointer: '/schema/properties/a' };
  const shown = pageOf({ keyword: 'required', old: place, new: place }, schema([]), schema(['a']));
  assert.match(shown, /&quot;required&quot;: \[[\s\S]*<mark>\s*&quot;a&quot;<\/mark>/);
});

test('what one of the documents does not have is told, not left empty', () => {
  const [change] = outcome.changes;
  assert.ok(change);
  const { new: _new, ...removed } = change;
  const page = renderDiffPage({ ...outcome, changes: [removed] }, documents, []);
  assert.match(page, /<p class="none">Not there any more\.<\/p>/);
});
