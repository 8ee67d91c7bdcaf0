import { levels, type Level } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import type { ReportContract } from '../html/contract.js';

/** What of an area was tried and found. */
export interface AreaDigest {
  /** Operations and webhooks of the contract, and those that were exercised. */
  subjects: number;
  exercised: number;
  cases: number;
  /** Findings that no waiver accepts, and those that one does. */
  byLevel: Record<Level, number>;
  waived: number;
  /** Judgements on documented or carried evidence; and all others. */
  firm: number;
  weak: number;
}

/** What an area proved. Unproven: sound as far as tried, but no judgement rests on documented or carried evidence. */
export type AreaState = Level | 'pass' | 'unproven' | 'not-exercised';

/** Area of what the contract gives none. */
export const otherArea = 'Other';

const firmGrades: readonly string[] = ['documented', 'carried'];

/** The worst that a run says of an area. */
export function areaState({ byLevel, cases, firm }: AreaDigest): AreaState {
  const worst = [...levels].reverse().find((level) => byLevel[level] > 0);
  if (worst) return worst;
  if (cases === 0) return 'not-exercised';
  return firm === 0 ? 'unproven' : 'pass';
}

/** Counts cases by the business area of their operation or webhook. */
export class AreaTally {
  readonly #areas = new Map<string, AreaDigest>();
  readonly #areaOf = new Map<string, string>();
  readonly #exercised = new Set<string>();

  constructor({ operations, webhooks }: Pick<ReportContract, 'operations' | 'webhooks'>) {
    for (const { id, area = otherArea } of [...operations, ...webhooks]) {
      this.#areaOf.set(id, area);
      this.#area(area).subjects += 1;
    }
  }

  add({ line, judgements }: CaseRecord): void {
    const subject = line.operationId ?? line.webhookId;
    const known = subject === undefined ? undefined : this.#areaOf.get(subject);
    const area = this.#area(known ?? otherArea);
    area.cases += 1;
    if (subject !== undefined && known !== undefined && !this.#exercised.has(subject)) {
      this.#exercised.add(subject);
      area.exercised += 1;
    }
    for (const { outcome, ground, level, waivedBy } of judgements) {
      if (outcome !== 'pass' && level === undefined) continue;
      if (waivedBy !== undefined) area.waived += 1;
      else if (level) area.byLevel[level] += 1;
      if (ground.kind === 'evidence' && firmGrades.includes(ground.evidence.grade)) area.firm += 1;
      else area.weak += 1;
    }
  }

  /** In the order of the contract. */
  areas(): ReadonlyMap<string, AreaDigest> {
    return this.#areas;
  }

  #area(name: string): AreaDigest {
    const area = this.#areas.get(name) ?? {
      subjects: 0,
      exercised: 0,
      cases: 0,
      byLevel: { info: 0, warn: 0, fail: 0 },
      waived: 0,
      firm: 0,
      weak: 0,
    };
    this.#areas.set(name, area);
    return area;
  }
}
