import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyView } from './json-view.js';

const long = JSON.stringify({ items: Array.from({ length: 40 }, (_, index) => ({ index, name: `n${index}` })) });

/** Text of the marked lines, tags removed. */
function marked(markup: string): string[] {
  return [...markup.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, line = '']) =>
    line
      .replace(/<[^>]*>/g, '')
      .replaceAll('&quot;', '"')
      .trim(),
  );
}

test('the line at the pointer is marked, and only it', () => {
  assert.deepEqual(marked(bodyView('{"a":{"b":[1,2]},"c":3}', ['/a/b/1']).toString()), ['2']);
  assert.deepEqual(marked(bodyView(long, ['/items/7/name', '/items/30']).toString()), ['"name": "n7"', '{']);
  assert.deepEqual(marked(bodyView('{"a":1}').toString()), []);
});

test('far lines are folded, the marked one and what contains it stay in view', () => {
  const markup = bodyView(long, ['/items/20/name']).toString();
  const folded = [...markup.matchAll(/<details class="fold">.*?<\/details>/gs)].map(([fold]) => fold).join('');
  assert.match(folded, /\d+ lines/);
  assert.ok(!folded.includes('<mark>'));
  assert.ok(!folded.includes('items'));
  assert.ok(folded.includes('n3'));
  assert.equal(markup.match(/class="l/g)?.length, 164, 'no line is lost');
});

test('a place where nothing stands is named, and what is around it marked', () => {
  const markup = bodyView('{"a":{"b":1}}', ['/a/missing']).toString();
  assert.deepEqual(marked(markup), ['"a": {']);
  assert.match(markup, /Nothing stands at <code>\/a\/missing<\/code>/);
});

test('a body that is no JSON is shown as it is, escaped', () => {
  assert.equal(bodyView('<p>"no"</p>').toString(), '<div class="body raw">&lt;p&gt;&quot;no&quot;&lt;/p&gt;</div>');
  assert.match(bodyView('').toString(), /No body/);
});
