import { isLosslessNumber } from 'lossless-json';
import { canonicalInstant } from '../../contracts/formats/date-time.js';
import { parseLossless } from '../lossless.js';
import { hasSurelyFailed, retryWindow, type Attempt, type Retries, type Span } from './attempt.js';

/** What an attempt is to the attempts before it. */
export type Relation =
  /** The first attempt of an event. */
  | 'event'
  /** A later attempt of a delivery that was not acknowledged, or whose acknowledgement was lost. */
  | 'retry'
  /** Sent again although the acknowledgement was received. */
  | 'duplicate';

/** What the stream says of one attempt. */
export interface Identified {
  attempt: Attempt;
  /** `ambiguous` where histories with different relations explain the stream. */
  relation: Relation | 'ambiguous';
  /** All relations that it can have. */
  among: readonly Relation[];
  /** The attempt that it repeats; absent where it is the first, or where the stream leaves open which. */
  of?: Attempt;
}

export interface IdentityOptions {
  retries: Retries;
  /** Whether two events may have the same body: then an equal body alone never proves a duplicate. */
  equalEvents: boolean;
  /** Up to when the stream was watched, in milliseconds since the epoch by the target's clock; default: the last attempt. */
  observedUntil?: number;
}

/** A body by its meaning: members in the order of their names, numbers as they are written, times in UTC. What is no JSON stays as it is. */
export function canonicalBody(body: string): string {
  try {
    return canonical(parseLossless(body));
  } catch {
    return body;
  }
}

/** Fractions of seconds in a canonical body; only one whose times are all written without may be meant at that precision. */
const fractions = /(?<="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d+(?=Z")/g;
const writtenFraction = /"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d/;

/**
 * What tells each of several bodies from the others: equal ones have equal keys, also where one attempt writes its times in whole
 * seconds and another with fractions. Where two bodies with fractions would fit one in whole seconds, nobody can tell which it is.
 */
export function messageKeys(bodies: readonly string[]): string[] {
  const rows = bodies.map((body) => {
    const key = canonicalBody(body);
    return { key, coarse: key.replace(fractions, ''), isWhole: !writtenFraction.test(body) };
  });
  const finer = new Map<string, Set<string>>();
  const whole = new Set<string>();
  for (const { key, coarse, isWhole } of rows)
    if (isWhole) whole.add(coarse);
    else finer.set(coarse, (finer.get(coarse) ?? new Set()).add(key));
  return rows.map(({ key, coarse }) => (whole.has(coarse) && (finer.get(coarse)?.size ?? 0) <= 1 ? coarse : key));
}

function canonical(value: unknown): string {
  if (isLosslessNumber(value)) return value.value;
  if (typeof value === 'string') return JSON.stringify(canonicalInstant(value));
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = value as Record<string, unknown>;
  const names = Object.keys(members).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(members[name])}`).join(',')}}`;
}

/**
 * Tells retries, duplicates and events of a stream apart, without any id of the event: attempts of one path about one object, in
 * order of arrival.
 *
 * A claim is what all histories of a sender share that keeps the documented schedule: it may lose acknowledgements and may send
 * again what was acknowledged, and it repeats bodies as they were. Where no such history explains the stream, an equal body after
 * a sure failure counts as its retry unless two events may be equal, and everything else is ambiguous.
 */
export function identify(attempts: readonly Attempt[], options: IdentityOptions): Identified[] {
  const groups = new Map<string, number[]>();
  messageKeys(attempts.map(({ body }) => body)).forEach((key, index) => {
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  const observedUntil = options.observedUntil ?? Math.max(...attempts.map(({ received }) => received.earliest), 0);
  const identified: Identified[] = [];
  for (const indexes of groups.values()) {
    const group = indexes.map((index) => attempts[index] as Attempt);
    const relations = explain(group, { ...options, observedUntil }) ?? guess(group, options);
    indexes.forEach((index, position) => (identified[index] = relations[position] as Identified));
  }
  return identified;
}

/** An attempt after which another one may come. */
interface End {
  index: number;
  /** Of the attempt in its delivery, from 1. */
  position: number;
}

/** What has to be known of the past to go on. */
interface State {
  ends: readonly End[];
  /** Some acknowledgement has been received. */
  acknowledged: boolean;
}

interface Step {
  relation: Relation;
  of?: number;
  next: string;
}

/** Beyond so many ways to see the past at one point, a group is given up as ambiguous. */
const stateLimit = 5000;

/** What each attempt of a group is in the histories of a well-timed sender; `undefined` where there is no such history. */
function explain(
  group: readonly Attempt[],
  { retries, equalEvents, observedUntil }: IdentityOptions & { observedUntil: number },
): Identified[] | undefined {
  const windows = group.map((attempt) =>
    Array.from({ length: retries.attempts }, (_, before) => retryWindow(attempt, before + 1, retries)),
  );
  const windowOf = ({ index, position }: End): Span | undefined =>
    (windows[index] as readonly (Span | undefined)[])[position - 1];
  const isSure = ({ index }: End): boolean => hasSurelyFailed(group[index] as Attempt);

  /** Without the ends whose time has passed; `undefined` where a retry that had to come did not. */
  const expire = ({ ends, acknowledged }: State, moment: number): State | undefined => {
    const left: End[] = [];
    let now = acknowledged;
    for (const end of ends) {
      const window = windowOf(end);
      if (window && window.latest >= moment) left.push(end);
      else if (!isSure(end)) now = true;
      else if (window) return undefined;
    }
    return { ends: left, acknowledged: now };
  };

  const stepsFrom = (state: State, index: number): { relation: Relation; of?: number; state: State }[] => {
    const { received } = group[index] as Attempt;
    const known = expire(state, received.earliest);
    if (!known) return [];
    const { ends, acknowledged } = known;
    const without = (end: End): End[] => ends.filter((other) => other !== end);
    const begun: End = { index, position: 1 };
    const retried = ends
      .filter((end) => (windowOf(end)?.earliest ?? Infinity) <= received.latest)
      .map((end) => ({
        relation: 'retry' as const,
        of: end.index,
        state: { ends: [...without(end), { index, position: end.position + 1 }], acknowledged },
      }));
    // Once one acknowledgement is known to have come, a duplicate needs no other: leaving the rest open explains no less.
    const repeated = ends
      .filter((end) => !acknowledged && !isSure(end))
      .map((end) => ({
        relation: 'duplicate' as const,
        of: end.index,
        state: { ends: [...without(end), begun], acknowledged: true },
      }));
    return [
      ...retried,
      ...repeated,
      ...(acknowledged ? [{ relation: 'duplicate' as const, state: { ends: [...ends, begun], acknowledged } }] : []),
      ...(equalEvents || index === 0
        ? [{ relation: 'event' as const, state: { ends: [...ends, begun], acknowledged } }]
        : []),
    ];
  };

  let layer = new Map<string, State>([['', { ends: [], acknowledged: false }]]);
  const layers: Map<string, Step[]>[] = [];
  for (const index of group.keys()) {
    const steps = new Map<string, Step[]>();
    const following = new Map<string, State>();
    for (const [key, state] of layer) {
      const taken = stepsFrom(state, index).map(({ state: next, ...step }) => {
        const nextKey = keyOf(next);
        following.set(nextKey, next);
        return { ...step, next: nextKey };
      });
      steps.set(key, taken);
    }
    if (following.size > stateLimit) return group.map((attempt) => open(attempt, equalEvents));
    layers.push(steps);
    layer = following;
  }

  let alive = new Set([...layer].filter(([, state]) => expire(state, observedUntil)).map(([key]) => key));
  const identified: Identified[] = [];
  for (const [index, steps] of [...layers.entries()].reverse()) {
    const live = [...steps].map(([key, list]) => [key, list.filter(({ next }) => alive.has(next))] as const);
    alive = new Set(live.filter(([, list]) => list.length > 0).map(([key]) => key));
    const possible = live.flatMap(([, list]) => list);
    if (possible.length === 0) return undefined;
    identified[index] = conclusion(group, index, possible);
  }
  return identified;
}

/** Ends are in the order of their attempts: equal states have equal keys. */
function keyOf({ ends, acknowledged }: State): string {
  let key = acknowledged ? '+' : '-';
  for (const { index, position } of ends) key += `${index}.${position} `;
  return key;
}

function conclusion(group: readonly Attempt[], index: number, possible: readonly Step[]): Identified {
  const among = [...new Set(possible.map(({ relation }) => relation))];
  const of = [...new Set(possible.map((step) => step.of))];
  const [relation] = among;
  const repeated = of.length === 1 && of[0] !== undefined ? group[of[0]] : undefined;
  return {
    attempt: group[index] as Attempt,
    relation: among.length === 1 && relation ? relation : 'ambiguous',
    among,
    ...(repeated ? { of: repeated } : {}),
  };
}

function open(attempt: Attempt, equalEvents: boolean): Identified {
  return {
    attempt,
    relation: 'ambiguous',
    among: [...(equalEvents ? (['event'] as const) : []), 'retry', 'duplicate'],
  };
}

/** What can be said of a group that breaks the schedule. */
function guess(group: readonly Attempt[], { equalEvents }: IdentityOptions): Identified[] {
  return group.map((attempt, index): Identified => {
    const before = group[index - 1];
    if (!before) return { attempt, relation: 'event', among: ['event'] };
    if (equalEvents || !hasSurelyFailed(before)) return { ...open(attempt, equalEvents), of: before };
    return { attempt, relation: 'retry', among: ['retry'], of: before };
  });
}
