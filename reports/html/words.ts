/** The report's vocabulary: what its terms mean, in words a reader needs no manual for. */
import type { Basis, Grade } from '../../contracts/model/evidence.js';
import type { Strictness } from '../../contracts/model/levels.js';
import type { Outcome, Verdict } from '../../engine/record/format.js';
import type { SkipOrigin } from '../../engine/record/skip-causes.js';

/** What a case can show: an outcome, or that the run ended inside it. */
export type CaseState = Outcome | 'interrupted';

/** What an item can be filtered by. */
export type ItemState = CaseState | 'waived' | 'not-exercised';

/** Every state with its label, worst first: the order of the filter. */
export const stateLabels: Record<ItemState, string> = {
  fail: 'fail',
  warn: 'warn',
  info: 'info',
  waived: 'waived',
  error: 'error',
  interrupted: 'interrupted',
  pass: 'pass',
  skip: 'skipped',
  'not-applicable': 'not applicable',
  'not-exercised': 'not exercised',
};

export const verdictLabels: Record<Verdict, string> = {
  conformant: 'Conformant',
  unproven: 'Unproven in part',
  findings: 'Findings',
  unusable: 'Unusable',
  incomplete: 'Incomplete',
};

/** What a judgement can rest on. */
export type Footing = Grade | 'principle';

/** Every footing with what it means: grades, strongest first, then principles. */
export const footingMeanings: Record<Footing, string> = {
  documented: 'A page of this edition shows it.',
  carried: 'A page of the nearest other edition shows it, and nothing contradicts it.',
  observed: 'Seen in traffic.',
  secondary: 'Only a third party shows it.',
  assumed: 'Nobody shows it: a guess after documented siblings.',
  principle: 'Needs no statement of the provider, such as authentication.',
};

export const basisMeanings: Record<Basis, string> = {
  table: 'stated in a table',
  prose: 'stated in a sentence',
  example: 'shown by samples alone',
  assumed: 'nothing the provider wrote',
};

/** How strictly this target is held, in one sentence. */
export const strictnessMeanings: Record<Strictness, string> = {
  documented: 'Only principles and what a page of this edition shows can fail here; weaker evidence warns or informs.',
  carried:
    'Only principles and what this edition or the nearest other one shows can fail here; weaker evidence informs.',
  all: 'Every statement of the contract can fail here, whatever its grade.',
};

/** What it means that an area is unproven. */
export const unprovenMeaning =
  'Nothing was found, but no judgement rests on documented or carried evidence: what held here are guesses and principles.';

/** Whose matter it is that cases were left out, as a heading. */
export const originLabels: Record<SkipOrigin, string> = {
  'set-up': 'The set-up lacks',
  target: 'The target did not do',
  api: 'The API rules out',
  choice: 'Not asked for',
};

/** Why a finding has the same level at this target as it would have at one of strictness `documented`. */
export function sameLevelReason(footing: Footing): string {
  if (footing === 'principle') return 'A principle holds everywhere.';
  if (footing === 'documented') return 'What is documented holds at every strictness.';
  return `It is ${footing} and no more, which this target is not held to either.`;
}

/** Why a finding has another level at this target than it would have at one of strictness `documented`. */
export function levelReason(footing: Footing, strictness: Strictness): string {
  const here = strictness === 'all' ? 'every grade of evidence' : `evidence down to the grade ${strictness}`;
  const there =
    footing === 'principle' || footing === 'documented'
      ? 'A real target is held to this only as far as its documentation goes.'
      : `A real target is held to what is documented, and this is ${footing}: ${lowerFirst(footingMeanings[footing])}`;
  return `This target is held to ${here}. ${there}`;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
