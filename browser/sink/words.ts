/** How the page of the sink calls what a delivery is. */
import { counted } from '../../text/counted.js';
import type { Delivery } from '../../sink/types.js';

/** What a delivery is against the contract. */
export type Kind = 'violations' | 'drift' | 'conforms' | 'unknown';

/** Every kind with its colour and its name. */
export const kinds: Record<Kind, { style: string; name: (delivery: Delivery) => string }> = {
  violations: { style: 's-fail', name: ({ validation }) => counted(validation?.violations.length ?? 0, 'violation') },
  drift: { style: 's-warn', name: () => 'drift' },
  conforms: { style: 's-pass', name: () => 'conforms' },
  unknown: { style: 's-idle', name: () => 'unknown path' },
};

export function kindOf({ validation }: Pick<Delivery, 'validation'>): Kind {
  if (!validation) return 'unknown';
  if (validation.violations.length > 0) return 'violations';
  return validation.drift.length > 0 ? 'drift' : 'conforms';
}

export function tokenIsWrong({ token }: Pick<Delivery, 'token'>): boolean {
  return token === 'wrong' || token === 'missing';
}

type Answered = Pick<Delivery, 'answerStatus'>;

export function statusText({ answerStatus }: Answered): string {
  return answerStatus === 0 ? 'reset' : String(answerStatus);
}

export function answerText({ answerStatus }: Answered): string {
  return answerStatus === 0 ? 'connection reset' : `answered ${answerStatus}`;
}

export function statusStyle({ answerStatus }: Answered): string {
  return answerStatus >= 200 && answerStatus < 300 ? 's-pass' : 's-fail';
}

/** Method and path as the provider called them. */
export function callOf({ method, prefix, path }: Pick<Delivery, 'method' | 'prefix' | 'path'>): string {
  return `${method} ${prefix}${path}`;
}

/** @example countDeliveries(2) // '2 deliveries' */
export function countDeliveries(number: number): string {
  return counted(number, 'delivery', 'deliveries');
}

const digits = (number: number, length: number): string => String(number).padStart(length, '0');

/** The time of day on the reader's clock. @param ms since the epoch */
export function clock(ms: number): string {
  const time = new Date(ms);
  const parts = [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => digits(part, 2));
  return `${parts.join(':')}.${digits(time.getMilliseconds(), 3)}`;
}

export function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}
