import path from 'node:path';
import { RecordWriteError } from '../engine/record/writer.js';

/** What a system says when a disk takes no more. */
const fullCodes: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'the file may not grow any further',
  EIO: 'the disk does not answer',
  EROFS: 'the disk can only be read',
};

/** One line about an error of writing, with what can still be done; `undefined` for every other error. */
export function diskTrouble(error: unknown): string | undefined {
  if (error instanceof RecordWriteError)
    return `${error.message}; the run was cut short. What was recorded stays readable: conformance report ${path.dirname(error.file)} --output <another folder>`;
  const { code = '', path: file = 'a file', message = '' } = error as Partial<NodeJS.ErrnoException>;
  const reason = Object.hasOwn(fullCodes, code) ? fullCodes[code] : undefined;
  return reason && `${file}: cannot be written: ${reason} (${message}); make room, or write elsewhere`;
}
