import type { Defect, LintInput, LintRule } from './defect.js';
import { platformNotes } from './platform-notes.js';
import { lintRules } from './rules.js';

/** Defects that rules find in the contract and that the dossier notes as well are told once, by the note. */
function mergeFound(defects: readonly Defect[]): Defect[] {
  const notedBy = new Map(
    defects.flatMap(({ id }) => (platformNotes[id]?.foundAs ?? []).map((found): [string, string] => [found, id])),
  );
  const confirmations = (id: string): string[] =>
    defects.filter((found) => notedBy.get(found.id) === id).map(({ rule }) => rule);
  return defects
    .filter(({ id }) => !notedBy.has(id))
    .map((defect) => {
      const confirmedBy = confirmations(defect.id);
      return confirmedBy.length === 0 ? defect : { ...defect, confirmedBy };
    });
}

/**
 * Contradictions inside the documentation of one API version, each with its readings and their sources: those of its own
 * edition first, then those that its contract carries from others.
 */
export function documentationDefects(input: LintInput, rules: readonly LintRule[] = lintRules): Defect[] {
  const defects = mergeFound(rules.flatMap((rule) => rule.find(input)));
  const isOwn = ({ edition, apiVersion }: Defect): boolean => edition === apiVersion;
  return [...defects.filter(isOwn), ...defects.filter((defect) => !isOwn(defect))];
}
