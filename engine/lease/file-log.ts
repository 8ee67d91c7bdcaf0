import { appendLine, linesIn } from '../line-log.js';
import type { LeaseLog } from './lease.js';

/** A log in a file, for the processes of one machine. The folder must be there. */
export function fileLog(file: string): LeaseLog {
  return { append: (line) => appendLine(file, line), lines: () => linesIn(file) };
}
