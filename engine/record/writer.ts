import { closeSync, openSync, writeSync } from 'node:fs';
import type { RecordLine } from './format.js';
import type { Redactor } from './redaction.js';

/** Appends lines to a record. Every line is redacted before it is written. */
export interface RecordWriter {
  append(line: RecordLine): void;
  close(): void;
}

/** A record that takes no more, because the disk is full or gone. What it has stays readable. */
export class RecordWriteError extends Error {
  constructor(
    readonly file: string,
    cause: unknown,
  ) {
    super(`${file}: ${recordBroken}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** How every `RecordWriteError` can be told where only its text arrives. */
export const recordBroken = 'the record cannot be written';

/** Writes a text to its end: a disk that fills up takes a part first and says so only when asked again. */
export function writeWholly(text: string, write: (bytes: Buffer) => number): void {
  for (let rest = Buffer.from(text); rest.length > 0;) rest = rest.subarray(write(rest));
}

/** Whether a line is soon followed by others of its case: nothing is awaited between an answer and the end of its case. */
function isFollowed(line: RecordLine): boolean {
  if (line.type === 'judgement') return true;
  return (line.type === 'exchange' || line.type === 'delivery') && line.caseId !== null;
}

/**
 * Opens a record for appending. What was learned of a case is one `write` to a file opened with O_APPEND, as is every other
 * line, so that several processes can write to one record and a killed one leaves at most its last write torn.
 * @throws RecordWriteError when the disk takes no more; what waited is given up then
 */
export function openRecord(file: string, redactor: Redactor): RecordWriter {
  const descriptor = openSync(file, 'a', 0o600);
  let waiting = '';
  const write = (): void => {
    const text = waiting;
    waiting = '';
    try {
      // It keeps what it learned on a disk too, and nothing may be recorded whose secrets are not kept.
      redactor.settle();
      writeWholly(text, (bytes) => writeSync(descriptor, bytes));
    } catch (error) {
      throw new RecordWriteError(file, error);
    }
  };
  return {
    append(line) {
      waiting += `${JSON.stringify(redactor.redactAll(line))}\n`;
      if (!isFollowed(line)) write();
    },
    close() {
      try {
        if (waiting !== '') write();
      } finally {
        closeSync(descriptor);
      }
    },
  };
}
