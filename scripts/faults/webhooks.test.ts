import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryFaults } from '../../sandbox/faults/deliveries.js';
import { payloadFaults } from '../../sandbox/faults/payloads.js';
import { strayDeliveryFaults } from '../../sandbox/faults/stray-deliveries.js';
import { webhookLeakFaults } from '../../sandbox/faults/webhook-leaks.js';
import { deliveryChecks } from '../../engine/checks/index.js';
import { webhookExpectations } from './expectations-webhooks.js';
import { openHarness, type HarnessOptions } from './harness.js';
import { runWebhookCases } from './webhooks.js';

async function findings(
  webhookId: string,
  faults: readonly string[] = [],
  outcomes: HarnessOptions['outcomes'] = 'operator',
): Promise<string[]> {
  const harness = await openHarness({
    apiVersion: 'test',
    seed: 1,
    outcomes,
    faults: faults.map((fault) => `${fault}@${webhookId}`),
  });
  try {
    await runWebhookCases(harness, [webhookId]);
    const problems = harness.session.results.flatMap((result) => result.problems);
    assert.deepEqual(
      problems.filter(({ outcome }) => outcome === 'error' || outcome === 'skip'),
      [],
    );
    return [...new Set(problems.map(({ check }) => check))];
  } finally {
    await harness.close();
  }
}

test('every fault of webhooks has a check meant for it, and every named check exists', () => {
  assert.deepEqual(
    Object.keys(webhookExpectations).sort(),
    [...deliveryFaults, ...payloadFaults, ...strayDeliveryFaults, ...webhookLeakFaults].map(({ name }) => name).sort(),
  );
  const ids = deliveryChecks.map(({ id }) => id);
  for (const { checks } of Object.values(webhookExpectations)) for (const id of checks) assert.ok(ids.includes(id), id);
});

test('a sender that keeps the schedule raises no alarm, whatever it is answered', async () => {
  assert.deepEqual(await findings('userBalanceGenerated'), []);
});

test('an object that goes on by itself raises no alarm', async () => {
  assert.deepEqual(await findings('orderStatus', [], 'automatic'), []);
});

for (const fault of ['webhook-retry-evenly', 'webhook-retry-after-200', 'webhook-body-changes', 'webhook-late'])
  test(`${fault} is caught by the check meant for it`, async () => {
    const [meant = ''] = webhookExpectations[fault]?.checks ?? [];
    assert.ok((await findings('kycVerificationStatus', [fault])).includes(meant));
  });
