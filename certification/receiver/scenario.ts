import type { Judged } from '../outcome.js';
import type { Profile } from '../profiles/profile.js';
import type { AttemptLine, PlayedLine, ReadingLine, StartLine } from '../record/format.js';
import type { Kit } from './kit.js';
import type { Provider } from './provider.js';

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

/** What a scenario is left out by. */
export interface Idle {
  profile: Profile;
  /** Ids of the webhooks of the profile of which a valid delivery was acknowledged. */
  acknowledged: readonly string[];
  seed: string;
  /** Left out where nobody has the contract: then the record's word is all that there is. */
  provider?: Provider;
}

/** Plays something and judges what came of it. Judging reads nothing but the record, so that anybody can do it again. */
export interface Scenario {
  id: string;
  needs: readonly Need[];
  /**
   * Why there may be nothing to play, where that may be so: a record that leaves the scenario out for another reason, or without
   * one, shows nothing of it.
   */
  idle?(at: Idle): string | undefined;
  /** @returns why there is nothing to play, where that is so */
  play(kit: Kit): Promise<void> | Promise<string | undefined>;
  judge(seen: Seen): Judged;
}
