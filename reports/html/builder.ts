import { levels } from '../../contracts/model/levels.js';
import type { CaseLine, RunLine } from '../../engine/record/format.js';
import type { CaseRecord, RecordFrame } from '../../engine/record/reader.js';
import { Tally, findingsOf } from '../../engine/record/summary.js';
import { waiverFingerprint } from '../../engine/record/waivers.js';
import { compareRuns } from '../compare/compare.js';
import { AreaTally } from '../digest/areas.js';
import { Digester, type RunDigest } from '../digest/digest.js';
import type { ReportOptions } from '../reporters/reporter.js';
import { findingKey } from '../digest/fingerprint.js';
import type { ReportContract } from './contract.js';
import { CoverageTally } from './coverage/tally.js';
import { writtenFindings } from './findings.js';
import type { Cause, Grouping } from '../causes/cause.js';
import { Causes } from '../causes/causes.js';
import { LatencyTally } from './latency/tally.js';
import type { NamedCases, ReportModel, Tested, ViewContext } from './model.js';
import { bodyLength, CaseArchive, longestBody, packedText, withBodies } from './on-demand/archive.js';
import { addRow, emptyColumns, type ReportIndex } from './on-demand/blocks.js';
import { chainsOf, type RetryChain } from './retries/chains.js';
import { caseRowOf, type CaseRow } from './rows.js';
import type { CaseState } from './words.js';

/** A report of so many cases, or of messages of so many characters, is written out; a larger one is drawn on demand. */
const writtenOut = { cases: 300, characters: 2_000_000 };

/** Causes of which samples are kept while the record is read: the worst are not known before its end. */
const sampledCauses = 500;

/** Cases named in the notice of an incomplete run. */
const named = 20;

/** Packed data that goes along with the markup of a report. */
export interface ReportData {
  index: string;
  blocks: readonly string[];
}

function note(cases: NamedCases, row: CaseRow): void {
  cases.number += 1;
  if (cases.first.length < named) cases.first.push(row);
}

/** The operation or webhook whose list shows a case. One that names neither is listed under its flow. */
function subjectOf({ operationId, webhookId, flow }: CaseLine): Pick<Tested, 'kind' | 'id'> {
  if (operationId !== undefined) return { kind: 'operation', id: operationId };
  return webhookId === undefined
    ? { kind: 'operation', id: flow ?? 'no operation' }
    : { kind: 'webhook', id: webhookId };
}

/** Gathers what a report shows, case by case, so that memory holds an index and packed blocks but not the record. */
export class ReportBuilder {
  readonly #contract: ReportContract;
  readonly #run: RunLine;
  readonly #tally = new Tally();
  readonly #causes: Causes;
  readonly #groupBy: Grouping;
  readonly #columns = emptyColumns();
  readonly #kept = new Map<number, CaseRecord>();
  readonly #sampled = new Map<string, number>();
  readonly #states = new Map<CaseState, number>();
  readonly #byDefaultLevel = { info: 0, warn: 0, fail: 0 };
  readonly #interrupted: NamedCases = { number: 0, first: [] };
  readonly #troubled: NamedCases = { number: 0, first: [] };
  readonly #tested: Record<Tested['kind'], Map<string, Tested>>;
  readonly #archive: CaseArchive;
  readonly #areas: AreaTally;
  readonly #coverage: CoverageTally;
  readonly #latencies = new LatencyTally();
  readonly #chains: RetryChain[] = [];
  readonly #baseline: RunDigest | undefined;
  readonly #digester: Digester | undefined;
  readonly #places = new Map<string, { caseNumber: number; judgement: number }>();
  #number = 0;
  #characters = 0;
  #onDemand = false;

  constructor(run: RunLine, contract: ReportContract, { baseline, groupBy }: ReportOptions = {}) {
    this.#baseline = baseline;
    this.#groupBy = groupBy ?? 'cause';
    this.#causes = new Causes(this.#groupBy);
    this.#digester = baseline && new Digester(run, contract);
    this.#run = run;
    this.#contract = contract;
    this.#archive = new CaseArchive(run.startedAt);
    this.#areas = new AreaTally(contract);
    this.#coverage = new CoverageTally(contract);
    const known = (kind: Tested['kind'], subjects: readonly Omit<Tested, 'kind' | 'cases'>[]): Map<string, Tested> =>
      new Map(subjects.map((subject) => [subject.id, { ...subject, kind, cases: [] }]));
    this.#tested = {
      operation: known('operation', contract.operations),
      webhook: known('webhook', contract.webhooks),
    };
  }

  add(whole: CaseRecord): void {
    const entry = withBodies(whole, longestBody);
    const number = (this.#number += 1);
    const row = caseRowOf(entry, number);
    this.#tally.add(entry);
    this.#areas.add(entry);
    this.#follow(entry, number);
    this.#coverage.add(whole);
    this.#latencies.add(entry);
    this.#chains.push(...chainsOf(entry, number, row.levels[0]));
    this.#states.set(row.state, (this.#states.get(row.state) ?? 0) + 1);
    if (row.state === 'interrupted') note(this.#interrupted, row);
    if (row.state === 'error') note(this.#troubled, row);
    this.#list(entry.line, row);
    addRow(this.#columns, row);
    for (const { judgement } of findingsOf(entry)) this.#byDefaultLevel[judgement.defaultLevel] += 1;
    this.#keep(entry, number, this.#causes.add(entry, number));
  }

  /** @returns what the sections draw from, and the packed data where the report is drawn on demand */
  finish(frame: RecordFrame): { model: ReportModel; data?: ReportData } {
    const causes = this.#causes.sorted();
    const groupBy = this.#groupBy;
    const context = this.#context(frame);
    const totals = this.#tally.totals(frame);
    const model: ReportModel = {
      run: this.#run,
      frame,
      contract: this.#contract,
      context,
      totals,
      causes,
      groupBy,
      byDefaultLevel: this.#byDefaultLevel,
      states: this.#states,
      operations: [...this.#tested.operation.values()],
      webhooks: [...this.#tested.webhook.values()],
      areas: this.#areas.areas(totals.areas),
      coverage: this.#coverage.coverage(frame.coverage),
      latencies: this.#latencies.latencies(),
      chains: this.#chains,
      ...(this.#baseline &&
        this.#digester && { comparison: compareRuns(this.#baseline, this.#digester.finish(frame)) }),
      places: this.#places,
      numbers: this.#numbersOf(new Set(frame.lessons.flatMap(({ cases }) => cases))),
      interrupted: this.#interrupted,
      troubled: this.#troubled,
      kept: this.#kept,
      onDemand: this.#onDemand,
    };
    if (!this.#onDemand) return { model };
    this.#archive.close();
    return { model, data: { index: packedText(this.#index(context, causes)), blocks: this.#archive.blocks } };
  }

  /** Shown in the list of its operation or webhook, be it in the contract or not. */
  #list(line: CaseLine, row: CaseRow): void {
    const { kind, id } = subjectOf(line);
    const tested = this.#tested[kind].get(id) ?? {
      kind,
      id,
      title: 'Not in the contract of this version',
      cases: [],
    };
    tested.cases.push(row);
    this.#tested[kind].set(id, tested);
  }

  #keep(entry: CaseRecord, number: number, keys: readonly string[]): void {
    this.#characters += bodyLength(entry);
    if (this.#onDemand) {
      this.#archive.add(entry);
      if (this.#isSample(keys)) this.#kept.set(number, entry);
      return;
    }
    this.#kept.set(number, entry);
    if (number <= writtenOut.cases && this.#characters <= writtenOut.characters) return;
    this.#onDemand = true;
    for (const [earlier, kept] of this.#kept) {
      this.#archive.add(kept);
      if (!kept.judgements.some(({ level }) => level !== undefined)) this.#kept.delete(earlier);
    }
  }

  /** Keeps what a comparison needs, where there is one. */
  #follow(entry: CaseRecord, caseNumber: number): void {
    if (!this.#digester) return;
    this.#digester.add(entry);
    for (const { judgement, index } of findingsOf(entry))
      this.#places.set(findingKey(entry.line.id, judgement), { caseNumber, judgement: index });
  }

  #isSample(keys: readonly string[]): boolean {
    let isSample = false;
    for (const key of keys) {
      const sampled = this.#sampled.get(key) ?? 0;
      if (sampled >= writtenFindings || (sampled === 0 && this.#sampled.size >= sampledCauses)) continue;
      this.#sampled.set(key, sampled + 1);
      isSample = true;
    }
    return isSample;
  }

  #numbersOf(ids: ReadonlySet<string>): Map<string, number> {
    const numbers = new Map<string, number>();
    this.#columns.id.forEach((id, index) => ids.has(id) && numbers.set(id, index + 1));
    return numbers;
  }

  #context({ waivers }: RecordFrame): ViewContext {
    const { operations, webhooks, editions, retryDelays } = this.#contract;
    return {
      editions,
      titles: Object.fromEntries([...operations, ...webhooks].map(({ id, title }) => [id, title])),
      strictness: this.#run.target.strictness,
      retryDelays,
      waivers: Object.fromEntries(
        waivers.map((waiver) => {
          const { reason, owner, expires, ticket } = waiver;
          return [waiverFingerprint(waiver), { reason, owner, expires, ...(ticket !== undefined && { ticket }) }];
        }),
      ),
    };
  }

  #index(context: ViewContext, causes: readonly Cause[]): ReportIndex {
    const lists = (tested: ReadonlyMap<string, Tested>): number[][] =>
      [...tested.values()].map(({ cases }) => cases.map(({ number }) => number));
    const pointers = [...new Set(causes.flatMap(({ findings }) => findings.flatMap(({ pointer }) => pointer ?? [])))];
    const places = new Map(pointers.map((pointer, place) => [pointer, place]));
    return {
      context,
      start: this.#run.startedAt,
      blocks: this.#archive.firsts,
      cases: this.#columns,
      causes: causes.map(({ headline, check, place, findings }) => ({
        headline,
        check,
        ...(place !== undefined && { place }),
        findings: findings.flatMap(({ caseNumber, judgement, level, waived = false }) => [
          caseNumber,
          judgement,
          levels.indexOf(level) + (waived ? levels.length : 0),
        ]),
        at: findings.map(({ pointer }) => (pointer === undefined ? -1 : (places.get(pointer) ?? -1))),
      })),
      pointers,
      lists: { operation: lists(this.#tested.operation), webhook: lists(this.#tested.webhook) },
    };
  }
}
