import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { html } from './html.js';

const lines = ['<li title="&lt;a&gt;">&lt;a&gt;</li>', '<li title="&quot;&#39;&amp;">&quot;&#39;&amp;</li>'];

test('texts are escaped, markup and lists of it are not', () => {
  const item = (text: string) => html`<li title="${text}">${text}</li>`;
  assert.equal(html`${['<a>', `"'&`].map(item)}`.text, lines.join(''));
});

test('no text can leave an element or a quoted attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'x', '=') }), (text) => {
      assert.doesNotMatch(html`${text}`.text, /[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
    }),
  );
});
