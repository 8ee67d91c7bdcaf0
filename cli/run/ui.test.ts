import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../engine/config.js';
import { assertBrowser } from './ui.js';

test('--ui without any browser is refused, and one is enough', async () => {
  const asked: string[] = [];
  const none = (channel: string): Promise<boolean> => Promise.resolve(asked.push(channel) < 0);
  await assert.rejects(assertBrowser(none), (error) => error instanceof UsageError && /--ui-port/.test(error.message));
  assert.deepEqual(asked, ['chromium', 'chrome', 'msedge']);
  await assertBrowser((channel) => Promise.resolve(channel === 'chrome'));
});
