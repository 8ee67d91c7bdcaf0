import { counted } from '../../text/counted.js';
import { bodyDifferences, type BodyContext } from './bodies.js';
import type { Difference, Found } from './difference.js';
import { answerSubject, masksOf, type Masks } from './masks.js';
import { EqualRequests } from './equal.js';
import { alignedDeliveries, isThere, Names, originOf, type Aligned } from './names.js';
import {
  environmentsOf,
  isShared,
  type Cases,
  type Observation,
  type Observations,
  type Observed,
} from './observations.js';
import { withoutPast } from './past.js';
import { isSince, partedSince, partedStories } from './shared.js';

/** What became of comparing two runs of the same cases. */
export interface Behaviour {
  differences: Difference[];
  masks: Masks;
  /** Requests of the old run: those that were compared, and those that were not the same on both sides. */
  requests: { compared: number; unequal: number; alone: number };
  deliveries: { compared: number };
  /** What reads of the account alone show: places that differ and say nothing, since the accounts had parted, and reads before that. */
  shared: { undecided: ReadonlySet<string>; compared: ReadonlySet<string> };
}

interface Sides {
  masks: Masks;
  names: { from: Names; to: Names };
  equal: EqualRequests;
  /** Stories of which one run carried out more than the other. */
  parted: ReadonlySet<string>;
  /** When the account parted from that of the other run. */
  since: string | undefined;
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

/** What became of comparing the exchanges of a case. */
interface Compared {
  found: Difference[];
  compared: number;
  unequal: number;
}

const isParted = (from: Observation, a: Observed, { since }: Sides): boolean => isShared(a) && isSince(from, since);

function exchangeOf(
  from: Observation,
  index: number,
  [a, b]: readonly [Observed, Observed],
  sides: Sides,
): Difference[] {
  const { masks, names } = sides;
  const context: BodyContext = {
    masks,
    names,
    subject: answerSubject(from.operationId, a.status),
    standing: { caseId: from.caseId, index, part: 'answer' },
    hasParted: isParted(from, a, sides),
  };
  return answerDifferences(a, b, context).map((one) =>
    inCase(from, {
      ...one,
      at: originOf(from.caseId, index, 'answer', one.place),
      subject: { kind: 'operation', id: from.operationId ?? '?' },
      evidence: [
        { record: 'from', kind: 'exchange', id: a.id },
        { record: 'to', kind: 'exchange', id: b.id },
      ],
    }),
  );
}

function exchangesOf(from: Observation, to: Observation, sides: Sides): Compared {
  const found: Difference[] = [];
  let compared = 0;
  from.exchanges.forEach((a, index) => {
    const b = to.exchanges[index];
    if (!b || !sides.equal.has(from.caseId, index)) return;
    compared += 1;
    found.push(...exchangeOf(from, index, [a, b], sides));
  });
  return { found, compared, unequal: from.exchanges.length - compared };
}

/** A case that was answered before, and is not sent any more since the target has shown that it does not know the operation. */
function unknownThere(from: Observation, to: Cases): Difference[] {
  const [before] = from.exchanges;
  const [after] = [...to.values()]
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
  { names, parted, equal }: Sides,
): Difference[] {
  const isMissing = missing.length > 0;
  const [side, other] = isMissing ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const [first] = (isMissing ? missing : extra).filter((one) => isThere(one, names[side], names[other]));
  // What no equal request made may be told in another way.
  if (!first || (isMissing && !equal.isSettled(first))) return [];
  const maker = from.phase === 'standing' ? names[side].makerOf(first) : undefined;
  const say = (count: number): string => counted(count, 'delivery', 'deliveries');
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
    ...((maker ? parted.has(maker.story ?? '') : from.phase === 'standing' && parted.size > 0) && { parted: true }),
  };
  return [difference];
}

function pairOf([a, b]: Aligned['pairs'][number], webhookId: string, from: Observation, sides: Sides): Difference[] {
  const index = from.deliveries.indexOf(a);
  const standing = { caseId: from.caseId, index, part: 'delivery' as const };
  const story = from.phase === 'standing' ? sides.names.from.makerOf(a)?.story : undefined;
  return bodyDifferences(a.nodes, b.nodes, { ...sides, subject: webhookId, standing }).map((one) => ({
    ...inCase(from, {
      ...one,
      part: 'body',
      at: originOf(from.caseId, index, 'delivery', one.place),
      subject: { kind: 'webhook', id: webhookId },
      evidence: [
        { record: 'from', kind: 'delivery', id: a.id },
        { record: 'to', kind: 'delivery', id: b.id },
      ],
    }),
    ...(story !== undefined && { story }),
  }));
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
      const pairs = group.pairs.filter(([one]) => sides.equal.isSettled(one));
      const differences = pairs.flatMap((pair) => pairOf(pair, group.webhookId, from, sides));
      return { found: [...found, ...differences], compared: compared + pairs.length };
    },
    { found: [], compared: 0 },
  );
}

/** Leaves out relations that are lost because the value that led them changed, or its list: that is said of them. */
function withoutFollowers(differences: readonly Difference[]): Difference[] {
  const changed = new Set(differences.map(({ at }) => at));
  const lists = differences.filter(({ kind }) => kind === 'order' || kind === 'count').map(({ at }) => `${at}/`);
  const hasChanged = (leader: string): boolean => changed.has(leader) || lists.some((list) => leader.startsWith(list));
  return differences.filter(({ leader }) => leader === undefined || !hasChanged(leader));
}

function sidesOf(from: Cases, to: Cases, masks: Masks): Sides {
  const names = { from: new Names(from), to: new Names(to) };
  const equal = new EqualRequests(from, to, names);
  const parted = partedStories(from, to);
  return { masks, names, equal, parted, since: partedSince(from, to, { equal, parted }) };
}

/** What two runs of the same cases differ in, in one environment. */
function compareCases(from: Cases, to: Cases, masks: Masks): Omit<Behaviour, 'masks'> {
  const sides = sidesOf(from, to, masks);
  const differences: Difference[] = [];
  const [requests, deliveries] = [{ compared: 0, unequal: 0, alone: 0 }, { compared: 0 }];
  const compared = new Set<string>();
  for (const [caseId, one] of from) {
    const twin = one.leftOut ? undefined : to.get(caseId);
    if (!twin || twin.leftOut) requests.alone += one.exchanges.length;
    if (twin?.leftOut === 'not-applicable') differences.push(...unknownThere(one, to));
    if (!twin || twin.leftOut || masks.undecidedCases.has(caseId)) continue;
    const exchanges = exchangesOf(one, twin, sides);
    const told = deliveriesOf(one, twin, sides);
    differences.push(...exchanges.found, ...told.found);
    requests.compared += exchanges.compared;
    requests.unequal += exchanges.unequal;
    deliveries.compared += told.compared;
    for (const exchange of one.exchanges)
      if (isShared(exchange) && !isParted(one, exchange, sides))
        compared.add(answerSubject(one.operationId, exchange.status));
  }
  const isUndecided = ({ undecided }: Difference): boolean => undecided !== undefined;
  const undecided = differences.filter(isUndecided).map(({ subject, part, place }) => `${subject.id} ${part} ${place}`);
  const decided = differences.filter((one) => !isUndecided(one));
  return {
    differences: withoutFollowers(decided),
    requests,
    deliveries,
    shared: { undecided: new Set(undecided), compared },
  };
}

/**
 * What the same cases brought about at two versions. Pure.
 * @param repetitions of the cases at the old version: what varies between them says nothing about the new one
 */
export function compareBehaviour(
  repetitions: readonly [Observations, ...Observations[]],
  crossed: Observations,
): Behaviour {
  const before = withoutPast([...repetitions, crossed]);
  const to = before.pop() ?? crossed;
  const [from = to, ...others] = before;
  const masks = masksOf([from, ...others]);
  const there = environmentsOf(to);
  const parts = environmentsOf(from).map((here, index) => compareCases(here, there[index] ?? new Map(), masks));
  const sum = (of: (part: (typeof parts)[number]) => number): number => parts.reduce((all, part) => all + of(part), 0);
  return {
    masks,
    differences: parts.flatMap(({ differences }) => differences),
    requests: {
      compared: sum(({ requests }) => requests.compared),
      unequal: sum(({ requests }) => requests.unequal),
      alone: sum(({ requests }) => requests.alone),
    },
    deliveries: { compared: sum(({ deliveries }) => deliveries.compared) },
    shared: {
      undecided: new Set(parts.flatMap(({ shared }) => [...shared.undecided])),
      compared: new Set(parts.flatMap(({ shared }) => [...shared.compared])),
    },
  };
}
