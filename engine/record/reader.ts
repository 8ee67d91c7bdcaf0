import { existsSync, statSync } from 'node:fs';
import { kindProblem } from '../../contracts/model/input-file.js';
import { lineProblem } from './line-problem.js';
import { recordFormat } from './format.js';
import { isPacked, textOfRecord } from './packed.js';
import type {
  CaseEndLine,
  ClockLine,
  DeliveryCoverageLine,
  ExplorationLine,
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
  /** What random sequences came to, of each run that was joined; absent where there were none. */
  exploration?: ExplorationLine[];
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

/** Lines that belong to no case; deliveries are among them where their case is null. */
type BesideLine = Exclude<RecordLine, RunLine | CaseLine | ExchangeLine | JudgementLine | CaseEndLine>;

/** Given each case when its end is read, and at last those that the run left open. */
export type CaseVisitor = (entry: CaseRecord, run: RunLine) => void;

/** No line of a record comes near: answers are read up to a limit. */
const longestLine = 256 * 1024 * 1024;

/** Lines of a file, block by block: no more than a block and its torn line is held. */
export async function* linesOf(file: string): AsyncGenerator<readonly string[]> {
  const problem = existsSync(file) ? kindProblem(statSync(file)) : undefined;
  if (problem !== undefined) throw new RecordError(`${file}: ${problem}; name the record.ndjson of a run`);
  let rest = '';
  for await (const block of textOfRecord(file)) {
    const lines = (rest + block).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine)
      throw new RecordError(
        `${file}: a line that does not end within ${longestLine} characters; name the record.ndjson of a run`,
      );
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

/** Gathers what a record says beside its cases. */
class Beside {
  readonly waivers = new Waivers();
  #scope: ScopeLine | undefined;
  #end: EndLine | undefined;
  readonly #foreignDeliveries: DeliveryLine[] = [];
  readonly #unjudgedDeliveries: DeliveryLine[] = [];
  readonly #triggers: TriggerLine[] = [];
  readonly #clockMoves: ClockLine[] = [];
  readonly #deliveryCoverage: DeliveryCoverageLine[] = [];
  readonly #exploration: ExplorationLine[] = [];
  readonly #errors: ErrorLine[] = [];
  readonly #lessons: LessonLine[] = [];
  readonly #coverage: CoverageLine[] = [];

  /** Keeps a line in its place. */
  keep(line: BesideLine): void {
    switch (line.type) {
      case 'scope':
        this.#scope = line;
        break;
      case 'delivery':
        (line.ofRun === true ? this.#unjudgedDeliveries : this.#foreignDeliveries).push(line);
        break;
      case 'trigger':
        this.#triggers.push(line);
        break;
      case 'clock':
        this.#clockMoves.push(line);
        break;
      case 'delivery-coverage':
        this.#deliveryCoverage.push(line);
        break;
      case 'exploration':
        this.#exploration.push(line);
        break;
      case 'waiver':
        this.waivers.add(line);
        break;
      case 'lesson':
        this.#lessons.push(line);
        break;
      case 'coverage':
        this.#coverage.push(line);
        break;
      case 'error':
        this.#errors.push(line);
        break;
      case 'end':
        this.#end = line;
    }
  }

  /** All of it, once the last case has been handed over. */
  frame(run: RunLine, torn: boolean): RecordFrame {
    return {
      run,
      ...(this.#scope ? { scope: this.#scope } : {}),
      foreignDeliveries: this.#foreignDeliveries,
      ...(this.#unjudgedDeliveries.length > 0 ? { unjudgedDeliveries: this.#unjudgedDeliveries } : {}),
      ...(this.#triggers.length > 0 ? { triggers: this.#triggers } : {}),
      ...(this.#clockMoves.length > 0 ? { clockMoves: this.#clockMoves } : {}),
      ...(this.#deliveryCoverage.length > 0 ? { deliveryCoverage: this.#deliveryCoverage } : {}),
      ...(this.#exploration.length > 0 ? { exploration: this.#exploration } : {}),
      errors: this.#errors,
      waivers: this.waivers.judged(run),
      lessons: this.#lessons,
      coverage: this.#coverage,
      ...(this.#end ? { end: this.#end } : {}),
      torn,
    };
  }
}

/** Takes a record's lines one after another, and hands over each case when it is whole. */
class Scan {
  readonly #file: string;
  readonly #visit: CaseVisitor;
  readonly #cases = new OpenCases();
  readonly #beside = new Beside();
  #run: RunLine | undefined;
  #number = 0;
  /** Said of a line that is no JSON as soon as another one follows it. */
  #broken: RecordError | undefined;

  constructor(file: string, visit: CaseVisitor) {
    this.#file = file;
    this.#visit = visit;
  }

  /** @throws RecordError where the line, or the one before it, is damaged */
  read(text: string): void {
    this.#number += 1;
    if (this.#broken) throw this.#broken;
    if (text === '') return;
    const line = this.#parsed(text);
    if (line) this.#take(line);
  }

  /** @throws RecordError where there was no run */
  finish(): RecordFrame {
    const run = this.#run;
    if (!run) throw new RecordError(`${this.#file}:1: not a record of a run; its first line must be of type "run"`);
    for (const entry of this.#cases.left()) this.#give(entry, run);
    return this.#beside.frame(run, this.#broken !== undefined);
  }

  #error(problem: string): RecordError {
    return new RecordError(`${this.#file}:${this.#number}: ${problem}`);
  }

  #parsed(text: string): RecordLine | undefined {
    let line: RecordLine;
    try {
      line = JSON.parse(text) as RecordLine;
    } catch {
      this.#broken = this.#error('not a line of JSON; the record is damaged, run the suite again');
      return undefined;
    }
    if (typeof line !== 'object' || line === null)
      throw this.#error(`a line of a record is a JSON object; this is ${text.slice(0, 40)}`);
    const problem = lineProblem(line);
    if (problem !== undefined) throw this.#error(problem);
    if (typeof line.type !== 'string') throw this.#error('a line of a record has a "type"; this one has none');
    return line;
  }

  /** A type that this version does not know is passed over. */
  #take(line: RecordLine): void {
    switch (line.type) {
      case 'run':
        this.#begin(line);
        break;
      case 'case':
        this.#handOver(this.#cases.open(line));
        break;
      case 'exchange':
        this.#caseOf(line.caseId, 'an exchange').exchanges.push(line);
        break;
      case 'delivery':
        if (line.caseId === null) this.#beside.keep(line);
        else this.#caseOf(line.caseId, 'a delivery').deliveries.push(line);
        break;
      case 'judgement':
        this.#caseOf(line.caseId, 'a judgement').judgements.push(line);
        break;
      case 'case-end':
        this.#caseOf(line.caseId, 'the end');
        this.#handOver(this.#cases.close(line));
        break;
      case 'scope':
      case 'trigger':
      case 'clock':
      case 'delivery-coverage':
      case 'exploration':
      case 'waiver':
      case 'lesson':
      case 'coverage':
      case 'error':
      case 'end':
        this.#beside.keep(line);
    }
  }

  #begin(line: RunLine): void {
    if (line.format > recordFormat)
      throw this.#error(
        `record format ${line.format} is newer than ${recordFormat}, the newest known here; update partner-api-conformance`,
      );
    this.#run = line;
  }

  #caseOf(id: string, what: string): CaseRecord {
    const found = this.#cases.get(id);
    if (found) return found;
    throw this.#error(`${what} of the case ${id}, which the record does not open before`);
  }

  #handOver(entry: CaseRecord | undefined): void {
    if (!entry) return;
    if (!this.#run) throw this.#error('a case before the line of type "run"; the record is damaged');
    this.#give(entry, this.#run);
  }

  #give(entry: CaseRecord, run: RunLine): void {
    this.#beside.waivers.mark(entry, run);
    this.#visit(entry, run);
  }
}

/**
 * Reads a record line by line and hands over each case when its end is read, so that memory holds the open cases alone.
 * Cases come in the order of their ends. A cut-off last line is dropped and marked as `torn`: that is how a killed run
 * ends. Line types that this version does not know are skipped: a newer writer of the same format may add some.
 * @throws RecordError when the file is missing, empty, of a newer format, or broken anywhere but at its end
 */
export async function scanRecord(file: string, visit: CaseVisitor): Promise<RecordFrame> {
  const scan = new Scan(file, visit);
  try {
    for await (const lines of linesOf(file)) for (const text of lines) scan.read(text);
  } catch (error) {
    throw readingError(file, error);
  }
  return scan.finish();
}

/** What is said where a file cannot be read; other errors as they are. */
function readingError(file: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (isPacked(file) && code?.startsWith('Z_'))
    return new RecordError(
      `${file}: not packed by gzip, or cut short (${code}); unpack it from a copy, or name another record`,
    );
  if (code === 'ENOENT') return new RecordError(`${file}: no such record; name the record.ndjson of a run`);
  if (syscall === 'open' || syscall === 'read')
    return new RecordError(`${file}: could not be read (${code}); name the record.ndjson of a run`);
  return error;
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
