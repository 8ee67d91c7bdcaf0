import { retryFlows } from '../../suites/retries/retries.js';
import type { Harness } from './harness.js';

/** Carries out every scenario of deliveries for these webhooks, all of the version by default. */
export async function runWebhookCases(
  { session, contract, data }: Harness,
  webhookIds?: readonly string[],
): Promise<void> {
  const wanted = webhookIds ?? [...contract.webhooks.keys()];
  for (const { id, webhooks, slow, run } of retryFlows)
    for (const webhookId of webhooks.filter((one) => wanted.includes(one) && contract.webhooks.has(one)))
      if (!slow) await run(session, data('retries', id, webhookId), webhookId);
}
