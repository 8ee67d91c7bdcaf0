import { evidenceGround } from '../../contracts/model/ground.js';
import { isObject } from '../../contracts/model/json-value.js';
import { statePointer } from '../../contracts/model/machines.js';
import { valueAt } from '../../contracts/model/pointer.js';
import { shown } from '../../contracts/model/shown.js';
import { attemptOf, hasSurelyFailed, retryWindow } from '../deliveries/attempt.js';
import { isHidden } from '../deliveries/hidden.js';
import { canonicalBody } from '../deliveries/identity.js';
import type { ReceivedDelivery } from '../exchange.js';
import { losslessBody } from '../json-body.js';
import { sameScalar, sameText } from '../judging/agreement.js';
import { differences } from '../judging/difference.js';
import { volatileMembers } from '../judging/volatile.js';
import { identifyingMembers, lastingMembers } from '../memory/members.js';
import type { DeliveryCheck, DeliveryInput, Judgement } from './check.js';
import { tellsNextState } from '../deliveries/next-state.js';

const check = 'delivery-body-stable';

/** Whether two bodies are of one kind: they have the same members. */
function alike(one: unknown, other: unknown): boolean {
  return isObject(one) && isObject(other) && Object.keys(one).sort().join() === Object.keys(other).sort().join();
}

/** The delivery that is the retry of a failed one, its body apart: the next one, where no equal body follows and one is due. */
function changedRetry(input: DeliveryInput, index: number): ReceivedDelivery | undefined {
  const { case: planned, contract, deliveries } = input;
  const { expect } = planned;
  const { retries } = contract.facts.webhookDelivery;
  const [failed, ...later] = deliveries.slice(index);
  if (!failed || !hasSurelyFailed(attemptOf(failed))) return undefined;
  const body = canonicalBody(failed.body);
  const isSame = (delivery: ReceivedDelivery): boolean => canonicalBody(delivery.body) === body;
  // After the last attempt no retry is due.
  if (later.some(isSame) || deliveries.filter(isSame).length >= retries.attempts) return undefined;
  const told = losslessBody(failed.body);
  const window = retryWindow(attemptOf(failed), 1, retries);
  return later.find((delivery) => {
    const again = losslessBody(delivery.body);
    if (!alike(told, again) || tellsNextState(input, failed, delivery)) return false;
    if (expect !== 'any') return true;
    // Of an object's several events only one with the same state, when a retry is due, can be meant to repeat it.
    const { earliest, latest } = attemptOf(delivery).received;
    const isDue = window !== undefined && earliest <= window.latest && latest >= window.earliest;
    return isDue && valueAt(told, statePointer) === valueAt(again, statePointer);
  });
}

function judgeOne({ contract }: DeliveryInput, failed: ReceivedDelivery, retry: ReceivedDelivery): Judgement[] {
  const [here, there] = [losslessBody(failed.body), losslessBody(retry.body)];
  const options = { ordered: false };
  const changed = differences(here, there, { ...options, volatile: volatileMembers });
  const subject = { kind: 'delivery' as const, id: retry.id };
  const ground = evidenceGround(contract.facts.webhookDelivery.retries.evidence);
  if (changed.length === 0)
    return [
      {
        check,
        holds: false,
        atMost: 'info',
        ground,
        message:
          'a later attempt was made anew: only prices of the market, the order of items or the precision of times differ',
        subject,
      },
    ];
  return changed.map((difference) => ({
    check,
    holds: false,
    ground,
    message: `a later attempt has another ${difference.pointer || 'body'}`,
    pointer: difference.pointer,
    expected: shown(difference.here),
    actual: shown(difference.there),
    subject,
  }));
}

/** What one object may have several of, such as a wallet on two networks; which one an event has to tell is said by its call. */
const severalOf: ReadonlySet<string> = new Set(['currency', 'cryptocurrency', 'network']);

/** Values of a payload that last as long as its object, by their names; what is not there yet, or hidden, says nothing. */
function lastingIn({ body }: ReceivedDelivery): [name: string, value: string][] {
  const payload = losslessBody(body);
  if (!isObject(payload)) return [];
  return Object.entries(payload).flatMap(([name, value]): [string, string][] =>
    (identifyingMembers.has(name) || lastingMembers.has(name)) &&
    !severalOf.has(name) &&
    typeof value === 'string' &&
    !isHidden(value)
      ? [[name, value]]
      : [],
  );
}

/** What lasts of an object and is another in a later event about it, once all deliveries about it are there. */
function judgeLasting({ case: { about }, deliveries, standing }: DeliveryInput): Judgement[] {
  // What is known of a user alone may be about several objects.
  if (!standing || !about || /externalUserId$/i.test(about.pointer)) return [];
  const first = new Map<string, string>();
  return deliveries.flatMap((delivery) =>
    lastingIn(delivery).flatMap(([name, value]): Judgement[] => {
      const known = first.get(name) ?? value;
      first.set(name, known);
      if (sameScalar(known, value) || sameText(known, value)) return [];
      return [
        {
          check,
          holds: false,
          ground: evidenceGround({ grade: 'assumed', source: 'an object keeps what identifies it' }),
          message: `a later delivery about the same object has another /${name}`,
          pointer: `/${name}`,
          expected: shown(known),
          actual: shown(value),
          subject: { kind: 'delivery', id: delivery.id },
        },
      ];
    }),
  );
}

export const deliveryBodyStable: DeliveryCheck = {
  id: check,
  title: 'Attempts tell the same, and events what lasts',
  about:
    'A later attempt of a delivery has another body than the one that failed. Messages have no id, so that a receiver knows a repeated one by its body alone: it takes this one for a second event. The next state of an object is an event of its own; but its time of creation, wallet, receiver and the like are those of the events before. Prices of the market that were read again are information.',
  restsOn:
    'The retries in the facts: what is tried again is the same message. That an object keeps what identifies it is assumed.',
  judge(input) {
    const { case: planned, deliveries } = input;
    // Of several events nobody can tell which one an attempt with another body repeats.
    if (planned.expect === 'none' || planned.sequence || deliveries.length < 2) return [];
    const changed = deliveries.flatMap((failed, index) => {
      const retry = changedRetry(input, index);
      return retry ? judgeOne(input, failed, retry) : [];
    });
    const retried = new Set(changed.map(({ subject }) => subject?.id));
    const broken = [...changed, ...judgeLasting(input).filter(({ subject }) => !retried.has(subject?.id))];
    const [first] = deliveries;
    if (broken.length > 0 || !first || !hasSurelyFailed(attemptOf(first))) return broken;
    const last = deliveries.at(-1) ?? first;
    const isOneBody = new Set(deliveries.map(({ body }) => canonicalBody(body))).size === 1;
    return [
      {
        check,
        holds: true,
        ground: evidenceGround(input.contract.facts.webhookDelivery.retries.evidence),
        message: isOneBody
          ? `${deliveries.length} attempts with one body`
          : `${deliveries.length} deliveries, and no attempt with another body`,
        subject: { kind: 'delivery', id: last.id },
      },
    ];
  },
};
