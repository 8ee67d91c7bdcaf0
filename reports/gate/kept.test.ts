/** Every part of a gate's report in each form. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertKept } from '../test-support/kept.js';
import { outline } from '../test-support/outline.js';
import { gateFormats } from './index.js';
import { sampleReport } from './test-support/sample-report.js';

for (const { id, render } of gateFormats)
  test(`${id}: every part of a gate is as it was`, () => {
    const text = render(sampleReport());
    assertKept(new URL(`kept/gate.${id}.txt`, import.meta.url), id === 'html' ? outline(text) : text);
  });

test('the answer comes first, and what concerns the reader before the rest', () => {
  const page = gateFormats.find(({ id }) => id === 'html')?.render(sampleReport()) ?? '';
  const places = [
    'No, not yet',
    'In the way',
    'Seen, not announced',
    'concerns you',
    'not used by you',
    'What it rests on',
  ];
  const at = places.map((text) => page.indexOf(text, page.indexOf('<main')));
  assert.deepEqual(
    at,
    [...at].sort((a, b) => a - b),
  );
  assert.ok(at.every((place) => place > 0));
});

test('hostile text stays text', () => {
  for (const { render } of gateFormats.filter(({ id }) => id !== 'json'))
    assert.ok(!render(sampleReport()).includes('<script>alert'));
});
