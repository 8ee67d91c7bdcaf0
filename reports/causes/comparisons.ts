import { isLevel } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { relations } from './families.js';

/** Comparisons from which on it can be said that hardly any holds. */
const fewest = 3;

/** Counts, for each check that compares answers and each operation that is read for it, how many comparisons hold. */
export class Comparisons {
  readonly #counts = new Map<string, { all: number; broken: number }>();

  /** @param operationOf whose answer an exchange of another case is */
  add({ judgements, end }: CaseRecord, operationOf: (exchangeId: string) => string | undefined): void {
    const observed = new Set(end?.observed?.flatMap((id) => operationOf(id) ?? []));
    if (observed.size === 0) return;
    const broken = new Map<string, boolean>();
    for (const { check, outcome } of judgements)
      if (relations.has(check) && (outcome === 'pass' || isLevel(outcome)))
        broken.set(check, (broken.get(check) ?? false) || outcome !== 'pass');
    for (const [check, isBroken] of broken)
      for (const operationId of observed) {
        const key = `${check} ${operationId}`;
        const { all, broken: before } = this.#counts.get(key) ?? { all: 0, broken: 0 };
        this.#counts.set(key, { all: all + 1, broken: before + Number(isBroken) });
      }
  }

  /** From 0 (all hold) to 1 (none does); 0 where there are too few to tell. */
  brokenShare(check: string, operationId: string): number {
    const { all, broken } = this.#counts.get(`${check} ${operationId}`) ?? { all: 0, broken: 0 };
    return all < fewest ? 0 : broken / all;
  }
}
