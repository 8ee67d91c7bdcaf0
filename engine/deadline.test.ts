import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deadlineAfter } from './deadline.js';
import { httpTransport } from './http-transport.js';
import { loopback } from './test-support/server.js';

/** As a machine that has no time for this process. */
function standStill(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

test('a deadline calls back once, not before its time, and never once it is cleared', async () => {
  const began = performance.now();
  let calls = 0;
  const cleared = deadlineAfter(1, () => (calls += 100));
  cleared.clear();
  await new Promise<void>((resolve) => {
    deadlineAfter(250, () => {
      calls += 1;
      resolve();
    });
  });
  assert.equal(calls, 1);
  assert.ok(performance.now() - began > 240);
});

test('an answer that came while this process stood still is in time', async (t) => {
  const server = await loopback(t, (response) => {
    standStill(1200);
    response.end('fine');
  });
  const { response } = await httpTransport()(
    new URL(server.url),
    { operationId: 'get', method: 'GET', path: '/', headers: {} },
    1000,
  );
  assert.equal(response?.status, 200);
});
