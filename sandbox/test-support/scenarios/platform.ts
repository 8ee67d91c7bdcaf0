import assert from 'node:assert/strict';
import type { Scenario } from './scenario.js';

/** The health check. */
export const platform: Scenario = {
  name: 'platform',
  async play(stage) {
    const exists = stage.contract.webhooks.has('healthCheck');
    await stage.trigger('/health-check', undefined, { status: exists ? 200 : 409 });
    await stage.settle();
    assert.equal(stage.covered().has('healthCheck'), exists);
  },
};
