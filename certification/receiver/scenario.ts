import type { Judged } from '../outcome.js';
import type { AttemptLine, PlayedLine, ReadingLine, StartLine } from '../record/format.js';
import type { Kit } from './kit.js';

/** What a scenario can't do without. */
export type Need = 'token' | 'signature' | 'probe' | 'money' | 'health' | 'known' | 'guessed' | 'acknowledged';

/** What of a record a scenario is judged by. */
export interface Seen {
  start: StartLine;
  /** Of this scenario and profile. */
  attempts: readonly AttemptLine[];
  readings: readonly ReadingLine[];
  played: PlayedLine | undefined;
}

/** Plays something and judges what came of it. Judging reads nothing but the record, so that anybody can do it again. */
export interface Scenario {
  id: string;
  needs: readonly Need[];
  /** @returns why there is nothing to play, where that is so */
  play(kit: Kit): Promise<void> | Promise<string | undefined>;
  judge(seen: Seen): Judged;
}
