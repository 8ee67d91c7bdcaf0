/** Carries out edits of documents, and tells which rules name them. */
import { allChanges, compareContracts } from '../../contracts/diff/compare.js';
import type { Change } from '../../contracts/diff/change.js';
import { ruleOf } from '../../contracts/diff/named.js';
import type { DocumentEdit } from './edits/index.js';
import { waiverOf } from './waived-edits.js';

/** What became of an edit: the rules that name it, why it is left out, or what is wrong. */
export type Coverage =
  { kind: 'covered'; rules: readonly string[] } | { kind: 'waived'; reason: string } | { kind: 'missed'; why: string };

function changesOf({ before, after }: DocumentEdit, annotations: boolean): Change[] {
  return allChanges(compareContracts({ document: before() }, { document: after() }, { annotations }));
}

/** Why changes do not tell an edit; nothing where they do. */
function flawOf({ heading, meaning }: DocumentEdit, changes: readonly Change[]): string | undefined {
  if (changes.length === 0) return 'no rule names it';
  if (meaning === 'notes') return undefined;
  if (heading !== 'api' && !changes.some(({ direction }) => direction === heading))
    return `told of ${changes[0]?.direction}, not of ${heading}`;
  const told = new Set(changes.map(({ effect }) => effect));
  const fits =
    meaning === undefined || told.has('incomparable') || (meaning === 'other' ? told.size > 1 : told.has(meaning));
  return fits ? undefined : `${meaning}, and told to be what ${[...told].join(' and ')}`;
}

/** Compares the documents before and after an edit. */
export function coverageOf(edit: DocumentEdit): Coverage {
  const reason = waiverOf(edit);
  if (reason !== undefined) return { kind: 'waived', reason };
  const isNote = edit.meaning === 'notes';
  const changes = changesOf(edit, isNote);
  const why = flawOf(edit, changes);
  if (why !== undefined) return { kind: 'missed', why };
  if (isNote && changesOf(edit, false).length > 0) return { kind: 'missed', why: 'told though only people read it' };
  return { kind: 'covered', rules: [...new Set(changes.map(({ rule }) => ruleOf(rule)?.id ?? rule))] };
}

/** An edit in words: `Schema.minLength grows, operation, body: items`. */
export function wordsOf({ object, member, what, place }: DocumentEdit): string {
  return `${object}.${member} ${what}, ${place}`;
}

/** What became of many edits. */
export interface CoverageCount {
  edits: number;
  covered: number;
  waived: number;
  missed: string[];
}

/** Carries out edits one by one. */
export function countCoverage(edits: Iterable<DocumentEdit>): CoverageCount {
  const count: CoverageCount = { edits: 0, covered: 0, waived: 0, missed: [] };
  for (const edit of edits) {
    count.edits += 1;
    const found = coverageOf(edit);
    if (found.kind === 'missed') count.missed.push(`${wordsOf(edit)}: ${found.why}`);
    else count[found.kind] += 1;
  }
  return count;
}
