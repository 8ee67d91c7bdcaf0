import type { AreaId } from './areas.js';

/** All that is planted in an area, or all contract changes. */
export type Task = { kind: 'behaviour'; area: AreaId; only?: readonly string[] } | { kind: 'contract' };

/** A row that a gate showed. */
export interface ShownRow {
  standing: string;
  rule: string;
  subject: string;
  place: string;
  message: string;
}

/** What the gate said of one change. */
export interface Verdict {
  id: string;
  /** Rows that nothing announces; of a contract change, its own. */
  rows: ShownRow[];
  /** What keeps it from being as its row in the table says; empty where it is. */
  troubles: string[];
}

export interface Answer {
  task: Task;
  verdicts?: Verdict[];
  /** Requests of one run and of the whole gate. */
  requests?: { run: number; gate: number };
  error?: string;
}
