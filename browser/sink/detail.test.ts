import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownBody } from './detail.js';

test('a body of JSON is indented, its numbers and escapes as they were sent; other text stays as it is', () => {
  assert.equal(
    shownBody(String.raw`{"a":1.10,"b":["\u0041",{}],"c":{}}`),
    ['{', '  "a": 1.10,', '  "b": [', String.raw`    "\u0041",`, '    {}', '  ],', '  "c": {}', '}'].join('\n'),
  );
  for (const text of ['a=1&b=2', '{"a":', '']) assert.equal(shownBody(text), text);
});
