import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { recordFormat } from './format.js';
import type {
  CaseEndLine,
  CaseLine,
  DeliveryLine,
  EndLine,
  ErrorLine,
  ExchangeLine,
  JudgementLine,
  RecordLine,
  RunLine,
} from './format.js';

/** A case with everything the run wrote about it. */
export interface CaseRecord {
  line: CaseLine;
  exchanges: ExchangeLine[];
  deliveries: DeliveryLine[];
  judgements: JudgementLine[];
  /** Absent where the run was interrupted inside the case. */
  end?: CaseEndLine;
}

export interface RunRecord {
  run: RunLine;
  cases: CaseRecord[];
  /** Deliveries about no object of the run: kept, not judged. */
  foreignDeliveries: DeliveryLine[];
  errors: ErrorLine[];
  /** Absent where the run was interrupted. */
  end?: EndLine;
  /** The last line was cut off while it was written. */
  torn: boolean;
}

/** Bad input: says what, where (file:line) and what to do. */
export class RecordError extends Error {
  override name = 'RecordError';
}

/**
 * Reads a record line by line. A cut-off last line is dropped and marked as `torn`: that is how a killed run ends.
 * @throws RecordError when the file is missing, empty, of a newer format, or broken anywhere but at its end
 */
export async function readRecord(file: string): Promise<RunRecord> {
  const stream = createReadStream(file, 'utf8');
  const lines = createInterface({ input: stream, crlfDelay: Infinity });
  let run: RunLine | undefined;
  let end: EndLine | undefined;
  let pendingError: string | undefined;
  let number = 0;
  const cases: CaseRecord[] = [];
  const latest = new Map<string, CaseRecord>();
  const foreignDeliveries: DeliveryLine[] = [];
  const errors: ErrorLine[] = [];
  const caseOf = (id: string, what: string): CaseRecord => {
    const found = latest.get(id);
    if (!found)
      throw new RecordError(`${file}:${number}: ${what} of the case ${id}, which the record does not open before`);
    return found;
  };
  try {
    for await (const text of lines) {
      number += 1;
      if (pendingError !== undefined) throw new RecordError(pendingError);
      if (text === '') continue;
      let line: RecordLine;
      try {
        line = JSON.parse(text) as RecordLine;
      } catch {
        pendingError = `${file}:${number}: not a line of JSON; the record is damaged, run the suite again`;
        continue;
      }
      if (typeof line !== 'object' || line === null)
        throw new RecordError(`${file}:${number}: a line of a record is a JSON object; this is ${text.slice(0, 40)}`);
      switch (line.type) {
        case 'run':
          if (line.format > recordFormat)
            throw new RecordError(
              `${file}:${number}: record format ${line.format} is newer than ${recordFormat}, the newest known here; update partner-api-conformance`,
            );
          run = line;
          break;
        case 'case': {
          // A case carried out again is a further one: what the first said must not be lost.
          const opened: CaseRecord = { line, exchanges: [], deliveries: [], judgements: [] };
          cases.push(opened);
          latest.set(line.id, opened);
          break;
        }
        case 'exchange':
          caseOf(line.caseId, 'an exchange').exchanges.push(line);
          break;
        case 'delivery':
          if (line.caseId === null) foreignDeliveries.push(line);
          else caseOf(line.caseId, 'a delivery').deliveries.push(line);
          break;
        case 'judgement':
          caseOf(line.caseId, 'a judgement').judgements.push(line);
          break;
        case 'case-end':
          caseOf(line.caseId, 'the end').end = line;
          break;
        case 'error':
          errors.push(line);
          break;
        case 'end':
          end = line;
          break;
        default:
          throw new RecordError(
            `${file}:${number}: unknown line type ${JSON.stringify((line as { type: unknown }).type)}`,
          );
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new RecordError(`${file}: no such record; name the record.ndjson of a run`);
    throw error;
  } finally {
    lines.close();
    stream.destroy();
  }
  if (!run) throw new RecordError(`${file}:1: not a record of a run; its first line must be of type "run"`);
  return {
    run,
    cases,
    foreignDeliveries,
    errors,
    ...(end ? { end } : {}),
    torn: pendingError !== undefined,
  };
}
