import type { Strictness } from '../../contracts/model/levels.js';
import type { DeliveryLine, ExchangeLine, JudgementLine, RunLine } from '../../engine/record/format.js';
import type { CaseRecord, RecordFrame } from '../../engine/record/reader.js';
import type { Totals } from '../../engine/record/summary.js';
import type { JudgedWaiver } from '../../engine/record/waivers.js';
import type { Comparison } from '../compare/compare.js';
import type { AreaDigest } from '../digest/areas.js';
import type { ReportContract, ReportEdition } from './contract.js';
import type { Coverage } from './coverage/tally.js';
import type { Cause, FindingRow, Grouping } from '../causes/cause.js';
import type { Latencies } from './latency/tally.js';
import type { RetryChain } from './retries/chains.js';
import type { CaseRow, FindingPlaces } from './rows.js';
import type { CaseState, ItemState } from './words.js';

/** What a judgement is about. */
export type Subject = { kind: 'exchange'; line: ExchangeLine } | { kind: 'delivery'; line: DeliveryLine };

/** What the view of a single case or finding needs of the report around it. */
export interface ViewContext {
  editions: readonly ReportEdition[];
  /** Title of each operation and webhook. */
  titles: Readonly<Record<string, string>>;
  strictness: Strictness;
  /** Seconds from each attempt of a delivery to the next. */
  retryDelays: readonly number[];
  /** What accepts findings, by fingerprint. */
  waivers: Readonly<Record<string, Pick<JudgedWaiver, 'reason' | 'owner' | 'expires' | 'ticket'>>>;
}

/** An operation or webhook with its cases; or what cases name that the contract does not have. */
export interface Tested {
  kind: 'operation' | 'webhook';
  id: string;
  method?: string;
  path?: string;
  title: string;
  area?: string;
  evidence?: NonNullable<ReportContract['operations'][number]['evidence']>;
  cases: CaseRow[];
}

/** Cases to be named at the top of the report: the first of them, and how many there are. */
export interface NamedCases {
  number: number;
  first: CaseRow[];
}

/** Everything the sections draw from. */
export interface ReportModel {
  run: RunLine;
  frame: RecordFrame;
  contract: ReportContract;
  context: ViewContext;
  totals: Totals;
  causes: Cause[];
  /** How findings are put together. */
  groupBy: Grouping;
  /** Findings by the level they would have at a real target. */
  byDefaultLevel: Totals['byLevel'];
  /** Number of cases by state. */
  states: ReadonlyMap<CaseState, number>;
  operations: Tested[];
  webhooks: Tested[];
  /** Business areas by name, in the order of the contract. */
  areas: ReadonlyMap<string, AreaDigest>;
  coverage: Coverage;
  latencies: { operations: Latencies; webhooks: Latencies };
  /** Deliveries that came more than once. */
  chains: readonly RetryChain[];
  /** With an earlier run, where the report was given one; and where the findings stand that it names. */
  comparison?: Comparison;
  places: FindingPlaces;
  /** Numbers of the cases that lessons name, by id. */
  numbers: ReadonlyMap<string, number>;
  /** Cases without a result, and cases that ended with trouble. */
  interrupted: NamedCases;
  troubled: NamedCases;
  /** Cases that are at hand, by number: all of them, or samples where `onDemand`. */
  kept: ReadonlyMap<number, CaseRecord>;
  /** Lists are drawn by the report's script from packed data: there are too many cases to write out. */
  onDemand: boolean;
}

/** Number of all cases. */
export function caseCount({ states }: ReportModel): number {
  return [...states.values()].reduce((sum, number) => sum + number, 0);
}

/** A finding whose case is at hand. */
export interface KnownFinding {
  row: FindingRow;
  entry: CaseRecord;
  judgement: JudgementLine;
}

/** The judgement that a row stands for; `undefined` where its case is not at hand. */
export function findingAt(entry: CaseRecord | undefined, row: FindingRow): KnownFinding | undefined {
  const judgement = entry?.judgements[row.judgement];
  return entry && judgement && { row, entry, judgement };
}

/** The exchange or delivery a judgement names, if the record has it. */
export function subjectOf(entry: CaseRecord, { subject }: JudgementLine): Subject | undefined {
  if (!subject) return undefined;
  if (subject.kind === 'exchange') {
    const line = entry.exchanges.find(({ id }) => id === subject.id);
    return line && { kind: 'exchange', line };
  }
  const line = entry.deliveries.find(({ id }) => id === subject.id);
  return line && { kind: 'delivery', line };
}

/** An exchange or delivery by its number in the case: `delivery 2`. */
export function subjectName(entry: CaseRecord, { kind, line }: Subject): string {
  const lines: readonly { id: string }[] = kind === 'exchange' ? entry.exchanges : entry.deliveries;
  return `${kind} ${lines.findIndex(({ id }) => id === line.id) + 1}`;
}

/** What came first, in the order a reader would have seen it. */
export function eventsOf(entry: CaseRecord): Subject[] {
  const events: Subject[] = [
    ...entry.exchanges.map((line): Subject => ({ kind: 'exchange', line })),
    ...entry.deliveries.map((line): Subject => ({ kind: 'delivery', line })),
  ];
  const at = (subject: Subject): number =>
    Date.parse(subject.kind === 'exchange' ? subject.line.startedAt : subject.line.receivedAt);
  return events.sort((a, b) => at(a) - at(b) || 0);
}

/** States by which a case is found: its own, and the levels of its findings. */
export function statesOf({ state, levels, waived = false }: Pick<CaseRow, 'state' | 'levels' | 'waived'>): ItemState[] {
  return [...new Set<ItemState>([state, ...levels, ...(waived ? (['waived'] as const) : [])])];
}

/** States by which a finding is found. */
export function statesOfFinding({ level, waived = false }: Pick<FindingRow, 'level' | 'waived'>): ItemState[] {
  return waived ? [level, 'waived'] : [level];
}
