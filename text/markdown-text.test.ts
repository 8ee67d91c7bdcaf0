import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code, plain, table } from './markdown-text.js';

test('text shows as it is: nothing of it is markup, and an entity stays one', () => {
  assert.equal(
    plain("the target's `clock` *is* <b>a_b</b> & #1"),
    'the target&#39;s &#96;clock&#96; \\*is\\* &lt;b&gt;a\\_b&lt;/b&gt; &amp; \\#1',
  );
  assert.equal(plain('a | b\n[c](d) ~e~ \\'), 'a \\| b \\[c\\](d) \\~e\\~ \\\\');
});

test('code holds any backticks and stays in its cell', () => {
  assert.equal(code('a`b'), '``a`b``');
  assert.equal(code('`'), '`` ` ``');
  assert.equal(table(['x'], [[code('a|b')]]), '| x |\n| --- |\n| `a\\|b` |');
});
