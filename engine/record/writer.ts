import { closeSync, openSync, writeSync } from 'node:fs';
import type { RecordLine } from './format.js';
import type { Redactor } from './redaction.js';

/** Appends lines to a record. Every line is redacted before it is written. */
export interface RecordWriter {
  append(line: RecordLine): void;
  close(): void;
}

/** Whether a line is soon followed by others of its case: nothing is awaited between an answer and the end of its case. */
function isFollowed(line: RecordLine): boolean {
  if (line.type === 'judgement') return true;
  return (line.type === 'exchange' || line.type === 'delivery') && line.caseId !== null;
}

/**
 * Opens a record for appending. What was learned of a case is one `write` to a file opened with O_APPEND, as is every other
 * line, so that several processes can write to one record and a killed one leaves at most its last write torn.
 */
export function openRecord(file: string, redactor: Redactor): RecordWriter {
  const descriptor = openSync(file, 'a', 0o600);
  let waiting = '';
  const write = (): void => {
    redactor.settle();
    writeSync(descriptor, waiting);
    waiting = '';
  };
  return {
    append(line) {
      waiting += `${JSON.stringify(redactor.redactAll(line))}\n`;
      if (!isFollowed(line)) write();
    },
    close() {
      if (waiting !== '') write();
      closeSync(descriptor);
    },
  };
}
