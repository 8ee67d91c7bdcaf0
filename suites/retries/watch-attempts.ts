import { valueAt } from '../../contracts/model/pointer.js';
import type { Webhook } from '../../contracts/model/types.js';
import { toleranceMs } from '../../engine/deliveries/attempt.js';
import { arrivalMs } from '../../engine/deliveries/elapsed.js';
import { canonicalBody } from '../../engine/deliveries/identity.js';
import { givenUpMs } from '../../engine/deliveries/schedule.js';
import { strayDeliveries } from '../../engine/deliveries/strays.js';
import type { ReceivedDelivery } from '../../engine/exchange.js';
import { parseBody } from '../../engine/json-body.js';
import type { Session } from '../../engine/session/session.js';
import type { DeliveryCase } from '../../generators/cases/case.js';

/** Waits until nothing of before is under way to a webhook, where the clock is about to be moved. */
export async function awaitQuiet({ options }: Session, webhookId: string): Promise<void> {
  const { triggers, inbox } = options;
  if (triggers.settleDeliveries) return triggers.settleDeliveries();
  if (!triggers.can('advance-clock')) return;
  let known = (await inbox.waitFor({ webhookId }, 1, 0)).length;
  for (let more = true; more;) {
    const seen = (await inbox.waitFor({ webhookId }, known + 1, arrivalMs)).length;
    more = seen > known;
    known = seen;
  }
}

/**
 * Ends what a scenario may have left under way, which the receiver acknowledges from now on: a retry that is due later, and what waits
 * behind it to be told of the same owner, would come in the next scenario, or hold up what that one waits for. Only where the clock can
 * be moved; elsewhere time ends it.
 */
export async function endAttempts(session: Session, webhookId: string): Promise<void> {
  const { contract, inbox, triggers } = session.options;
  if (!triggers.can('advance-clock')) return;
  const { attempts, delaysSeconds } = contract.facts.webhookDelivery.retries;
  const seconds = String(lastMark(Math.max(...delaysSeconds)));
  const count = async (): Promise<number> => (await inbox.waitFor({ webhookId }, 1, 0)).length;
  let known = await count();
  for (let round = 0; round < attempts; round += 1) {
    await triggers.pull('advance-clock', { seconds });
    await awaitQuiet(session, webhookId);
    const seen = await count();
    if (seen === known) return;
    known = seen;
  }
}

/** More attempts than documented are looked at up to so many. */
const furtherAttempts = 3;

/** What is beyond every time in which a late event could still be called one, in seconds. */
const lateSeconds = 15 * 60;

/** The attempts that came, and until when they were watched, by the target's clock. */
export interface Watched {
  deliveries: ReceivedDelivery[];
  observedUntil: number;
  /** Why nothing can be said of when attempts came; then they were not watched. */
  unknown?: string;
}

/**
 * Watches a delivery until no further attempt can come. Where the run can move the target's clock it does so, in steps that end just
 * below and just above each documented pause, so that the pause is known to the length of a step; elsewhere it waits. Where nobody tells
 * when deliveries are done, the first attempt and its answer have to be there before the clock moves, and each step waits for what it
 * may have set off.
 */
export async function watchAttempts(session: Session, planned: DeliveryCase, since: number): Promise<Watched> {
  const { contract, triggers, inbox, now } = session.options;
  const { retries, acknowledgement } = contract.facts.webhookDelivery;
  const { attempts, delaysSeconds } = retries;
  const { about, deadlineMs, webhookId } = planned;
  const movesClock = triggers.can('advance-clock');
  const settles = triggers.settleDeliveries !== undefined;
  const filter = { webhookId, ...(about ? { about } : {}) };

  // What was told of the same object before counts for nothing.
  const earlier = (await inbox.waitFor(filter, 1, 0)).filter(({ receivedAt }) => receivedAt < since).length;

  /** Waits up to a time for one more than `known`; in steps of the target's clock where it can be moved. */
  const another = async (before: readonly ReceivedDelivery[], delaySeconds: number): Promise<ReceivedDelivery[]> => {
    const known = before.length;
    const isOver = known >= attempts || (known > 1 && before.at(-1)?.answerStatus === acknowledgement.status);
    let seen = await attemptsOf(session, planned, since);
    if (!movesClock) {
      await inbox.waitFor(filter, earlier + known + 1, givenUpMs(delaySeconds));
      return attemptsOf(session, planned, since);
    }
    const [first, last] = [before[0], before.at(-1)];
    if (!settles && first && last) await awaitAnswer(session, last, first.receivedAt - since);
    let at = 0;
    for (const mark of isOver ? marksAfterEnd(delaySeconds) : marksOf(delaySeconds, settles)) {
      if (seen.length > known) break;
      await triggers.pull('advance-clock', { seconds: String(mark - at) });
      at = mark;
      if (!settles) await inbox.waitFor(filter, earlier + known + 1, arrivalMs);
      seen = await attemptsOf(session, planned, since);
    }
    return seen;
  };

  if (movesClock && settles) await triggers.settleDeliveries?.();
  else await inbox.waitFor(filter, earlier + 1, deadlineMs);
  let deliveries = await attemptsOf(session, planned, since);
  if (movesClock && !settles) {
    const [first] = deliveries;
    if (!first) return { deliveries, observedUntil: session.clockAt(now()) };
    const unknown = uncertainty(first, since);
    if (unknown !== undefined) return { deliveries, observedUntil: session.clockAt(now()), unknown };
  }
  // The first step takes the clock beyond the deadline: what comes in the second is surely late.
  for (const seconds of movesClock && settles ? [deadlineMs / 1000 + 1, lateSeconds] : []) {
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

/** Moments after a failure, in seconds: around the documented pause, around its tolerance, and beyond; few where each takes a while. */
function marksOf(delaySeconds: number, settles: boolean): number[] {
  const tolerance = (toleranceMs(delaySeconds) / 1000) * 1.1;
  if (!settles) return [delaySeconds - tolerance, delaySeconds + tolerance, 2 * delaySeconds, lastMark(delaySeconds)];
  const near = 0.5;
  return [
    ...[delaySeconds / 2 - near, delaySeconds / 2 + near, delaySeconds - tolerance, delaySeconds - near],
    ...[delaySeconds + near, delaySeconds + tolerance, 2 * delaySeconds, 3.2 * delaySeconds, lastMark(delaySeconds)],
  ];
}

/**
 * Why nobody could tell when attempts came, if the clock were moved: deliveries take so long that what one step sets off may arrive in
 * the next, or the sender learns of the answer too late.
 */
function uncertainty({ receivedAt, answeredAt }: ReceivedDelivery, since: number): string | undefined {
  const took = Math.round(receivedAt - since);
  if (took > arrivalMs / 2)
    return `nobody tells when the target's deliveries are done, and the first attempt took ${took} ms: when its retries fall due cannot be told`;
  const left = Math.round(answeredAt - receivedAt);
  return left > arrivalMs
    ? `the first attempt is answered after ${left} ms, and nobody tells when its sender knows the answer`
    : undefined;
}

/** Waits until the sender of an attempt knows the answer, which takes about as long as the way here did. */
async function awaitAnswer({ options }: Session, delivery: ReceivedDelivery, wayMs: number): Promise<void> {
  const { inbox, now } = options;
  const leftMs = Math.max(delivery.answeredAt - now(), 0) + Math.max(wayMs, 50);
  // So many never come: the whole time passes.
  await inbox.waitFor({ webhookId: delivery.webhookId ?? '' }, Number.MAX_SAFE_INTEGER, leftMs);
}

/** Later attempts on a path that the contract does not list: the same message went somewhere else, and was not given up. */
export function sentElsewhere(
  own: readonly ReceivedDelivery[],
  others: readonly ReceivedDelivery[],
): ReceivedDelivery[] {
  const bodies = new Set(own.map(({ body }) => canonicalBody(body)));
  const [first] = own;
  return others.filter(
    ({ webhookId, body, receivedAt }) =>
      webhookId === null &&
      body !== '' &&
      first !== undefined &&
      receivedAt > first.receivedAt &&
      bodies.has(canonicalBody(body)),
  );
}

/**
 * The attempts of a case so far. Where the target's clock is in the run's hands and nothing of before is under way, everything on the path
 * counts: an attempt whose body has changed may name another object.
 */
async function attemptsOf(session: Session, planned: DeliveryCase, since: number): Promise<ReceivedDelivery[]> {
  const { contract, validator, triggers } = session.options;
  const isAlone = triggers.can('advance-clock') && triggers.settleDeliveries !== undefined;
  const webhook = contract.webhooks.get(planned.webhookId) as Webhook;
  const { about } = planned;
  const received = await session.received(since);
  const isOurs = ({ webhookId, body }: ReceivedDelivery): boolean => {
    if (webhookId !== webhook.id) return false;
    if (!about || isAlone) return true;
    const parsed = parseBody(body);
    return parsed.ok && valueAt(parsed.value, about.pointer) === about.equals;
  };
  const own = received.filter(isOurs);
  const others = received.filter((delivery) => !own.includes(delivery));
  if (own.length === 0) return strayDeliveries(others, { planned, webhook, validator });
  return [...own, ...sentElsewhere(own, others)].sort((a, b) => a.receivedAt - b.receivedAt);
}
