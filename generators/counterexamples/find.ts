import { toPointer } from '../../contracts/model/pointer.js';
import { Builder, nothing } from './build.js';
import { isConfirmed } from './confirm.js';
import type { Problem } from './problems.js';
import { isInFocus, keyOfRefusal, refusalsOf, told } from './refusals.js';
import { Repair } from './repair.js';
import { shrunk } from './shrink.js';
import { Sides } from './sides.js';
import type { Counterexample, NoProof, Pair, Proof } from './types.js';
import { Variations } from './vary.js';

/** So many values of a pair are judged unless more or fewer are asked for. */
const usualTries = 20_000;

/** A value that the receiver refuses, with why. */
interface Broken {
  value: unknown;
  problem: Problem;
  /** How many reasons in all. */
  reasons: number;
}

/** What a search over one pair came to. */
interface Found {
  broken: Map<string, Broken>;
  tries: number;
  reason?: NonNullable<NoProof['reason']>;
}

/** Values that the sender may send, one thing changed at a time, until none is left. */
function* candidates(sides: Sides, focus: Pair['focus']): Generator<unknown> {
  const builder = new Builder(sides);
  const repair = new Repair(sides, builder);
  const [full, minimal] = (['full', 'minimal'] as const).map((extent) => {
    const made = builder.build(sides.root, extent);
    return made === nothing ? nothing : repair.repaired(made, []);
  });
  yield full;
  yield minimal;
  const base = minimal === nothing ? full : minimal;
  if (base === nothing) return;
  const variations = new Variations(sides, builder, repair, (tokens) => isInFocus({ tokens }, focus));
  yield* variations.of([base]);
}

/** Keeps of each refusal the value that shows it best. */
function keep(found: Map<string, Broken>, sides: Sides, value: unknown): void {
  const problems = refusalsOf(sides, value);
  const keys = new Set<string>();
  for (const problem of problems) {
    const key = keyOfRefusal(problem);
    if (keys.has(key)) continue;
    keys.add(key);
    const before = found.get(key);
    // Of equal ones the first stays: what is likelier to be sent is tried first.
    if (!before || problems.length < before.reasons) found.set(key, { value, problem, reasons: problems.length });
  }
}

function search(pair: Pair, sides: Sides, isEnough: (found: Found) => boolean): Found {
  const found: Found = { broken: new Map(), tries: 0 };
  if (sides.isSame(sides.root)) return { ...found, reason: 'equal' };
  const { tries = usualTries } = pair;
  let sent = 0;
  for (const value of candidates(sides, pair.focus)) {
    if (found.tries >= tries) return { ...found, reason: 'given up' };
    found.tries += 1;
    if (value === nothing) continue;
    sent += 1;
    if (!sides.isRefused(value)) continue;
    keep(found.broken, sides, value);
    if (isEnough(found)) return found;
  }
  if (sent === 0) return { ...found, reason: 'no valid value' };
  if (found.broken.size === 0 && sides.looksAround) return { ...found, reason: 'unreadable pattern' };
  return found;
}

function proofOf(pair: Pair, sides: Sides, broken: Broken): Proof | undefined {
  const key = keyOfRefusal(broken.problem);
  const value = shrunk(sides, broken.value, key);
  if (!isConfirmed(pair, value)) return undefined;
  const problems = refusalsOf(sides, value);
  const own = problems.find((problem) => keyOfRefusal(problem) === key) ?? broken.problem;
  const places = [own, ...problems].map(({ tokens }) => toPointer(tokens));
  return {
    kind: 'proven',
    value,
    places: [...new Set(places)],
    problem: told(own, value, pair.receiver.pointer ?? ''),
  };
}

/** Refusals that are the only ones of their value first. */
function ordered(found: Found): Broken[] {
  return [...found.broken.values()].sort((one, other) => one.reasons - other.reasons);
}

/**
 * A value that the sender may send and the receiver refuses, judged by both sides' validators, or that none was found. Equal pairs
 * give equal answers.
 *
 * @example
 * findCounterexample({ sender: { schema: { type: 'integer' }, root }, receiver: { schema: { type: 'string' }, root }, tolerance: 'exact' })
 */
export function findCounterexample(pair: Pair): Counterexample {
  const sides = new Sides(pair);
  const isAsked = ({ problem }: Broken): boolean => isInFocus(problem, pair.focus);
  const found = search(pair, sides, ({ broken }) =>
    [...broken.values()].some((one) => isAsked(one) && one.reasons === 1),
  );
  for (const broken of ordered(found).filter(isAsked)) {
    const proof = proofOf(pair, sides, broken);
    if (proof) return proof;
  }
  const { tries, reason } = found;
  return { kind: 'none', tries, ...(reason === undefined ? {} : { reason }) };
}

/** What a search for every refusal came to. */
export interface Search {
  /** A value for each refusal, the plainest first. */
  proofs: Proof[];
  /** Whether there are more values than were judged, so that refusals may be missing. */
  isGivenUp: boolean;
}

/** Looks for every refusal: each keyword of the receiver at each place that breaks something. */
export function searchCounterexamples(pair: Pair): Search {
  const sides = new Sides(pair);
  const found = search(pair, sides, () => false);
  const proofs = ordered(found)
    .filter(({ problem }) => isInFocus(problem, pair.focus))
    .flatMap((broken) => proofOf(pair, sides, broken) ?? []);
  return { proofs, isGivenUp: found.reason === 'given up' };
}

/** A value for every refusal that was found: each keyword of the receiver at each place that breaks something, the plainest first. */
export function findCounterexamples(pair: Pair): Proof[] {
  return searchCounterexamples(pair).proofs;
}
