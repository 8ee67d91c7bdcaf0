import { valueAt } from '../contracts/model/pointer.js';
import type { DeliveryCase } from '../generators/cases/case.js';
import type { ReceivedDelivery } from './exchange.js';
import type { DeliveryFilter, Inbox } from './inbox.js';
import { parseBody } from './json-body.js';

/** Where and how long deliveries are waited for. */
export interface Waiting {
  inbox: Pick<Inbox, 'waitFor'>;
  /** Resolves once the target has no delivery under way or due. Absent: only time can tell. */
  settle?: () => Promise<void>;
  /** How long to look for further deliveries where nothing tells that there are none, in milliseconds. */
  quietMs: number;
  now: () => number;
}

/** The values that deliveries show at a pointer, in the order of their arrival. */
export function valuesShown(deliveries: readonly Pick<ReceivedDelivery, 'body'>[], pointer: string): string[] {
  return deliveries.flatMap(({ body }) => {
    const parsed = parseBody(body);
    const value = parsed.ok ? valueAt(parsed.value, pointer) : undefined;
    return typeof value === 'string' ? [value] : [];
  });
}

/** Values of a list that another one lacks, each as often as it is missing. */
export function missingFrom(shown: readonly string[], wanted: readonly string[]): string[] {
  const left = [...shown];
  return wanted.filter((value) => {
    const index = left.indexOf(value);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** Whether all that a case waits for is among deliveries. */
export function isComplete({ sequence }: DeliveryCase, deliveries: readonly ReceivedDelivery[]): boolean {
  if (!sequence) return deliveries.length > 0;
  return missingFrom(valuesShown(deliveries, sequence.pointer), sequence.values).length === 0;
}

/**
 * Waits for the deliveries of a case, and then for what may follow them.
 * @param triggeredAt when the trigger was pulled, in milliseconds since the epoch
 * @param onArrival called once, when what the case waits for is there
 * @returns all deliveries that count, in order of arrival
 */
export async function awaitDeliveries(
  planned: DeliveryCase,
  triggeredAt: number,
  { inbox, settle, quietMs, now }: Waiting,
  onArrival: () => Promise<void> = () => Promise.resolve(),
): Promise<ReceivedDelivery[]> {
  const { webhookId, about, expect = 'arrives', toldBefore = false, deadlineMs } = planned;
  const filter: DeliveryFilter = { webhookId, ...(about ? { about } : {}) };
  // What names no object, or must not come, is told from earlier deliveries by its time alone.
  const counts = ({ receivedAt }: ReceivedDelivery): boolean =>
    (about !== undefined && expect === 'arrives' && !toldBefore) || receivedAt >= triggeredAt;
  if (expect === 'none') {
    await settle?.();
    const early = (await inbox.waitFor(filter, 1, 0)).length;
    return (await inbox.waitFor(filter, early + 1, settle ? 0 : quietMs)).filter(counts);
  }

  const deadline = now() + deadlineMs;
  let seen = await inbox.waitFor(filter, 1, deadlineMs);
  for (let wanted = 1; seen.length >= wanted && !isComplete(planned, seen.filter(counts));) {
    wanted = seen.length + 1;
    seen = await inbox.waitFor(filter, wanted, Math.max(0, deadline - now()));
  }
  const arrived = isComplete(planned, seen.filter(counts));
  if (arrived) await onArrival();
  if (arrived) await settle?.();
  return (await inbox.waitFor(filter, seen.length + 1, arrived && !settle ? quietMs : 0)).filter(counts);
}
