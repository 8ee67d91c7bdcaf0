import type { ApiVersion } from '../../contracts/model/typed.js';

/** A fault to plant at several places, or a faultless sandbox on which nothing may be found. */
export type Task =
  | { kind: 'fault'; apiVersion: ApiVersion; fault: string; places: number; everything: boolean }
  | { kind: 'clean'; apiVersion: ApiVersion; seed: number };

/** What became of a fault at one place. */
export interface Detection {
  fault: string;
  /** Operations, webhooks and pointer where it was planted. */
  place: string;
  seed: number;
  /** Every check that found something. */
  found: string[];
  caught: boolean;
}

export interface TaskResult {
  task: Task;
  /** None where the version has no place for the fault. */
  detections?: Detection[];
  /** Findings on a faultless sandbox, and cases that could not be carried out. */
  alarms?: string[];
  error?: string;
}
