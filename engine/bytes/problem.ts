/** What can be wrong with a body before any of its values is looked at. */
export type ByteProblemKind =
  | 'encoding-unknown'
  | 'encoding-broken'
  | 'too-large'
  | 'charset'
  | 'byte-order-mark'
  | 'length'
  | 'syntax'
  | 'trailing-text'
  | 'no-json-number'
  | 'number-beyond-double'
  | 'duplicate-member'
  | 'lone-surrogate'
  | 'too-deep';

/** One thing that is wrong with the bytes of a body. */
export interface ByteProblem {
  kind: ByteProblemKind;
  /** What is wrong, in a sentence that quotes nothing of the body but names of members and numbers. */
  message: string;
  /** JSON Pointer of the place, where the body got that far. */
  pointer?: string;
  expected: string;
}

/** How much of a body is read. */
export interface BodyLimits {
  /** Bytes, as sent and as unpacked. */
  maxBytes: number;
  /** Levels of lists and objects in one another. */
  maxDepth: number;
}

/** Enough for every API that answers with data rather than files; a body of this size still fits a worker's memory. */
export const usualLimits: BodyLimits = { maxBytes: 8 * 1024 * 1024, maxDepth: 256 };

/** A number of bytes in words. */
export function bytesInWords(bytes: number): string {
  const mebibytes = bytes / (1024 * 1024);
  return mebibytes >= 1 ? `${Math.round(mebibytes * 10) / 10} MiB` : `${bytes} bytes`;
}
