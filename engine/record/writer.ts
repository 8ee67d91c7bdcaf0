import { closeSync, openSync, writeSync } from 'node:fs';
import type { RecordLine } from './format.js';
import type { Redactor } from './redaction.js';

/** Appends lines to a record. Every line is redacted before it is written. */
export interface RecordWriter {
  append(line: RecordLine): void;
  close(): void;
}

/**
 * Opens a record for appending. Each line is one `write` to a file opened with O_APPEND, so that several processes can
 * write to one record and a killed one leaves at most its last line torn.
 */
export function openRecord(file: string, redactor: Redactor): RecordWriter {
  const descriptor = openSync(file, 'a');
  return {
    append(line) {
      writeSync(descriptor, `${JSON.stringify(redactor.redactAll(line))}\n`);
    },
    close() {
      closeSync(descriptor);
    },
  };
}
