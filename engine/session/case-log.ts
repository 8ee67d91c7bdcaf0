import { principle } from '../../contracts/model/ground.js';
import { levels } from '../../contracts/model/levels.js';
import type { Case } from '../../generators/cases/case.js';
import type { Judgement } from '../checks/check.js';
import { deliveryLine } from '../deliveries/delivery-line.js';
import type { Exchange, ReceivedDelivery } from '../exchange.js';
import { judgementLine } from '../judgement-line.js';
import type { DeliveryLine, JudgementLine, Outcome } from '../record/format.js';
import type { Obstacle } from '../record/skip-causes.js';
import { caseLine, exchangeLine, subjectOf } from './case-lines.js';
import type { SessionOptions } from './options.js';

/** What became of a case. */
export interface CaseResult {
  id: string;
  /** Which of these it is about. */
  operationId?: string;
  webhookId?: string;
  name: string;
  outcome: Outcome;
  /** Judgements that did not hold, and troubles, as they stand in the record. */
  problems: JudgementLine[];
}

type Writing = Pick<SessionOptions, 'record' | 'redactor' | 'strictness' | 'now'>;

function worst(outcomes: readonly Outcome[]): Outcome {
  const order: Outcome[] = ['pass', 'not-applicable', 'skip', ...levels, 'error'];
  return outcomes.reduce<Outcome>((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), 'pass');
}

/** Opens cases in a record. */
export class CaseLog {
  readonly #writing: Writing;
  readonly #done: (result: CaseResult) => void;

  /** @param done is told what became of each case */
  constructor(writing: Writing, done: (result: CaseResult) => void) {
    this.#writing = writing;
    this.#done = done;
  }

  /** Records that a case begins. */
  open(planned: Case): OpenCase {
    return new OpenCase(planned, this.#writing, this.#done);
  }
}

/** A case that has begun: what belongs to it, and then exactly one of its ends. */
export class OpenCase {
  readonly startedAt: number;
  readonly #planned: Case;
  readonly #writing: Writing;
  readonly #done: (result: CaseResult) => void;

  constructor(planned: Case, writing: Writing, done: (result: CaseResult) => void) {
    this.#planned = planned;
    this.#writing = writing;
    this.#done = done;
    this.startedAt = writing.now();
    writing.record.append(caseLine(planned, this.startedAt));
  }

  /** Records an exchange of the case. */
  exchange(exchange: Exchange): void {
    const { record, redactor } = this.#writing;
    redactor.learnReceived(exchange.response?.body, exchange.response?.headers);
    record.append(exchangeLine(this.#planned.id, exchange));
  }

  /** Records a delivery of the case, and what is known beside it. */
  delivery(delivery: ReceivedDelivery, known: Pick<DeliveryLine, 'latencyMs'>): void {
    const { record, redactor } = this.#writing;
    redactor.learnReceived(delivery.body, delivery.headers);
    record.append(deliveryLine(this.#planned.id, delivery, known));
  }

  /**
   * Ends the case with what was judged of it.
   * @param observed exchanges of other cases that the judgements rest on
   */
  judged(judgements: readonly Judgement[], observed: readonly string[] = []): void {
    const { record, strictness } = this.#writing;
    const lines = judgements.map((judgement) => judgementLine(this.#planned.id, judgement, strictness));
    for (const line of lines) record.append(line);
    const problems = lines.filter(({ outcome }) => outcome !== 'pass');
    this.#end(worst(lines.map(({ outcome }) => outcome)), problems, observed);
  }

  /** Ends the case as one that could not be carried out: missing coverage, not a finding. */
  skipped({ cause, reason }: Obstacle): void {
    this.#note('skip', reason, cause);
    this.#end('skip');
  }

  /** Ends the case as one that nothing can be said of at this target. */
  notApplicable(reason: string): void {
    this.#note('not-applicable', reason);
    this.#end('not-applicable');
  }

  /** Ends the case with a trouble of the tool or the target. */
  troubled(message: string): void {
    this.#end('error', [this.#note('error', message)]);
  }

  #note(outcome: 'skip' | 'not-applicable' | 'error', message: string, skipCause?: Obstacle['cause']): JudgementLine {
    const line: JudgementLine = {
      type: 'judgement',
      caseId: this.#planned.id,
      check: outcome === 'error' ? 'carried-out' : 'skipped',
      outcome,
      ground: principle('nothing is judged that was not carried out'),
      message,
      ...(skipCause && { skipCause }),
    };
    this.#writing.record.append(line);
    return line;
  }

  #end(outcome: Outcome, problems: readonly JudgementLine[] = [], observed: readonly string[] = []): void {
    const { record, redactor, now } = this.#writing;
    const { id, name } = this.#planned;
    record.append({
      type: 'case-end',
      caseId: id,
      outcome,
      durationMs: now() - this.startedAt,
      ...(observed.length > 0 && { observed: [...observed] }),
    });
    // Results reach terminals and test reports: they show no more than the record does.
    const shown = redactor.redactAll([...problems]);
    this.#done({ id, ...subjectOf(this.#planned), name, outcome, problems: shown });
  }
}
