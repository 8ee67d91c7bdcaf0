import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notJudged } from './not-judged.js';

test('webhooks, callbacks and methods without cases are told with their number; checks by name', () => {
  const told = notJudged({
    webhooks: { paid: {}, sent: {} },
    paths: { '/a': { head: {}, post: { callbacks: { done: {} } }, parameters: [] }, '/b': { options: {}, trace: {} } },
  }).map(({ what }) => what);
  assert.match(told[0] ?? '', /^leaves out 2 webhooks /);
  assert.match(told[1] ?? '', /^leaves out 1 callbacks /);
  assert.match(told[2] ?? '', /^leaves out 3 operations of HEAD, OPTIONS or TRACE /);
  assert.match(told[3] ?? '', /secret-exposed/);
  assert.equal(notJudged({ paths: { '/a': { get: {} } } }).length, 1);
});
