import type { Level } from '../../contracts/model/levels.js';
import { rank, type DiffResult, type ShownChange } from '../../diff/result.js';

/** Whether a change makes the command fail: loud enough, of the part that is used, and accepted by nobody. */
export function fails({ level, concerns, waived }: ShownChange, failOn: Level): boolean {
  return rank(level) >= rank(failOn) && concerns !== false && waived === undefined;
}

/** 1 where something fails; 4 where something may and nobody could tell; 0 else. */
export function exitCodeOf({ changes }: Pick<DiffResult, 'changes'>, failOn: Level): 0 | 1 | 4 {
  if (changes.some((change) => fails(change, failOn))) return 1;
  const mayFail = changes.some((change) => change.undecided && fails({ ...change, level: change.ruleLevel }, failOn));
  return mayFail ? 4 : 0;
}
