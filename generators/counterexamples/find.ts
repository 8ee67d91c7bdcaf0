import { toPointer } from '../../contracts/model/pointer.js';
import { isConfirmed } from './confirm.js';
import { isInFocus, keyOfRefusal, refusalsOf, told } from './refusals.js';
import { ordered, search, type Broken } from './search.js';
import { seenPair } from './seen.js';
import { shrunk } from './shrink.js';
import { Sides } from './sides.js';
import type { Counterexample, Pair, Proof } from './types.js';

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

/**
 * A value that the sender may send and the receiver refuses, judged by both sides' validators, or that none was found. Equal pairs
 * give equal answers.
 *
 * @example
 * findCounterexample({ sender: { schema: { type: 'integer' }, root }, receiver: { schema: { type: 'string' }, root }, tolerance: 'exact' })
 */
export function findCounterexample(asked: Pair): Counterexample {
  const pair = seenPair(asked);
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
export function searchCounterexamples(asked: Pair): Search {
  const pair = seenPair(asked);
  const sides = new Sides(pair);
  const found = search(pair, sides, () => false);
  const proofs = ordered(found)
    .filter(({ problem }) => isInFocus(problem, pair.focus))
    .flatMap((broken) => proofOf(pair, sides, broken) ?? []);
  return { proofs, isGivenUp: found.reason === 'given up' };
}

/** What the receiver refuses of a value, whether or not the sender may send it; `undefined` where it takes the whole. */
export function refusedBy(asked: Pair, value: unknown): Proof | undefined {
  const pair = seenPair(asked);
  const problems = refusalsOf(new Sides(pair), value);
  const [own] = problems;
  if (!own) return undefined;
  const places = new Set(problems.map(({ tokens }) => toPointer(tokens)));
  return { kind: 'proven', value, places: [...places], problem: told(own, value, pair.receiver.pointer ?? '') };
}

/** A value for every refusal that was found: each keyword of the receiver at each place that breaks something, the plainest first. */
export function findCounterexamples(pair: Pair): Proof[] {
  return searchCounterexamples(pair).proofs;
}
