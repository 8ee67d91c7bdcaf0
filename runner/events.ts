/** What happens while a run is carried out, for whoever shows it. */
export type RunEvent =
  /** Suites have ended that ran beside each other. */
  { type: 'stage-end'; suites: readonly string[]; durationMs: number };

/** Takes events of a run, in their order. */
export type Emit = (event: RunEvent) => void;
