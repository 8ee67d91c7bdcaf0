import type { DiffResult } from '../result.js';

/** A way to write a result down. Each stands in a file of its own; `index.ts` lists them. */
export interface Formatter {
  id: string;
  /** For help. */
  about: string;
  /** File that it is written to where a folder is named. */
  file: string;
  format(result: DiffResult, context: FormatContext): string;
}

/** What a formatter may need beside the result. */
export interface FormatContext {
  /** Level at which the command fails. */
  failOn: 'info' | 'warn' | 'fail';
  /** The line and column of a place in the later document, from 1; nothing where it was not read from a text. */
  locate?(pointer: string, side: 'old' | 'new'): { file: string; line: number; column: number } | undefined;
  /** The two documents, for what is written out of them. */
  documents?: { old: unknown; new: unknown };
}
