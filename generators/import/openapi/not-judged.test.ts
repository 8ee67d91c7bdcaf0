import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notJudged } from './not-judged.js';

test('webhooks, callbacks and methods without cases are told with their number', () => {
  const told = notJudged({
    webhooks: { paid: {}, sent: {} },
    paths: { '/a': { head: {}, post: { callbacks: { done: {} } }, parameters: [] }, '/b': { options: {}, trace: {} } },
  });
  assert.match(told[0] ?? '', /^2 webhooks /);
  assert.match(told[1] ?? '', /^1 callbacks /);
  assert.match(told[2] ?? '', /^3 operations of HEAD, OPTIONS or TRACE /);
  assert.equal(notJudged({ paths: { '/a': { get: {} } } }).length, 0);
});

test('streams of events are told', () => {
  const content = { 'text/event-stream; charset=utf-8': {}, 'application/json': {} };
  assert.deepEqual(notJudged({ paths: { '/a': { get: { responses: { 200: { content } } } } } }), [
    '1 answers of text/event-stream of the document: what their events hold is not read',
  ]);
});
