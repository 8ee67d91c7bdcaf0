import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeText } from './markup-text.js';

test('control and text-direction characters are shown, not obeyed', () => {
  assert.equal(escapeText('a\u0000b\u001bc\u007f'), 'a\u2400b\u241bc[U+007F]');
  assert.equal(escapeText('amount \u202e0001'), 'amount [U+202E]0001');
  assert.equal(escapeText('line\n\tnext\r'), 'line\n\tnext&#13;');
});
