import { operationOf, webhookOf } from '../../contracts/model/look-up.js';
import type { Operation } from '../../contracts/model/types.js';
import type { Case, DeliveryCase, ObservationCase, RequestCase } from '../../generators/cases/case.js';
import { awaitDeliveries, isComplete } from '../await-deliveries.js';
import type { DeliveryInput } from '../checks/check.js';
import { withheld } from '../client.js';
import { Elapsed, measured } from '../deliveries/elapsed.js';
import { latencyOf } from '../deliveries/latency.js';
import { strayDeliveries } from '../deliveries/strays.js';
import type { Exchange, ReceivedDelivery } from '../exchange.js';
import { creationOf } from '../inventory.js';
import { judgementLine } from '../judgement-line.js';
import type { JudgementLine } from '../record/format.js';
import type { Obstacle } from '../record/skip-causes.js';
import { recorded } from '../triggers/recorded.js';
import { CaseJudge, isAnswered } from './case-judge.js';
import { CaseLog, type CaseResult, type OpenCase } from './case-log.js';
import { CaseSender } from './case-sender.js';
import type { SessionOptions } from './options.js';

/** What a flow knows of deliveries: when the trigger was pulled, up to when they were watched, and those of equal cases. */
type Watched = Pick<DeliveryInput, 'triggeredAt' | 'observedUntil' | 'samples'>;

const unknownOperation: Obstacle = {
  cause: 'operation-unknown',
  reason: 'the operation was assumed, and the target does not know it',
};

/** Carries out cases against one target: has them sent, judged and recorded. */
export class Session {
  readonly options: SessionOptions;
  readonly results: CaseResult[] = [];
  /** Is told what became of each case. */
  onResult?: (result: CaseResult) => void;
  readonly #elapsed = new Elapsed();
  readonly #sender: CaseSender;
  readonly #judge: CaseJudge;
  readonly #log: CaseLog;

  constructor(options: SessionOptions) {
    const { record, now } = options;
    const told = recorded(options.triggers, (line) => record.append(line), now);
    this.options = { ...options, triggers: measured(told, this.#elapsed, now, (line) => record.append(line)) };
    this.#sender = new CaseSender(this.options);
    this.#judge = new CaseJudge(this.options);
    this.#log = new CaseLog(this.options, (result) => {
      this.results.push(result);
      this.onResult?.(result);
    });
  }

  /** @throws Error when the contract has no such operation: a suite names one that its version lacks */
  operation(id: string): Operation {
    return operationOf(this.options.contract, id);
  }

  /**
   * Sends the request of a case, judges the answer, and gives the exchange for later steps. The first answer of an assumed operation
   * may refute the assumption: then its further cases are not sent.
   */
  async request(planned: RequestCase): Promise<Exchange> {
    const open = this.#log.open(planned);
    const notSent = (obstacle: Obstacle): Exchange =>
      withheld({ ...planned.request, operationId: planned.operationId }, open.startedAt, obstacle);
    if (this.#judge.hasRefuted(planned.operationId)) {
      open.notApplicable(unknownOperation.reason);
      return notSent(unknownOperation);
    }
    const obstacle = this.#sender.obstacle(planned);
    const exchange = obstacle ? notSent(obstacle) : await this.send(planned);
    if (exchange.withheld) {
      open.skipped(exchange.withheld);
      return exchange;
    }
    open.exchange(exchange);
    const verdict = this.#judge.exchange(planned, exchange);
    if ('trouble' in verdict) open.troubled(verdict.trouble);
    else open.judged(verdict.judgements);
    return exchange;
  }

  /**
   * Sends the request of a case and judges the answer, and records neither but for what it made; no judgements where nothing was
   * answered.
   */
  async tryOut(planned: RequestCase): Promise<JudgementLine[]> {
    const { record, strictness } = this.options;
    const exchange = await this.send(planned);
    // What it made may be told by webhooks.
    const creation = creationOf(exchange);
    if (creation)
      record.append({
        type: 'trigger',
        at: new Date(exchange.startedAt).toISOString(),
        trigger: planned.operationId,
        values: {},
        told: { id: creation.id },
      });
    const judgements = isAnswered(exchange) ? this.#judge.answer(planned, exchange) : [];
    return judgements.map((judgement) => judgementLine(planned.id, judgement, strictness));
  }

  /** Sends the request of a case, and neither judges nor records it. */
  async send(planned: RequestCase): Promise<Exchange> {
    return this.#sender.send(planned);
  }

  /**
   * Waits for the deliveries of a case and judges them.
   * @param triggeredAt when the trigger was pulled, in milliseconds since the epoch
   * @param witness reads the same object from the API once the delivery is there
   */
  async deliveries(
    planned: DeliveryCase,
    triggeredAt: number,
    witness?: () => Promise<Exchange>,
  ): Promise<ReceivedDelivery[]> {
    const open = this.#log.open(planned);
    const { contract, validator, inbox, triggers, now } = this.options;
    const { quietMs } = this.options.deliveries;
    const webhook = webhookOf(contract, planned.webhookId);
    let exchange: Exchange | undefined;
    const settle = triggers.settleDeliveries;
    const waiting = { inbox, quietMs, now, ...(settle ? { settle } : {}) };
    let deliveries = await awaitDeliveries(planned, triggeredAt, waiting, async () => {
      exchange = await witness?.();
    });
    if (planned.expect !== 'none' && !isComplete(planned, deliveries)) {
      const known = new Set(deliveries.map(({ id }) => id));
      const others = (await inbox.since(triggeredAt)).filter(({ id }) => !known.has(id));
      const strays = strayDeliveries(others, { planned, webhook, validator });
      deliveries = [...deliveries, ...strays].sort((a, b) => a.receivedAt - b.receivedAt);
      if (strays.length > 0) exchange = await witness?.();
    }
    return this.#closeDeliveries(open, planned, { deliveries, triggeredAt }, exchange);
  }

  /** Judges deliveries that a flow has gathered by itself. */
  judgeDeliveries(planned: DeliveryCase, deliveries: readonly ReceivedDelivery[], watched: Watched): void {
    this.#closeDeliveries(this.#log.open(planned), planned, { ...watched, deliveries });
  }

  /** The moment by the target's clock, which `advance-clock` moves; in milliseconds since the epoch. */
  clockAt(moment: number): number {
    return this.#elapsed.at(moment).latest;
  }

  /** Everything that has arrived since a moment, about whatever object, with its moments by the target's clock. */
  async received(since: number): Promise<ReceivedDelivery[]> {
    return (await this.options.inbox.since(since)).map((delivery) => this.#elapsed.timed(delivery));
  }

  /**
   * Judges exchanges that belong together; those without an answer are left out.
   * @param sent exchanges that no case has recorded yet
   */
  observe(
    planned: ObservationCase,
    exchanges: Readonly<Record<string, readonly Exchange[]>>,
    sent: readonly Exchange[] = [],
  ): void {
    const open = this.#log.open(planned);
    for (const exchange of sent) open.exchange(exchange);
    const observed = Object.fromEntries(
      Object.entries(exchanges).map(([role, list]) => [role, list.filter(isAnswered)] as const),
    );
    const ids = Object.values(observed).flatMap((list) => list.map(({ id }) => id));
    open.judged(this.#judge.observation(planned, observed), [...new Set(ids)]);
  }

  /** Records that a case could not be carried out, and why: missing coverage, not a finding. */
  skip(planned: Case, obstacle: Obstacle): void {
    this.#log.open(planned).skipped(obstacle);
  }

  /** Records the deliveries of a case and judges them. */
  #closeDeliveries(
    open: OpenCase,
    planned: DeliveryCase,
    watched: Watched & Pick<DeliveryInput, 'deliveries'>,
    witness?: Exchange,
  ): ReceivedDelivery[] {
    const deliveries = watched.deliveries.map((one) => (one.clock ? one : this.#elapsed.timed(one)));
    const clockAtTrigger = this.clockAt(watched.triggeredAt);
    const [first] = planned.expect === 'none' ? [] : deliveries;
    const took = latencyOf(first, watched.triggeredAt, clockAtTrigger);
    for (const delivery of deliveries)
      open.delivery(delivery, took && delivery === first ? { latencyMs: took.least } : {});
    const judgements = this.#judge.deliveries(planned, { ...watched, deliveries, clockAtTrigger }, witness);
    open.judged(judgements, witness ? [witness.id] : []);
    return deliveries;
  }
}
