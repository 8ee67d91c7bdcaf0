import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, rawElement } from './html.js';

test('values are escaped, markup of the tag itself is kept', () => {
  const name = `<b onclick='x'>"&\``;
  assert.equal(
    html`<p title="${name}">${html`<i>${name}</i>`}</p>`.toString(),
    '<p title="&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;&#96;"><i>&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;&#96;</i></p>',
  );
});

test('lists are joined; false, null and undefined leave nothing; zero is shown', () => {
  assert.equal(html`${['a', html`<br />`, ['<', 0]]}${false}${null}${undefined}`.toString(), 'a<br />&lt;0');
});

test('an attribute without quotes is refused: escaping would not protect it', () => {
  assert.throws(() => html`<p title=${'a b'}></p>`, /quote the attribute/);
});

test('a script or style sheet that would end its element is refused', () => {
  assert.equal(rawElement('script', 'let a = 1 < 2;').toString(), '<script>let a = 1 < 2;</script>');
  assert.throws(() => rawElement('script', '"</SCRIPT>"'), /end tag/);
  assert.throws(() => rawElement('style', 'a{content:"</style>"}'), /end tag/);
});
