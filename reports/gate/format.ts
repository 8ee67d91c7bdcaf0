import type { GateReport } from './model.js';

/** One form of a gate's report. */
export interface GateFormat {
  /** What `--format` calls it. */
  id: string;
  /** What it is for. */
  about: string;
  /** Name of the file it writes. */
  file: string;
  render(report: GateReport): string;
}
