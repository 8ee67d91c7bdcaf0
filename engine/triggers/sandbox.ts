import type { Triggers } from './trigger.js';

async function post(url: string): Promise<void> {
  const response = await fetch(url, { method: 'POST' });
  if (!response.ok) throw new Error(`the sandbox's trigger ${new URL(url).pathname} answered ${response.status}`);
}

/** Triggers that a sandbox offers over HTTP, under one prefix (sandbox/operator.openapi.yaml). */
export function sandboxTriggers(baseUrl: string): Triggers {
  return {
    approveKyc: ({ verificationId }) => post(`${baseUrl}/_sandbox/kyc/${encodeURIComponent(verificationId)}/approve`),
    settleDeliveries: () => post(`${baseUrl}/_sandbox/deliveries/settle`),
  };
}
