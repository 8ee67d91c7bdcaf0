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

/** A place in a file; line and column from 1. */
export interface WrittenPlace {
  file: string;
  line: number;
  column: number;
}

/** What a formatter may need beside the result. */
export interface FormatContext {
  /** Level at which the command fails. */
  failOn: 'info' | 'warn' | 'fail';
  /** Where a place of a document is written, else the nearest place above it; nothing where it was not read from a text. */
  locate?(pointer: string, side: 'old' | 'new'): WrittenPlace | undefined;
  /** The two documents, for what is written out of them. */
  documents?: { old: unknown; new: unknown };
  /** What an Overlay leads from and to, where files beside the documents were made parts of `documents`. */
  written?: { old: unknown; new: unknown };
}
