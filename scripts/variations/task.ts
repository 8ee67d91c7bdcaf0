import type { ApiVersion } from '../../contracts/model/typed.js';

/** Everything carried out against a faultless sandbox behind proxies. */
export interface Task {
  variation: string;
  apiVersion: ApiVersion;
  seed: number;
}

/** What was seen of it. */
export interface Seen {
  /** Findings, and cases that could not be carried out. */
  alarms: string[];
  /** Information that the variation is allowed to cause. */
  information: number;
  /** Messages that were varied. */
  varied: number;
  /** Cases that were judged, with whatever outcome. */
  judged: number;
  /** Cases that were skipped or not applicable. */
  leftOut: number;
}

export interface VariationResult {
  task: Task;
  seen?: Seen;
  error?: string;
}
