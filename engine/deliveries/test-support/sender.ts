import { patienceMs, type Attempt, type Retries } from '../attempt.js';
import type { Relation } from '../identity.js';

/** How one attempt ends; `lost` is acknowledged by the receiver, and the sender never hears of it. */
export type End = 'ok' | 'error' | 'timeout' | 'reset' | 'lost';

/** A sender that keeps the documented schedule, on a simulated clock. */
export interface Sender {
  seed: number;
  events: number;
  /** Whether all its events have the same body. */
  equalEvents: boolean;
  /** By how much a pause may differ from the documented one, in milliseconds. */
  jitterMs: number;
  /** How attempts end, in turn, over and over. */
  outcomes: readonly End[];
  /** Longest time between two events, in milliseconds. */
  closeMs: number;
  /** Whether it sends some of what was acknowledged again. */
  duplicates: boolean;
}

/** What a receiver saw of a sender, and what it was. */
export interface Simulated {
  attempts: Attempt[];
  truth: { relation: Relation; of?: string }[];
  /** Until then the receiver watched, in milliseconds. */
  observedUntil: number;
}

/** Random numbers below 1 (mulberry32): equal seeds, equal streams. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

let attemptCount = 0;

/** An attempt at a second, answered at once. */
export function attemptAt(seconds: number, status: number, body = 'null', answeredAfterMs = 2): Attempt {
  const received = seconds * 1000;
  const answered = received + answeredAfterMs;
  attemptCount += 1;
  return {
    id: `a${attemptCount}`,
    body,
    received: { earliest: received, latest: received },
    answered: { earliest: answered, latest: answered },
    status,
  };
}

/** The time after which this sender gives an answer up: within what receivers think possible. */
const senderTimeoutMs = patienceMs / 3;

/** Plays a sender against a receiver that answers by the given outcomes. */
export function simulate(sender: Sender, { attempts: most, delaysSeconds }: Retries): Simulated {
  const random = randomOf(sender.seed);
  const sent: { attempt: Attempt; relation: Relation; of?: string }[] = [];
  const queue: { at: number; body: string; position: number; relation: Relation; of?: string }[] = [];
  let at = 0;
  for (let event = 0; event < sender.events; event += 1) {
    queue.push({ at, body: sender.equalEvents ? '"e"' : `"e${event}"`, position: 1, relation: 'event' });
    at += random() * sender.closeMs;
  }
  for (let turn = 0; queue.length > 0; turn += 1) {
    queue.sort((a, b) => a.at - b.at);
    const { at: now, body, position, relation, of } = queue.shift() as (typeof queue)[number];
    const end = sender.outcomes[turn % sender.outcomes.length] as End;
    const took = end === 'timeout' ? patienceMs : 1 + random() * 30;
    const status = { ok: 200, lost: 200, error: 500, reset: 0, timeout: 200 }[end];
    const attempt = attemptAt(now / 1000, status, body, took);
    sent.push({ attempt, relation, ...(of === undefined ? {} : { of }) });
    if (end === 'ok') {
      const again = sender.duplicates && relation !== 'duplicate' && random() < 0.3;
      if (again) queue.push({ at: now + took + random() * 20_000, body, position: 1, relation: 'duplicate' });
      continue;
    }
    const delay = delaysSeconds[position - 1];
    if (position >= most || delay === undefined) continue;
    const noticed = end === 'timeout' || end === 'lost' ? now + random() * senderTimeoutMs : now + took;
    const jitter = (2 * random() - 1) * sender.jitterMs;
    const due = Math.max(noticed, now + (end === 'lost' ? took : 0)) + delay * 1000 + jitter;
    queue.push({ at: due, body, position: position + 1, relation: 'retry', of: attempt.id });
  }
  // The first event of a body is an event; a sender's first attempts are in the order of their time.
  return {
    attempts: sent.map(({ attempt }) => attempt),
    truth: sent.map(({ relation, of }) => ({ relation, ...(of === undefined ? {} : { of }) })),
    observedUntil: (sent.at(-1)?.attempt.received.latest ?? 0) + 200_000,
  };
}
