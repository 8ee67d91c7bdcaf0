/** Rows of a large report and what is inside them, by the same views that write small reports. */
import { caseBody as bodyOfCase, caseItem } from '../../reports/html/cases.js';
import { findingBody as bodyOfFinding, findingItem } from '../../reports/html/findings.js';
import { findingAt, statesOf, statesOfFinding } from '../../reports/html/model.js';
import {
  caseAt,
  findingRows,
  rowAt,
  type CaseBlock,
  type IndexedCause,
  type ReportIndex,
} from '../../reports/html/on-demand/blocks.js';

/** A row as filters and lists see it. */
export interface DrawnRow {
  caseNumber: number;
  /** Of a finding. */
  judgement?: number;
  states: readonly string[];
  /** What a search looks through, lower case. */
  text(): string;
  /** Markup of the row; its body is drawn when it is opened. */
  markup(): string;
}

/** Rows of the cases of an operation or webhook. */
export function caseRows(index: ReportIndex, kind: 'operation' | 'webhook', list: number): DrawnRow[] {
  return (index.lists[kind][list] ?? []).map((caseNumber) => {
    const row = rowAt(index, caseNumber);
    return {
      caseNumber,
      states: statesOf(row),
      text: () => `${row.name} ${row.id}`.toLowerCase(),
      markup: () => caseItem(row, '').toString(),
    };
  });
}

/** Rows of the findings of a cause. */
export function causeRows(index: ReportIndex, cause: number): DrawnRow[] {
  const indexed = index.causes[cause];
  if (!indexed) return [];
  return findingRows(indexed, index.pointers).map((row) => {
    const { name, id } = rowAt(index, row.caseNumber);
    return {
      caseNumber: row.caseNumber,
      judgement: row.judgement,
      states: statesOfFinding(row),
      text: () => `${name} ${id} ${row.pointer ?? ''}`.toLowerCase(),
      markup: () => findingItem(row, name, row.pointer, false, '').toString(),
    };
  });
}

/** Place of the block that holds a case. */
export function blockOf({ blocks }: ReportIndex, caseNumber: number): number {
  return blocks.findLastIndex((first) => first <= caseNumber);
}

function entryAt(index: ReportIndex, block: CaseBlock, caseNumber: number): ReturnType<typeof caseAt> {
  const first = index.blocks[blockOf(index, caseNumber)] ?? 1;
  return caseAt(block, caseNumber - first, rowAt(index, caseNumber), index.start);
}

/** Markup inside a case. */
export function caseBody(index: ReportIndex, block: CaseBlock, caseNumber: number): string {
  return bodyOfCase(index.context, entryAt(index, block, caseNumber), caseNumber).toString();
}

/** Markup inside a finding. */
export function findingBody(index: ReportIndex, block: CaseBlock, caseNumber: number, judgement: number): string {
  const entry = entryAt(index, block, caseNumber);
  const belongs = ({ findings }: IndexedCause): boolean =>
    findings.some((number, at) => at % 3 === 0 && number === caseNumber && findings[at + 1] === judgement);
  const headline = index.causes.find(belongs)?.headline ?? '';
  const level = entry.judgements[judgement]?.level ?? 'fail';
  const known = findingAt(entry, { caseNumber, judgement, level });
  return known ? bodyOfFinding(index.context, known, headline).toString() : '';
}
