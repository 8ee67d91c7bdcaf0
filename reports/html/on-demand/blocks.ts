/** What a report holds beside its markup: an index of all cases and findings, and the cases themselves, block by block. */
import { levels } from '../../../contracts/model/levels.js';
import type { CaseEndLine, DeliveryLine, ExchangeLine, JudgementLine } from '../../../engine/record/format.js';
import type { CaseRecord } from '../../../engine/record/reader.js';
import type { ViewContext } from '../model.js';
import type { FindingRow } from '../../causes/cause.js';
import type { CaseRow } from '../rows.js';
import { stateLabels, type CaseState } from '../words.js';
import { unpack, type Packer, type PackedValue } from './pack.js';

/** A cause, as far as its rows and their bodies need it. */
export interface IndexedCause {
  headline: string;
  check: string;
  place?: string;
  /** Case number, index of the judgement and level of each finding, one after the other; waived ones count levels from 3. */
  findings: number[];
  /** Pointer of each finding, by its place in `pointers`; -1 where it has none. */
  at: number[];
}

/** Index of a report; columns rather than rows, because they pack better. */
export interface ReportIndex {
  context: ViewContext;
  /** When the run started: times in blocks count from it. */
  start: string;
  /** Number of the first case of each block. */
  blocks: number[];
  /** One item for each case, by number from 1. */
  cases: {
    id: string[];
    name: string[];
    state: number[];
    /** Bit by level, and one more where a finding is waived. */
    levels: number[];
    checks: number[];
    exchanges: number[];
    deliveries: number[];
    /** -1 where the run ended inside the case. */
    durationMs: number[];
  };
  causes: IndexedCause[];
  pointers: string[];
  /** Numbers of the cases of each operation and each webhook, in the order of the report. */
  lists: Record<'operation' | 'webhook', number[][]>;
}

/** Packed cases, by their order in the block. */
export interface CaseBlock {
  values: readonly PackedValue[];
  cases: number[];
}

const states = Object.keys(stateLabels) as CaseState[];

const waivedBit = 1 << levels.length;

/** Columns of an index that has no cases yet. */
export function emptyColumns(): ReportIndex['cases'] {
  return { id: [], name: [], state: [], levels: [], checks: [], exchanges: [], deliveries: [], durationMs: [] };
}

/** Adds a row to the columns. */
export function addRow(cases: ReportIndex['cases'], row: CaseRow): void {
  cases.id.push(row.id);
  cases.name.push(row.name);
  cases.state.push(states.indexOf(row.state));
  cases.levels.push(
    row.levels.reduce((bits, level) => bits | (1 << levels.indexOf(level)), row.waived ? waivedBit : 0),
  );
  cases.checks.push(row.checks);
  cases.exchanges.push(row.exchanges);
  cases.deliveries.push(row.deliveries);
  cases.durationMs.push(row.durationMs ?? -1);
}

/** The row of a case. */
export function rowAt({ cases }: Pick<ReportIndex, 'cases'>, number: number): CaseRow {
  const at = number - 1;
  const bits = cases.levels[at] ?? 0;
  const durationMs = cases.durationMs[at] ?? -1;
  return {
    number,
    id: cases.id[at] ?? '',
    name: cases.name[at] ?? '',
    state: states[cases.state[at] ?? 0] ?? 'interrupted',
    levels: levels.filter((_, index) => bits & (1 << index)).reverse(),
    ...(bits & waivedBit ? { waived: true } : {}),
    checks: cases.checks[at] ?? 0,
    exchanges: cases.exchanges[at] ?? 0,
    deliveries: cases.deliveries[at] ?? 0,
    ...(durationMs >= 0 ? { durationMs } : {}),
  };
}

/** The rows of a cause's findings, with their pointers. */
export function findingRows({ findings, at }: IndexedCause, pointers: readonly string[]): FindingRow[] {
  return at.map((place, index) => {
    const [caseNumber = 0, judgement = 0, level = 0] = findings.slice(3 * index, 3 * index + 3);
    const pointer = pointers[place];
    return {
      caseNumber,
      judgement,
      level: levels[level % levels.length] ?? 'fail',
      ...(pointer !== undefined && { pointer }),
      ...(level >= levels.length && { waived: true }),
    };
  });
}

/** A time as milliseconds from `start`: shorter, and alike from case to case. What is no such time stays. */
function relative(time: string, start: number): string | number {
  const milliseconds = Date.parse(time);
  return !Number.isNaN(milliseconds - start) && new Date(milliseconds).toISOString() === time
    ? milliseconds - start
    : time;
}

function absolute(time: string | number, start: number): string {
  return typeof time === 'number' ? new Date(start + time).toISOString() : time;
}

/** Packs a case without what its block and the index know: ids of the case and of subjects, and dates. */
export function packCase(packer: Packer, entry: CaseRecord, startedAt: string): number {
  const { id: _id, name: _name, type: _type, ...line } = entry.line;
  // Messages count from their case: that makes small numbers, which repeat.
  const start = Date.parse(line.startedAt);
  const exchanges = entry.exchanges.map(({ type: _type, caseId: _caseId, ...rest }) =>
    packer.addList([
      packer.addRepeated(rest.request.headers),
      packer.addRepeated(rest.response?.headers ?? {}),
      packer.add({
        ...rest,
        startedAt: relative(rest.startedAt, start),
        request: { ...rest.request, headers: 0 },
        ...(rest.response && { response: { ...rest.response, headers: 0 } }),
      }),
    ]),
  );
  const deliveries = entry.deliveries.map(({ type: _type, caseId: _caseId, ...rest }) =>
    packer.add({
      ...rest,
      receivedAt: relative(rest.receivedAt, start),
      answer: { ...rest.answer, at: relative(rest.answer.at, start) },
    }),
  );
  const judgements = entry.judgements.map(({ type: _type, caseId: _caseId, subject, ...rest }) => {
    if (!subject) return packer.addRepeated(rest);
    const lines: readonly { id: string }[] = subject.kind === 'exchange' ? entry.exchanges : entry.deliveries;
    const place = lines.findIndex(({ id }) => id === subject.id);
    return packer.addRepeated({ ...rest, subject: { ...subject, id: place < 0 ? subject.id : place } });
  });
  return packer.addList([
    packer.add({ ...line, startedAt: relative(line.startedAt, Date.parse(startedAt)) }),
    packer.addList(exchanges),
    packer.addList(deliveries),
    packer.addList(judgements),
    packer.add(entry.end ? { outcome: entry.end.outcome, durationMs: entry.end.durationMs } : null),
  ]);
}

/** A line as it was packed: its members of fewer types than the line has. */
type Packed<T> = Omit<T, 'type' | 'caseId' | 'startedAt' | 'receivedAt'> & {
  startedAt: string | number;
  receivedAt: string | number;
};
type Headers = Record<string, string>;
type PackedCase = [
  line: Packed<CaseRecord['line']>,
  exchanges: [sent: Headers, received: Headers, exchange: Packed<ExchangeLine>][],
  deliveries: Packed<DeliveryLine>[],
  judgements: (Omit<JudgementLine, 'subject'> & { subject?: { kind: 'exchange' | 'delivery'; id: string | number } })[],
  end: Pick<CaseEndLine, 'outcome' | 'durationMs'> | null,
];

/** The case that was packed, as the record had it. */
export function caseAt(
  { values, cases }: CaseBlock,
  position: number,
  { id, name }: Pick<CaseRow, 'id' | 'name'>,
  startedAt: string,
): CaseRecord {
  const [{ startedAt: begun, ...line }, sent, received, judged, end] = unpack(
    values,
    cases[position] ?? 0,
  ) as PackedCase;
  const opened = absolute(begun, Date.parse(startedAt));
  const start = Date.parse(opened);
  const exchanges = sent.map(([headers, answered, { request, response, ...rest }]): ExchangeLine => ({
    ...rest,
    type: 'exchange',
    caseId: id,
    request: { ...request, headers },
    ...(response && { response: { ...response, headers: answered } }),
    startedAt: absolute(rest.startedAt, start),
  }));
  const deliveries = received.map((rest): DeliveryLine => ({
    ...rest,
    type: 'delivery',
    caseId: id,
    receivedAt: absolute(rest.receivedAt, start),
    answer: { ...rest.answer, at: absolute(rest.answer.at, start) },
  }));
  const judgements = judged.map(({ subject, ...rest }): JudgementLine => {
    const base = { ...rest, type: 'judgement' as const, caseId: id };
    if (!subject) return base;
    const lines: readonly { id: string }[] = subject.kind === 'exchange' ? exchanges : deliveries;
    const named = typeof subject.id === 'number' ? (lines[subject.id]?.id ?? '') : subject.id;
    return { ...base, subject: { kind: subject.kind, id: named } };
  });
  return {
    line: { ...line, type: 'case', id, name, startedAt: opened },
    exchanges,
    deliveries,
    judgements,
    ...(end && { end: { type: 'case-end', caseId: id, ...end } }),
  };
}
