import { createReadStream } from 'node:fs';
import { lineProblem } from './line-problem.js';
import { recordFormat } from './format.js';
import type {
  CaseEndLine,
  ClockLine,
  DeliveryCoverageLine,
  CaseLine,
  CoverageLine,
  DeliveryLine,
  EndLine,
  ErrorLine,
  ExchangeLine,
  JudgementLine,
  LessonLine,
  RecordLine,
  RunLine,
  ScopeLine,
  TriggerLine,
} from './format.js';
import { Waivers, type JudgedWaiver } from './waivers.js';

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
  /** What the run was asked to test; absent in records of early versions. */
  scope?: ScopeLine;
  cases: CaseRecord[];
  /** Deliveries about no object of the run: kept, not judged. */
  foreignDeliveries: DeliveryLine[];
  /** Deliveries about objects of the run that no case judged; absent where there were none. */
  unjudgedDeliveries?: DeliveryLine[];
  /** What was done beside the API's own calls; absent where nothing was. */
  triggers?: TriggerLine[];
  /** How the target's clock was moved; absent where nobody did. */
  clockMoves?: ClockLine[];
  /** How many deliveries each check judged: of each run that was joined. Absent in records of early versions. */
  deliveryCoverage?: DeliveryCoverageLine[];
  errors: ErrorLine[];
  /** In the order of their file, with what became of each. */
  waivers: JudgedWaiver[];
  /** What the run taught about the contract. */
  lessons: LessonLine[];
  /** What the suites cannot reach. */
  coverage: CoverageLine[];
  /** Absent where the run was interrupted. */
  end?: EndLine;
  /** The last line was cut off while it was written. */
  torn: boolean;
}

/** Bad input: says what, where (file:line) and what to do. */
export class RecordError extends Error {
  override name = 'RecordError';
}

/** What a record says beside its cases. */
export type RecordFrame = Omit<RunRecord, 'cases'>;

/** Given each case when its end is read, and at last those that the run left open. */
export type CaseVisitor = (entry: CaseRecord, run: RunLine) => void;

/** Lines of a file, block by block: no more than a block and its torn line is held. */
export async function* linesOf(file: string): AsyncGenerator<readonly string[]> {
  let rest = '';
  const blocks = createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 }) as AsyncIterable<string>;
  for await (const block of blocks) {
    const lines = (rest + block).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  if (rest !== '') yield [rest];
}

/** Gathers the lines of cases that run side by side. */
class OpenCases {
  readonly #open = new Map<string, CaseRecord>();

  /** A case carried out again is a further one: what the first said must not be lost. */
  open(line: CaseLine): CaseRecord | undefined {
    const before = this.#open.get(line.id);
    this.#open.delete(line.id);
    this.#open.set(line.id, { line, exchanges: [], deliveries: [], judgements: [] });
    return before;
  }

  get(id: string): CaseRecord | undefined {
    return this.#open.get(id);
  }

  close(line: CaseEndLine): CaseRecord | undefined {
    const entry = this.#open.get(line.caseId);
    if (!entry) return undefined;
    this.#open.delete(line.caseId);
    return { ...entry, end: line };
  }

  left(): Iterable<CaseRecord> {
    return this.#open.values();
  }
}

/**
 * Reads a record line by line and hands over each case when its end is read, so that memory holds the open cases alone.
 * Cases come in the order of their ends. A cut-off last line is dropped and marked as `torn`: that is how a killed run
 * ends. Line types that this version does not know are skipped: a newer writer of the same format may add some.
 * @throws RecordError when the file is missing, empty, of a newer format, or broken anywhere but at its end
 */
export async function scanRecord(file: string, visit: CaseVisitor): Promise<RecordFrame> {
  const cases = new OpenCases();
  const foreignDeliveries: DeliveryLine[] = [];
  const unjudgedDeliveries: DeliveryLine[] = [];
  const triggers: TriggerLine[] = [];
  const clockMoves: ClockLine[] = [];
  const deliveryCoverage: DeliveryCoverageLine[] = [];
  const errors: ErrorLine[] = [];
  const waivers = new Waivers();
  const lessons: LessonLine[] = [];
  const coverage: CoverageLine[] = [];
  let run: RunLine | undefined;
  let scope: ScopeLine | undefined;
  let end: EndLine | undefined;
  let pendingError: string | undefined;
  const place = (number: number): string => `${file}:${number}`;
  const handOver = (entry: CaseRecord | undefined, number: number): void => {
    if (!entry) return;
    if (!run) throw new RecordError(`${place(number)}: a case before the line of type "run"; the record is damaged`);
    waivers.mark(entry, run);
    visit(entry, run);
  };
  const caseOf = (id: string, what: string, number: number): CaseRecord => {
    const found = cases.get(id);
    if (found) return found;
    throw new RecordError(`${place(number)}: ${what} of the case ${id}, which the record does not open before`);
  };
  const take = (line: RecordLine, number: number): void => {
    switch (line.type) {
      case 'run':
        if (line.format > recordFormat)
          throw new RecordError(
            `${place(number)}: record format ${line.format} is newer than ${recordFormat}, the newest known here; update partner-api-conformance`,
          );
        run = line;
        break;
      case 'scope':
        scope = line;
        break;
      case 'case':
        handOver(cases.open(line), number);
        break;
      case 'exchange':
        caseOf(line.caseId, 'an exchange', number).exchanges.push(line);
        break;
      case 'delivery':
        if (line.caseId === null) (line.ofRun === true ? unjudgedDeliveries : foreignDeliveries).push(line);
        else caseOf(line.caseId, 'a delivery', number).deliveries.push(line);
        break;
      case 'trigger':
        triggers.push(line);
        break;
      case 'clock':
        clockMoves.push(line);
        break;
      case 'delivery-coverage':
        deliveryCoverage.push(line);
        break;
      case 'judgement':
        caseOf(line.caseId, 'a judgement', number).judgements.push(line);
        break;
      case 'case-end':
        caseOf(line.caseId, 'the end', number);
        handOver(cases.close(line), number);
        break;
      case 'waiver':
        waivers.add(line);
        break;
      case 'lesson':
        lessons.push(line);
        break;
      case 'coverage':
        coverage.push(line);
        break;
      case 'error':
        errors.push(line);
        break;
      case 'end':
        end = line;
        break;
      default:
        // Not known here, which the types cannot say.
        if (typeof (line as { type: unknown }).type !== 'string')
          throw new RecordError(`${place(number)}: a line of a record has a "type"; this one has none`);
    }
  };
  const read = (text: string, number: number): void => {
    if (pendingError !== undefined) throw new RecordError(pendingError);
    if (text === '') return;
    let line: RecordLine;
    try {
      line = JSON.parse(text) as RecordLine;
    } catch {
      pendingError = `${place(number)}: not a line of JSON; the record is damaged, run the suite again`;
      return;
    }
    if (typeof line !== 'object' || line === null)
      throw new RecordError(`${place(number)}: a line of a record is a JSON object; this is ${text.slice(0, 40)}`);
    const problem = lineProblem(line);
    if (problem !== undefined) throw new RecordError(`${place(number)}: ${problem}`);
    take(line, number);
  };
  try {
    let number = 0;
    for await (const lines of linesOf(file)) for (const text of lines) read(text, (number += 1));
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new RecordError(`${file}: no such record; name the record.ndjson of a run`);
    if (syscall === 'open' || syscall === 'read')
      throw new RecordError(`${file}: could not be read (${code}); name the record.ndjson of a run`);
    throw error;
  }
  if (!run) throw new RecordError(`${file}:1: not a record of a run; its first line must be of type "run"`);
  for (const entry of cases.left()) {
    waivers.mark(entry, run);
    visit(entry, run);
  }
  return {
    run,
    ...(scope ? { scope } : {}),
    foreignDeliveries,
    ...(unjudgedDeliveries.length > 0 ? { unjudgedDeliveries } : {}),
    ...(triggers.length > 0 ? { triggers } : {}),
    ...(clockMoves.length > 0 ? { clockMoves } : {}),
    ...(deliveryCoverage.length > 0 ? { deliveryCoverage } : {}),
    errors,
    waivers: waivers.judged(run),
    lessons,
    coverage,
    ...(end ? { end } : {}),
    torn: pendingError !== undefined,
  };
}

/**
 * Reads a whole record into memory; {@link scanRecord} reads one of any size.
 * @throws RecordError as scanRecord does
 */
export async function readRecord(file: string): Promise<RunRecord> {
  const cases: CaseRecord[] = [];
  const { run, ...rest } = await scanRecord(file, (entry) => cases.push(entry));
  return { run, cases, ...rest };
}
