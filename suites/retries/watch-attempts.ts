import { valueAt } from '../../contracts/model/pointer.js';
import type { Webhook } from '../../contracts/model/types.js';
import { toleranceMs } from '../../engine/deliveries/attempt.js';
import { givenUpMs } from '../../engine/deliveries/schedule.js';
import { strayDeliveries } from '../../engine/deliveries/strays.js';
import { parseBody, type ReceivedDelivery } from '../../engine/exchange.js';
import type { Session } from '../../engine/session.js';
import type { DeliveryCase } from '../../generators/cases/case.js';

/** More attempts than documented are looked at up to so many. */
const furtherAttempts = 3;

/** What is beyond every time in which a late event could still be called one, in seconds. */
const lateSeconds = 15 * 60;

/** The attempts that came, and until when they were watched, by the target's clock. */
export interface Watched {
  deliveries: ReceivedDelivery[];
  observedUntil: number;
}

/**
 * Watches a delivery until no further attempt can come. Where the run can move the target's clock it does so, in steps that end just
 * below and just above each documented pause, so that the pause is known to the length of a step; elsewhere it waits.
 */
export async function watchAttempts(session: Session, planned: DeliveryCase, since: number): Promise<Watched> {
  const { contract, triggers, inbox, now } = session.options;
  const { retries, acknowledgement } = contract.facts.webhookDelivery;
  const { attempts, delaysSeconds } = retries;
  const { about, deadlineMs, webhookId } = planned;
  const movesClock = triggers.can('advance-clock');
  const filter = { webhookId, ...(about ? { about } : {}) };

  /** Waits up to a time for one more than `known`; in steps of the target's clock where it can be moved. */
  const another = async (before: readonly ReceivedDelivery[], delaySeconds: number): Promise<ReceivedDelivery[]> => {
    const known = before.length;
    const isOver = known >= attempts || (known > 1 && before.at(-1)?.answerStatus === acknowledgement.status);
    let seen = await attemptsOf(session, planned, since);
    if (!movesClock) {
      await inbox.waitFor(filter, known + 1, givenUpMs(delaySeconds));
      return attemptsOf(session, planned, since);
    }
    let at = 0;
    for (const mark of isOver ? marksAfterEnd(delaySeconds) : marksOf(delaySeconds)) {
      if (seen.length > known) break;
      await triggers.pull('advance-clock', { seconds: String(mark - at) });
      at = mark;
      seen = await attemptsOf(session, planned, since);
    }
    return seen;
  };

  if (movesClock) await triggers.settleDeliveries?.();
  else await inbox.waitFor(filter, 1, deadlineMs);
  let deliveries = await attemptsOf(session, planned, since);
  // The first step takes the clock beyond the deadline: what comes in the second is surely late.
  for (const seconds of movesClock ? [deadlineMs / 1000 + 1, lateSeconds] : []) {
    if (deliveries.length > 0) break;
    await triggers.pull('advance-clock', { seconds: String(seconds) });
    deliveries = await attemptsOf(session, planned, since);
  }
  while (deliveries.length > 0 && deliveries.length < attempts + furtherAttempts) {
    const delay = delaysSeconds[Math.min(deliveries.length, delaysSeconds.length) - 1] ?? 0;
    const seen = await another(deliveries, delay);
    if (seen.length === deliveries.length) break;
    deliveries = seen;
  }
  return { deliveries, observedUntil: session.clockAt(now()) };
}

/** Moments, in seconds, where nothing is to come any more: when it comes all the same says little. */
function marksAfterEnd(delaySeconds: number): number[] {
  return [2 * delaySeconds, lastMark(delaySeconds)];
}

/** When no further attempt can come. */
function lastMark(delaySeconds: number): number {
  return givenUpMs(delaySeconds) / 1000 + 1;
}

/** Moments after a failure, in seconds: around the documented pause, around its tolerance, and beyond. */
function marksOf(delaySeconds: number): number[] {
  const tolerance = (toleranceMs(delaySeconds) / 1000) * 1.1;
  const near = 0.5;
  return [
    ...[delaySeconds / 2 - near, delaySeconds / 2 + near, delaySeconds - tolerance, delaySeconds - near],
    ...[delaySeconds + near, delaySeconds + tolerance, 2 * delaySeconds, 3.2 * delaySeconds, lastMark(delaySeconds)],
  ];
}

/**
 * The attempts of a case so far. Where the target's clock is in the run's hands nobody else causes anything, and everything on the path
 * counts: an attempt whose body has changed may name another object.
 */
async function attemptsOf(session: Session, planned: DeliveryCase, since: number): Promise<ReceivedDelivery[]> {
  const { contract, validator, triggers } = session.options;
  const webhook = contract.webhooks.get(planned.webhookId) as Webhook;
  const { about } = planned;
  const received = await session.received(since);
  const isOurs = ({ webhookId, body }: ReceivedDelivery): boolean => {
    if (webhookId !== webhook.id) return false;
    if (!about || triggers.can('advance-clock')) return true;
    const parsed = parseBody(body);
    return parsed.ok && valueAt(parsed.value, about.pointer) === about.equals;
  };
  const own = received.filter(isOurs);
  const others = received.filter((delivery) => !own.includes(delivery));
  return own.length > 0 ? own : strayDeliveries(others, { planned, webhook, validator });
}
