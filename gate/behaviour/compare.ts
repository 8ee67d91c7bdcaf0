import { bodyDifferences, type BodyContext } from './bodies.js';
import type { Difference, Found, Shown } from './difference.js';
import { answerSubject, masksOf, type Masks } from './masks.js';
import { alignedDeliveries, isCounterpart, Names, originOf } from './names.js';
import type { Observation, Observations, Observed } from './observations.js';

/** What became of comparing two runs of the same cases. */
export interface Behaviour {
  differences: Difference[];
  masks: Masks;
  /** Requests of the old run: those that were compared, and those that were not the same on both sides. */
  requests: { compared: number; unequal: number; alone: number };
  deliveries: { compared: number };
}

interface Sides {
  masks: Masks;
  names: { from: Names; to: Names };
}

/** Whether two paths are the same but for the ids that their runs gave. */
function isSamePath(a: string, b: string, { names }: Sides): boolean {
  const [own, other] = [a.split(/([/?&=])/), b.split(/([/?&=])/)];
  return own.length === other.length && own.every((part, index) => isCounterpart(part, other[index] ?? '', names));
}

/** Whether two requests are the same but for the ids that their runs gave. */
function isSameRequest(a: Observed, b: Observed, sides: Sides): boolean {
  if (a.method !== b.method || !isSamePath(a.path, b.path, sides)) return false;
  if (a.requestNodes.length !== b.requestNodes.length) return false;
  return a.requestNodes.every((node, index) => {
    const twin = b.requestNodes[index];
    return node.pointer === twin?.pointer && isCounterpart(node.value, twin.value, sides.names);
  });
}

/** A difference of a case, with what it is about. */
function inCase(of: Observation, found: Found & Pick<Difference, 'subject' | 'part' | 'evidence' | 'at'>): Difference {
  const { caseId, phase, rule, pointer, valid, flow, startedAt } = of;
  return {
    ...found,
    caseId,
    phase,
    rule,
    requestPlace: pointer,
    valid,
    ...(flow !== undefined && { flow }),
    startedAt,
  };
}

const answered = ({ status, errorCode }: Observed): string =>
  status === 0 ? 'no answer' : [status, errorCode].filter((one) => one !== undefined).join(' ');

function headerDifferences(a: Observed, b: Observed): (Found & { part: string })[] {
  const names = new Set([...Object.keys(a.headers), ...Object.keys(b.headers)]);
  return [...names].flatMap((name) => {
    const [before, after] = [a.headers[name], b.headers[name]];
    if (before === after) return [];
    const say = (value: string | undefined): string => (value === undefined ? 'missing' : value || 'present');
    return [{ kind: 'header' as const, part: `header ${name}`, place: '', before: say(before), after: say(after) }];
  });
}

function answerDifferences(a: Observed, b: Observed, context: BodyContext): (Found & { part: string })[] {
  if (a.status !== b.status) return [{ kind: 'status', part: '', place: '', before: answered(a), after: answered(b) }];
  if (a.errorCode !== b.errorCode)
    return [{ kind: 'error-code', part: String(a.status), place: '', before: answered(a), after: answered(b) }];
  const inBody = bodyDifferences(a.nodes, b.nodes, context);
  return [...headerDifferences(a, b), ...inBody.map((found) => ({ ...found, part: String(a.status) }))];
}

function exchangesOf(
  from: Observation,
  to: Observation,
  sides: Sides,
): { found: Difference[]; compared: number; unequal: number } {
  const found: Difference[] = [];
  let [compared, unequal] = [0, 0];
  from.exchanges.forEach((a, index) => {
    const b = to.exchanges[index];
    if (!b || !isSameRequest(a, b, sides)) {
      unequal += 1;
      return;
    }
    compared += 1;
    const subject = answerSubject(from.operationId, a.status);
    const context: BodyContext = { ...sides, subject, standing: { caseId: from.caseId, index, part: 'answer' } };
    const evidence: Shown[] = [
      { record: 'from', kind: 'exchange', id: a.id },
      { record: 'to', kind: 'exchange', id: b.id },
    ];
    const id = from.operationId ?? '?';
    for (const one of answerDifferences(a, b, context))
      found.push(
        inCase(from, {
          ...one,
          at: originOf(from.caseId, index, 'answer', one.place),
          subject: { kind: 'operation', id },
          evidence,
        }),
      );
  });
  return { found, compared, unequal };
}

function deliveriesOf(from: Observation, to: Observation, sides: Sides): { found: Difference[]; compared: number } {
  const found: Difference[] = [];
  let compared = 0;
  const ids = new Set([...from.deliveries, ...to.deliveries].map(({ webhookId }) => webhookId));
  for (const webhookId of ids) {
    if (sides.masks.undecidedDeliveries.has(`${from.caseId} ${webhookId}`)) continue;
    const of = ({ deliveries }: Observation) => deliveries.filter((delivery) => delivery.webhookId === webhookId);
    const [before, after] = [of(from), of(to)];
    const subject = { kind: 'webhook' as const, id: webhookId };
    const evidence: Shown[] = [
      ...before.slice(0, 1).map(({ id }): Shown => ({ record: 'from', kind: 'delivery', id })),
      ...after.slice(0, 1).map(({ id }): Shown => ({ record: 'to', kind: 'delivery', id })),
    ];
    if (before.length !== after.length) {
      const kind = after.length < before.length ? 'delivery-missing' : 'delivery-extra';
      const say = (count: number): string => `${count} ${count === 1 ? 'delivery' : 'deliveries'}`;
      const told = { before: say(before.length), after: say(after.length) };
      const at = originOf(from.caseId, 0, 'delivery', webhookId);
      found.push(inCase(from, { kind, part: '', place: '', ...told, at, subject, evidence }));
      continue;
    }
    for (const [a, b] of alignedDeliveries(before, after, sides.names).pairs) {
      compared += 1;
      const index = from.deliveries.indexOf(a);
      const standing = { caseId: from.caseId, index, part: 'delivery' as const };
      for (const one of bodyDifferences(a.nodes, b.nodes, { ...sides, subject: webhookId, standing }))
        found.push(
          inCase(from, {
            ...one,
            part: 'body',
            at: originOf(from.caseId, index, 'delivery', one.place),
            subject,
            evidence: [
              { record: 'from', kind: 'delivery', id: a.id },
              { record: 'to', kind: 'delivery', id: b.id },
            ],
          }),
        );
    }
  }
  return { found, compared };
}

/** Leaves out relations that are lost because the value that led them changed: that is said of the value. */
function withoutFollowers(differences: readonly Difference[]): Difference[] {
  const changed = new Set(differences.map(({ at }) => at));
  return differences.filter(({ leader }) => leader === undefined || !changed.has(leader));
}

/**
 * What the same cases brought about at two versions. Pure.
 * @param repetitions of the cases at the old version: what varies between them says nothing about the new one
 */
export function compareBehaviour(repetitions: readonly [Observations, ...Observations[]], to: Observations): Behaviour {
  const [from] = repetitions;
  const sides: Sides = { masks: masksOf(repetitions), names: { from: new Names(from), to: new Names(to) } };
  const behaviour: Behaviour = {
    differences: [],
    masks: sides.masks,
    requests: { compared: 0, unequal: 0, alone: 0 },
    deliveries: { compared: 0 },
  };
  for (const [caseId, one] of from.cases) {
    const twin = to.cases.get(caseId);
    if (!twin) behaviour.requests.alone += one.exchanges.length;
    if (!twin || sides.masks.undecidedCases.has(caseId)) continue;
    const exchanges = exchangesOf(one, twin, sides);
    const deliveries = deliveriesOf(one, twin, sides);
    behaviour.differences.push(...exchanges.found, ...deliveries.found);
    behaviour.requests.compared += exchanges.compared;
    behaviour.requests.unequal += exchanges.unequal;
    behaviour.deliveries.compared += deliveries.compared;
  }
  return { ...behaviour, differences: withoutFollowers(behaviour.differences) };
}
