import type { Stage } from '../stage.js';

/**
 * What a partner does in one business area, in every version: it plays what the version has and leaves out the rest. Its users
 * are its own, so that scenarios can share a stage.
 */
export interface Scenario {
  /** Of the area. */
  name: string;
  play(stage: Stage): Promise<void>;
}
