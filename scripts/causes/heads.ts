import { expectationOf } from '../faults/run-fault.js';

/** A check that may head the cause of a fault although another one has to notice it, and why a reader is served by it. */
interface Head {
  check: string;
  because: string;
}

const firmer = 'its statement is firmer than that of the check meant for the fault, and it tells of the same answers';
const madeUp = 'the value that the fault makes up breaks this as well, and more firmly';

/**
 * Heads beside the checks meant for a fault. They are no part of what has to notice it: `npm run faults` does not know them.
 */
const heads: Readonly<Record<string, readonly Head[]>> = {
  'answer-id-not-uuid': [
    { check: 'id-unique', because: 'one id for all that is created tells nothing apart, which is worse than its form' },
    { check: 'whose-data', because: 'an answer with another id than was asked for is worse than its form' },
  ],
  'error-status-200': [{ check: 'error-envelope', because: 'it says just this: an error under a status of success' }],
  'unauthorized-status': [{ check: 'status-listed', because: firmer }],
  'wallet-changes': [{ check: 'address-valid', because: madeUp }],
  'webhook-wallet-differs': [{ check: 'delivery-schema', because: madeUp }],
  'webhook-state-unknown': [{ check: 'delivery-shown', because: 'it names the value that should stand there' }],
  'details-of-another': [{ check: 'created-readable', because: firmer }],
  'movement-without-line': [
    { check: 'history-agrees-with-balance', because: 'the sum is off by the movement that has no line' },
  ],
};

/** The checks that have to notice a fault. */
export function meantFor(fault: string): readonly string[] {
  return expectationOf(fault)?.checks ?? [];
}

/** The checks by which the cause of a fault is told well. */
export function headsOf(fault: string): readonly string[] {
  return [...meantFor(fault), ...(heads[fault] ?? []).map(({ check }) => check)];
}
