import type { CaseRecord } from '../record/reader.js';
import { canonicalBody } from './identity.js';

/** How the target took an answer of the receiver, over all cases that watched for retries. */
export interface AnswerTaken {
  /** Status, or the name of an answer that a status doesn't tell: `reset`, `empty`, `429`. */
  answer: string;
  /** How many times an attempt that was answered so was the last, and was followed by another one. */
  acknowledged: number;
  retried: number;
}

/** What cases that try an answer begin their rule with. */
const prefix = 'answer-';

/** Gathers, from the cases of retries, what the target takes for an acknowledgement: a function of the record alone. */
export class AnswersTaken {
  readonly #rows = new Map<string, AnswerTaken>();

  /**
   * Counts the first attempt of a case: later ones are answered as the first, or by 200 to end it. What only messages with other bodies
   * follow says nothing: these may be other events of the object.
   */
  add({ line: { phase, rule }, deliveries: [first, ...later] }: CaseRecord): void {
    if (phase !== 'retries' || !first) return;
    const body = canonicalBody(first.request.body ?? '');
    const isRetried = later.some(({ request }) => canonicalBody(request.body ?? '') === body);
    if (later.length > 0 && !isRetried) return;
    const answer = rule.startsWith(prefix) ? rule.slice(prefix.length) : String(first.answer.status);
    const row = this.#rows.get(answer) ?? { answer, acknowledged: 0, retried: 0 };
    row[isRetried ? 'retried' : 'acknowledged'] += 1;
    this.#rows.set(answer, row);
  }

  /** Statuses in their order, then names. */
  rows(): AnswerTaken[] {
    return [...this.#rows.values()].sort((a, b) => a.answer.localeCompare(b.answer, 'en', { numeric: true }));
  }
}
