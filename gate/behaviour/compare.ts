import { bodyDifferences, type BodyContext } from './bodies.js';
import type { Difference, Found, Shown } from './difference.js';
import { answerSubject, masksOf, type Masks } from './masks.js';
import { alignedDeliveries, isCounterpart, isThere, Names, originOf, type Aligned } from './names.js';
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
  /** Stories of which one run carried out more than the other. */
  parted: ReadonlySet<string>;
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
  const { caseId, phase, rule, pointer, valid, story, startedAt } = of;
  return {
    ...found,
    caseId,
    phase,
    rule,
    requestPlace: pointer,
    valid,
    ...(story !== undefined && { story }),
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

/** A case that was answered before, and is not sent any more since the target has shown that it does not know the operation. */
function unknownThere(from: Observation, to: Observations): Difference[] {
  const [before] = from.exchanges;
  const [after] = [...to.cases.values()]
    .filter(({ operationId, exchanges }) => operationId === from.operationId && exchanges.length > 0)
    .sort((a, b) => a.startedAt.localeCompare(b.startedAt))
    .flatMap(({ exchanges }) => exchanges);
  if (!before || !after || before.status === after.status) return [];
  const found = { kind: 'status' as const, part: '', place: '', before: answered(before), after: answered(after) };
  return [
    inCase(from, {
      ...found,
      at: originOf(from.caseId, 0, 'answer', ''),
      subject: { kind: 'operation', id: from.operationId ?? '?' },
      evidence: [
        { record: 'from', kind: 'exchange', id: before.id },
        { record: 'to', kind: 'exchange', id: after.id },
      ],
    }),
  ];
}

/**
 * A delivery that comes in one of two runs belongs to the story of what it is about, even where no case waited for it. Where that is not
 * in the other run, nothing could come.
 */
function aloneOf(
  { webhookId, pairs, missing, extra }: Aligned,
  from: Observation,
  { names, parted }: Sides,
): Difference[] {
  const isMissing = missing.length > 0;
  const [side, other] = isMissing ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const [first] = (isMissing ? missing : extra).filter((one) => isThere(one, names[side], names[other]));
  if (!first) return [];
  const maker = from.phase === 'standing' ? names[side].makerOf(first) : undefined;
  const say = (count: number): string => `${count} ${count === 1 ? 'delivery' : 'deliveries'}`;
  const difference: Difference = {
    ...inCase(from, {
      kind: isMissing ? 'delivery-missing' : 'delivery-extra',
      part: '',
      place: '',
      before: say(pairs.length + missing.length),
      after: say(pairs.length + extra.length),
      at: originOf(from.caseId, from.deliveries.indexOf(first), 'delivery', webhookId),
      subject: { kind: 'webhook', id: webhookId },
      evidence: [{ record: side, kind: 'delivery', id: first.id }],
    }),
    ...(maker && { maker: maker.caseId }),
    ...(maker?.story !== undefined && { story: maker.story }),
    ...(parted.has(maker?.story ?? '') && { parted: true }),
  };
  return [difference];
}

function pairOf([a, b]: Aligned['pairs'][number], webhookId: string, from: Observation, sides: Sides): Difference[] {
  const index = from.deliveries.indexOf(a);
  const standing = { caseId: from.caseId, index, part: 'delivery' as const };
  return bodyDifferences(a.nodes, b.nodes, { ...sides, subject: webhookId, standing }).map((one) =>
    inCase(from, {
      ...one,
      part: 'body',
      at: originOf(from.caseId, index, 'delivery', one.place),
      subject: { kind: 'webhook', id: webhookId },
      evidence: [
        { record: 'from', kind: 'delivery', id: a.id },
        { record: 'to', kind: 'delivery', id: b.id },
      ],
    }),
  );
}

function deliveriesOf(from: Observation, to: Observation, sides: Sides): { found: Difference[]; compared: number } {
  const { names, masks } = sides;
  const groups = alignedDeliveries({ names: names.from, of: from }, { names: names.to, of: to }).filter(
    ({ webhookId }) => !masks.undecidedDeliveries.has(`${from.caseId} ${webhookId}`),
  );
  return groups.reduce<{ found: Difference[]; compared: number }>(
    ({ found, compared }, group) => {
      // Which of them belong together is not known where their number is another one.
      if (group.missing.length + group.extra.length > 0)
        return { found: [...found, ...aloneOf(group, from, sides)], compared };
      const differences = group.pairs.flatMap((pair) => pairOf(pair, group.webhookId, from, sides));
      return { found: [...found, ...differences], compared: compared + group.pairs.length };
    },
    { found: [], compared: 0 },
  );
}

/** Leaves out relations that are lost because the value that led them changed: that is said of the value. */
function withoutFollowers(differences: readonly Difference[]): Difference[] {
  const changed = new Set(differences.map(({ at }) => at));
  return differences.filter(({ leader }) => leader === undefined || !changed.has(leader));
}

function partedStories(from: Observations, to: Observations): Set<string> {
  const stepsOf = ({ cases }: Observations): Observation[] =>
    [...cases.values()].filter(({ story, leftOut }) => story !== undefined && leftOut === undefined);
  const isDone = ({ cases }: Observations, { caseId }: Observation): boolean =>
    cases.get(caseId)?.leftOut === undefined && cases.has(caseId);
  const alone = [
    ...stepsOf(from).filter((one) => !isDone(to, one)),
    ...stepsOf(to).filter((one) => !isDone(from, one)),
  ];
  return new Set(alone.flatMap(({ story }) => story ?? []));
}

/**
 * What the same cases brought about at two versions. Pure.
 * @param repetitions of the cases at the old version: what varies between them says nothing about the new one
 */
export function compareBehaviour(repetitions: readonly [Observations, ...Observations[]], to: Observations): Behaviour {
  const [from] = repetitions;
  const sides: Sides = {
    masks: masksOf(repetitions),
    names: { from: new Names(from), to: new Names(to) },
    parted: partedStories(from, to),
  };
  const behaviour: Behaviour = {
    differences: [],
    masks: sides.masks,
    requests: { compared: 0, unequal: 0, alone: 0 },
    deliveries: { compared: 0 },
  };
  for (const [caseId, one] of from.cases) {
    const twin = one.leftOut ? undefined : to.cases.get(caseId);
    if (!twin || twin.leftOut) behaviour.requests.alone += one.exchanges.length;
    if (twin?.leftOut === 'not-applicable') behaviour.differences.push(...unknownThere(one, to));
    if (!twin || twin.leftOut || sides.masks.undecidedCases.has(caseId)) continue;
    const exchanges = exchangesOf(one, twin, sides);
    const deliveries = deliveriesOf(one, twin, sides);
    behaviour.differences.push(...exchanges.found, ...deliveries.found);
    behaviour.requests.compared += exchanges.compared;
    behaviour.requests.unequal += exchanges.unequal;
    behaviour.deliveries.compared += deliveries.compared;
  }
  return { ...behaviour, differences: withoutFollowers(behaviour.differences) };
}
