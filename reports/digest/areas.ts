import { isFirm } from '../../contracts/model/evidence.js';
import { levels, type Level } from '../../contracts/model/levels.js';
import type { AreaProof } from '../../engine/record/proof.js';
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
  /** What of it is proven; absent where the run was not asked for it. */
  proof?: AreaProof;
}

/** What an area proved. Unproven, or in part: sound as far as tried, but proof is missing. */
export type AreaState = Level | 'pass' | 'unproven' | 'in-part' | 'not-exercised';

/** Area of what the contract gives none. */
export const otherArea = 'Other';

/** The worst that a run says of an area. */
export function areaState({ byLevel, cases, firm, proof }: AreaDigest): AreaState {
  const worst = [...levels].reverse().find((level) => byLevel[level] > 0);
  if (worst) return worst;
  if (proof?.state === 'unproven' || proof?.state === 'in-part') return proof.state;
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
      if (ground.kind === 'evidence' && isFirm(ground.evidence)) area.firm += 1;
      else area.weak += 1;
    }
  }

  /**
   * In the order of the contract.
   * @param proof what of each area is proven, as the totals of the run say
   */
  areas(proof: readonly AreaProof[] = []): ReadonlyMap<string, AreaDigest> {
    for (const own of proof) {
      const area = this.#areas.get(own.name);
      if (area) area.proof = own;
    }
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
