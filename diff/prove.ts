/** Joins counterexamples to the changes of compared schemas, and finds breaks that no rule named. */
import type { Change, Counterexample, Receiver } from '../contracts/diff/change.js';
import type { ComparedSection, Comparison } from '../contracts/diff/compare.js';
import { isReceived, levelOfEffect, lower } from '../contracts/diff/levels.js';
import { ruleOf } from '../contracts/diff/named.js';
import { cappedLevel, changeOf, type Reading } from '../contracts/diff/make-change.js';
import { generalise, tokensOf } from '../contracts/model/pointer.js';
import { TooDeepError } from '../contracts/model/schema-validator.js';
import type { Schema } from '../contracts/model/types.js';
import {
  findCounterexample,
  searchCounterexamples,
  type Pair,
  type Proof,
} from '../generators/counterexamples/index.js';
import { asText } from './as-text.js';
import {
  bestProof,
  isAmongExclusive,
  isByName,
  isElsewhere,
  isInside,
  isUnjudged,
  likeness,
  refuserOf,
} from './match.js';

/** What proving a comparison came to. */
export interface Proven {
  /** Changes of sections with their proofs, and those that no rule named. */
  changes: Change[];
  /** How many rules spoke where both sides say the same. */
  refuted: number;
  /** Sections that no value could be looked for in. */
  undecided: number;
  /** Sections that have more values than were judged. */
  givenUp: number;
}

export interface ProveOptions {
  receiver: Receiver;
  reading: Reading;
  /** So many values of one pair of schemas are judged at most. */
  tries: number;
}

/** The pair that a section is, from who sends to who receives. */
function pairOf(section: ComparedSection, { sides }: Comparison, { receiver, tries }: ProveOptions): Pair | undefined {
  const [old, revised] = [section.old[0], section.new[0]];
  if (!old || !revised) return undefined;
  const before = { schema: old.node as Schema, root: sides.old.document, pointer: old.pointer };
  const after = { schema: revised.node as Schema, root: sides.new.document, pointer: revised.pointer };
  const received = isReceived(section.direction);
  return {
    sender: received ? before : after,
    receiver: received ? after : before,
    tolerance: received || receiver === 'strict' ? 'exact' : 'tolerant',
    hides: received ? 'readOnly' : 'writeOnly',
    tries,
  };
}

function counterexampleOf({ value, places, problem }: Proof, received: boolean): Counterexample {
  return { value, places, problem: problem.message, sender: received ? 'old' : 'new' };
}

/** Why there is no value, in words. */
function noteOf(reason: string | undefined, tries: number): string {
  if (reason === undefined) return `no value in ${tries} tries`;
  return reason === 'given up' ? `undecided: no value in ${tries} tries, then given up` : reason;
}

/** Whether the side that reads takes less than the side that sends may send. */
function isLess({ effect, direction }: Change): boolean {
  return levelOfEffect(effect, direction) === 'fail';
}

/** Changes that a value is looked for: those that break, as the reader takes them. */
function isShowable(change: Change): boolean {
  return change.ruleLevel !== 'info' && isLess(change);
}

/** The proof that shows a change: where none is about its place, one that no other change tells better. */
function proofFor(change: Change, proofs: readonly Proof[], changes: readonly Change[]): Proof | undefined {
  const known = bestProof(change, proofs);
  if (known) return known;
  const others = changes.filter(isShowable);
  const isLeft = (proof: Proof): boolean => !others.some((other) => other !== change && likeness(other, proof) > 0);
  // Of several changes inside of what refuses the whole one is shown: a value does not tell which.
  const isFirst = (proof: Proof): boolean => others.find((other) => isInside(other, proof)) === change;
  return proofs.find((proof) => (isByName(change, proof) || isFirst(proof)) && isLeft(proof));
}

/** Where a change is, and the pair that it is judged by. */
interface Judged {
  section: ComparedSection;
  pair: Pair;
  received: boolean;
}

function proveOne(change: Change, known: Proof | undefined, { section, pair, received }: Judged): Change {
  if (known) return { ...change, proof: 'proven', counterexample: counterexampleOf(known, received) };
  if (isUnjudged(change)) return { ...change, proofNote: 'no validator judges it' };
  const found = findCounterexample({ ...pair, focus: [change.at] });
  const shown = found.kind === 'proven' ? asText(found, pair, section) : undefined;
  if (shown && likeness(change, shown) > 0)
    return { ...change, proof: 'proven', counterexample: counterexampleOf(shown, received) };
  const reason = found.kind === 'none' ? found.reason : undefined;
  // What was told of a whole may be what no validator judges.
  if (reason === 'equal' && change.keyword !== 'shared') return { ...change, proof: 'refuted' };
  const proofNote = noteOf(reason, found.kind === 'none' ? found.tries : (pair.tries ?? 0));
  // A schema's change that no value shows may be a way of writing: it is told, and does not fail. Where values are left, nobody knows.
  const open = reason === 'given up' ? { undecided: true, givenUp: true } : {};
  return { ...change, level: lower(change.level, ruleOf(change.rule)?.unproven ?? 'warn'), proofNote, ...open };
}

/** A break that no change of the section tells. */
function unexplained(section: ComparedSection, proof: Proof, reading: Reading): Change {
  const { problem } = proof;
  const received = isReceived(section.direction);
  const [old, revised] = [section.old[0], section.new[0]];
  const change = changeOf(
    {
      where: section,
      at: tokensOf(generalise(problem.pointer)),
      carrier: section.carrier,
      edit: {
        keyword: 'unexplained',
        effect: 'incomparable',
        after: problem.keyword,
        ...(old && { old }),
        ...(revised && { new: revised }),
      },
    },
    reading,
  );
  return { ...change, proof: 'proven', counterexample: counterexampleOf(proof, received) };
}

/** Whether a refusal is at a place that some change is about, or by the node that it is about. */
function isTold(proof: Proof, changes: readonly Change[]): boolean {
  const isToldBy = (change: Change): boolean =>
    likeness(change, proof) > 0 ||
    isElsewhere(change, proof) ||
    isByName(change, proof) ||
    (isShowable(change) && isInside(change, proof));
  return changes.some((change) => isLess(change) && isToldBy(change));
}

/** A change that its rule takes for harmless, and that a value shows to break. */
function turned(change: Change, proof: Proof, received: boolean, reading: Reading): Change {
  const evidence = [change.old?.evidence, change.new?.evidence].filter((one) => one !== undefined);
  const counterexample = counterexampleOf(proof, received);
  return {
    ...change,
    level: cappedLevel('fail', evidence, reading),
    effect: 'incomparable',
    proof: 'proven',
    counterexample,
  };
}

/** Changes of a section with their proofs, and whether it has more values than were judged. */
interface ProvenSection {
  changes: readonly Change[];
  isGivenUp: boolean;
}

function proveSection(section: ComparedSection, comparison: Comparison, options: ProveOptions): ProvenSection {
  const { changes } = section;
  const pair = section.same ? undefined : pairOf(section, comparison, options);
  if (!pair) return { changes, isGivenUp: false };
  const received = isReceived(section.direction);
  const { proofs: all, isGivenUp } = searchCounterexamples(pair);
  const proofs = all.flatMap((proof) => asText(proof, pair, section) ?? []);
  const proven = changes.map((change) =>
    isShowable(change) ? proveOne(change, proofFor(change, proofs, changes), { section, pair, received }) : change,
  );
  // What refuses a value at a place that is told refuses it where a schema holds itself as well.
  const known = new Set(proofs.filter((proof) => isTold(proof, changes)).map(refuserOf));
  const others = proofs.filter((proof) => !known.has(refuserOf(proof)) && proof.problem.isUnsaid !== true);
  const told = new Map<string, Change>();
  for (const proof of others) {
    const index = proven.findIndex((change) => isAmongExclusive(change, proof));
    const harmless = proven[index];
    if (harmless) {
      if (harmless.counterexample === undefined) proven[index] = turned(harmless, proof, received, options.reading);
      continue;
    }
    // One node at several places of a value is one break.
    const key = refuserOf(proof);
    if (!told.has(key)) told.set(key, unexplained(section, proof, options.reading));
  }
  return { changes: [...proven, ...told.values()], isGivenUp };
}

/** Changes of a section that is too much for a validator: told as what nobody knows, and not as harmless. */
function undecided(changes: readonly Change[]): Change[] {
  return changes.map((change) =>
    isShowable(change)
      ? {
          ...change,
          level: lower(change.level, 'warn'),
          proofNote: 'undecided: the schemas are nested too deep for a validator',
          undecided: true,
        }
      : change,
  );
}

/** Proves the changes of all schemas that were compared. What is too deep in one of them costs that one alone. */
export function prove(comparison: Comparison, options: ProveOptions): Proven {
  let count = 0;
  let givenUp = 0;
  const proven = (section: ComparedSection): readonly Change[] => {
    try {
      const { changes, isGivenUp } = proveSection(section, comparison, options);
      if (isGivenUp) givenUp += 1;
      return changes;
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof TooDeepError)) throw error;
      count += 1;
      return undecided(section.changes);
    }
  };
  const changes = comparison.sections.flatMap(proven);
  return {
    changes: changes.filter(({ proof }) => proof !== 'refuted'),
    refuted: changes.filter(({ proof }) => proof === 'refuted').length,
    undecided: count,
    givenUp,
  };
}
