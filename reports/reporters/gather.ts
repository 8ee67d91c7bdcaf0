import type { CaseRecord, RecordFrame } from '../../engine/record/reader.js';
import { Tally, type Totals } from '../../engine/record/summary.js';
import type { Cause, Grouping } from '../causes/cause.js';
import { Causes } from '../causes/causes.js';

/** Figures and causes of a record, gathered case by case. */
export class Gathering {
  readonly #tally = new Tally();
  readonly #causes: Causes;
  #number = 0;

  constructor(grouping?: Grouping) {
    this.#causes = new Causes(grouping);
  }

  add(entry: CaseRecord): void {
    this.#tally.add(entry);
    this.#causes.add(entry, (this.#number += 1));
  }

  finish(frame: RecordFrame): { totals: Totals; causes: Cause[]; cases: number } {
    return { totals: this.#tally.totals(frame), causes: this.#causes.sorted(), cases: this.#number };
  }
}
