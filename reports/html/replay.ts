import { quote } from './curl.js';

/** The command that carries out a case again, in the folder of the run, where its record is. */
export function replayCommand(caseId: string): string {
  return `npx conformance replay ${quote(caseId)} record.ndjson`;
}
