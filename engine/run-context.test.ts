import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRunContext, runContextVariable } from './run-context.js';

test('a process that no run has started is told how to start one', () => {
  assert.throws(() => readRunContext({}), /start them with `npx conformance run`/);
});

test('the context comes back as the run gave it', () => {
  const context = { runId: 'r-1', target: { apiKey: 'k-"1"' } };
  assert.deepEqual(readRunContext({ [runContextVariable]: JSON.stringify(context) }), context);
});
