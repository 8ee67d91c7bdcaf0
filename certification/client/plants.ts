import type { Facts } from '../../contracts/model/facts.js';
import type { Plant } from './flow.js';

/** An answer as it goes to the client. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** How an answer is delivered. */
export type Delivery = 'whole' | 'slow' | 'half' | 'reset' | 'withheld';

/** Something that is planted in an answer. */
interface Planting {
  /** In place of the target's answer: the request is not forwarded then. */
  instead?: (plant: Plant, facts: Facts) => Reply;
  /** What becomes of the target's answer. */
  change?: (body: Record<string, unknown>, plant: Plant, now: number) => Record<string, unknown>;
  delivery?: Delivery;
  /** Milliseconds before it is delivered. */
  delayMs?: number;
}

function json(status: number, body: object, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** How long a short lock holds, and how much later it arrives. */
const shortLockMs = 100;

const plantings: Readonly<Record<string, Planting>> = {
  busy: {
    instead: () => json(429, { message: 'Too many requests' }, { 'retry-after': '1' }),
  },
  'new-field': {
    change: (body) => ({ ...body, addedLater: { since: 'a later version', values: [1, null] } }),
  },
  value: { change: (body, { member = '', value }) => ({ ...body, [member]: value }) },
  'short-lock': {
    change: (body, _plant, now) => {
      const member = 'expiresAt' in body ? 'expiresAt' : 'validUntil';
      return { ...body, [member]: new Date(now + shortLockMs).toISOString() };
    },
    delayMs: shortLockMs * 2,
  },
  slow: { delivery: 'slow' },
  half: { delivery: 'half' },
  reset: { delivery: 'reset' },
  withheld: { delivery: 'withheld' },
};

/** The error of a code as the contract's facts state it. */
const refusal: Planting = {
  instead: ({ plant }, { errorCodes }) => {
    const known = errorCodes.find(({ code }) => code === plant);
    return json(known?.status ?? 400, {
      errorCode: plant,
      ...(known?.name ? { errorName: known.name } : {}),
      errorMessage: known?.message ?? known?.label ?? 'Refused',
    });
  },
};

/** What a plant does. */
export function plantingOf({ plant }: Plant): Planting {
  return plantings[plant] ?? refusal;
}

/** The target's answer with what is planted in it; what is no JSON object stays as it is. */
export function planted(reply: Reply, plant: Plant, now: number): Reply {
  const { change } = plantingOf(plant);
  if (!change || reply.status >= 300) return reply;
  const body = objectIn(reply.body);
  return body ? { ...reply, body: Buffer.from(JSON.stringify(change(body, plant, now))) } : reply;
}

/** A JSON object of an answer; absent where it is none. */
export function objectIn(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
