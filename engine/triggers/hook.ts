import { fetchOut } from '../fetch-out.js';
import { Declined, noTriggers, type TriggerName, type Triggers, type TriggerValues } from './trigger.js';

export interface Hook {
  url: string;
  secret: string;
  /** Header that carries the secret. */
  header?: string;
  timeoutMs?: number;
  /** Triggers that the hook pulls. */
  offers: readonly TriggerName[];
}

/** How long a hook may take: people may stand behind it. */
const usualTimeoutMs = 60_000;

/**
 * Triggers that an address of the partner's pulls: `POST {"trigger", "values"}` with the secret in a header. A 2xx says
 * that it is done; members of its JSON that are texts or numbers are what it tells (`cryptoDepositId` …). A 4xx says that it
 * cannot be done; everything else is trouble with the hook.
 */
export function hookTriggers({ url, secret, header = 'authorization', timeoutMs, offers }: Hook): Triggers {
  const { host } = new URL(url);
  return {
    ...noTriggers,
    can: (name) => offers.includes(name),
    async pull(trigger, values) {
      const response = await fetchOut(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [header]: secret },
        body: JSON.stringify({ trigger, values }),
        // The secret goes to the named address and nowhere else.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs ?? usualTimeoutMs),
      }).catch((error: unknown) => {
        const { message, cause } = error as Error;
        throw new Error(`the hook at ${host} gave no answer: ${cause instanceof Error ? cause.message : message}`);
      });
      const text = await response.text();
      if (!response.ok) {
        const Refusal = response.status >= 400 && response.status < 500 ? Declined : Error;
        throw new Refusal(`the hook at ${host} answered ${response.status}`);
      }
      return told(text);
    },
  };
}

function told(text: string): TriggerValues {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => typeof member === 'string' || typeof member === 'number')
      .map(([name, member]) => [name, String(member)]),
  );
}
