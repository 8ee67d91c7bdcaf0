/** Levels of a reader's own: how loud a rule is to those who read a result. */
import { ruleOf } from '../contracts/diff/named.js';
import type { Level } from '../contracts/model/levels.js';
import { countChanges, type DiffResult, type ShownChange } from './result.js';

/** How loud changes of a rule are to be, and why. */
export interface ChosenLevel {
  /** Id of a change, such as `response-property-removed`, or of a rule, which stands for all its changes: `property-removed`. */
  rule: string;
  level: Level;
  reason: string;
}

/**
 * The result with the levels that were chosen, in place of those that rule, evidence and proof come to. Of an id of a change and that of
 * its rule the former counts. What the level was is kept beside it.
 */
export function setLevels(result: DiffResult, chosen: readonly ChosenLevel[]): DiffResult {
  if (chosen.length === 0) return result;
  const byRule = new Map(chosen.map((one) => [one.rule, one]));
  const changes = result.changes.map((change): ShownChange => {
    const found = byRule.get(change.rule) ?? byRule.get(ruleOf(change.rule)?.id ?? '');
    if (!found) return change;
    const { level, reason } = found;
    return { ...change, level, ruleLevel: level, chosen: { was: change.level, reason } };
  });
  return { ...result, changes, counts: countChanges(changes, result.counts.refuted) };
}
