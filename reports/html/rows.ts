/** One line per case and per finding: all that lists, filters and links need, and small enough for any number of them. */
import { levels, type Level } from '../../contracts/model/levels.js';
import { isLevel } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import type { FindingRow } from '../causes/cause.js';
import type { CaseState } from './words.js';

/** A case in a list. */
export interface CaseRow {
  /** From 1, in the order of the record. */
  number: number;
  id: string;
  name: string;
  state: CaseState;
  /** Levels of its findings, the worst first. */
  levels: readonly Level[];
  /** A waiver accepts some of its findings. */
  waived?: boolean;
  checks: number;
  exchanges: number;
  deliveries: number;
  /** Absent where the run ended inside the case. */
  durationMs?: number;
}

/** Where findings stand in the report, by their key. */
export type FindingPlaces = ReadonlyMap<string, Pick<FindingRow, 'caseNumber' | 'judgement'>>;

/** Element id of a case. */
export function caseAnchor(number: number): string {
  return `case-${number}`;
}

/** Element id of a finding. */
export function findingAnchor({ caseNumber, judgement }: Pick<FindingRow, 'caseNumber' | 'judgement'>): string {
  return `finding-${caseNumber}-${judgement + 1}`;
}

/** The line of a case. */
export function caseRowOf(entry: CaseRecord, number: number): CaseRow {
  const { line, end, judgements, exchanges, deliveries } = entry;
  const found = new Set(judgements.map(({ outcome }) => outcome).filter(isLevel));
  return {
    number,
    id: line.id,
    name: line.name,
    state: end?.outcome ?? 'interrupted',
    levels: levels.filter((level) => found.has(level)).reverse(),
    ...(judgements.some(({ waivedBy }) => waivedBy !== undefined) && { waived: true }),
    checks: judgements.length,
    exchanges: exchanges.length,
    deliveries: deliveries.length,
    ...(end ? { durationMs: end.durationMs } : {}),
  };
}
