import { deadlineAfter } from '../engine/deadline.js';
import { matches, type DeliveryFilter } from './filter.js';
import type { Journal } from './journal.js';
import type { Delivery } from './types.js';

/** What a wait found. `complete` is false where time ran out (or the sink closed) before there were enough. */
export interface WaitResult {
  complete: boolean;
  deliveries: Delivery[];
}

export interface Wait {
  filter: DeliveryFilter;
  count: number;
  timeoutMs: number;
  /** Ends the wait early, with what there is. */
  signal: AbortSignal;
}

/**
 * All deliveries that match, as soon as there are at least `count`, else what there is after `timeoutMs` milliseconds.
 *
 * Driven by the journal's commits: nothing is asked again. Rejects only if the journal can't be read.
 */
export async function waitForDeliveries(
  journal: Pick<Journal, 'read' | 'onCommit'>,
  { filter, count, timeoutMs, signal }: Wait,
): Promise<WaitResult> {
  const stored: Delivery[] = [];
  const arrived: Delivery[] = [];
  const isComplete = () => stored.length + arrived.length >= count;

  let stop = () => {};
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  const deadline = deadlineAfter(timeoutMs, () => stop());
  signal.addEventListener('abort', stop);
  // Subscribed and read in one turn, so that no delivery falls between what is stored and what arrives.
  const unsubscribe = journal.onCommit((batch) => {
    for (const delivery of batch) if (matches(filter, delivery)) arrived.push(delivery);
    if (isComplete()) stop();
  });
  try {
    for await (const delivery of journal.read(filter.after)) {
      if (signal.aborted) break;
      if (matches(filter, delivery)) stored.push(delivery);
    }
    if (!isComplete() && !signal.aborted) await stopped;
    return { complete: isComplete(), deliveries: [...stored, ...arrived] };
  } finally {
    deadline.clear();
    signal.removeEventListener('abort', stop);
    unsubscribe();
  }
}
