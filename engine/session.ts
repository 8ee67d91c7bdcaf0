import { principle } from '../contracts/model/ground.js';
import type { Contract, Operation } from '../contracts/model/types.js';
import type { ContractValidator } from '../contracts/model/validate.js';
import { describeExpectation, type Case, type DeliveryCase, type RequestCase } from '../generators/cases/case.js';
import { deliveryChecks, exchangeChecks } from './checks/index.js';
import type { Judgement } from './checks/check.js';
import type { HttpClient } from './client.js';
import type { Exchange, ReceivedDelivery } from './exchange.js';
import type { Inbox } from './inbox.js';
import { levelAt } from './levels.js';
import { levels, type JudgementLine, type Outcome, type Strictness } from './record/format.js';
import type { Redactor } from './record/redaction.js';
import type { RecordWriter } from './record/writer.js';
import type { Triggers } from './triggers/trigger.js';

export interface SessionOptions {
  contract: Contract;
  validator: ContractValidator;
  client: HttpClient;
  inbox: Inbox;
  triggers: Triggers;
  record: RecordWriter;
  redactor: Redactor;
  strictness: Strictness;
  apiKey: string;
  webhookToken?: string;
  deliveries: { deadlineMs: number; quietMs: number };
  now: () => number;
}

/** What became of a case. */
export interface CaseResult {
  id: string;
  name: string;
  outcome: Outcome;
  /** Judgements that did not hold, and troubles, as they stand in the record. */
  problems: JudgementLine[];
}

/** A key that no account has; recognisable in logs on the other side. */
const wrongKey = 'conformance-wrong-key';

function worst(outcomes: readonly Outcome[]): Outcome {
  const order: Outcome[] = ['pass', 'not-applicable', 'skip', ...levels, 'error'];
  return outcomes.reduce<Outcome>((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), 'pass');
}

/** Carries out cases against one target, judges them, and writes everything to the record. */
export class Session {
  readonly options: SessionOptions;
  readonly results: CaseResult[] = [];

  constructor(options: SessionOptions) {
    this.options = options;
    const { contract, redactor } = options;
    redactor.learnSynthetic(JSON.stringify({ [contract.facts.authentication.header]: wrongKey }));
  }

  /** @throws Error when the contract has no such operation: a suite names one that its version lacks */
  operation(id: string): Operation {
    const operation = this.options.contract.operations.get(id);
    if (!operation) throw new Error(`the contract of version ${this.options.contract.version} has no operation ${id}`);
    return operation;
  }

  /** Sends the request of a case, judges the answer, and gives the exchange for later steps. */
  async request(planned: RequestCase): Promise<Exchange> {
    const started = this.#open(planned);
    const { client, contract, validator, redactor } = this.options;
    const operation = this.operation(planned.operationId);
    redactor.learnSynthetic(planned.request.body);
    redactor.learnSynthetic(planned.request.path);
    const exchange = await client.send({
      ...planned.request,
      operationId: planned.operationId,
      headers: { ...planned.request.headers, ...this.#credentials(planned) },
    });
    this.#recordExchange(planned.id, exchange);
    const { response } = exchange;
    if (!response) {
      this.#trouble(planned, `no answer: ${exchange.error ?? 'unknown reason'}`, started);
      return exchange;
    }
    const judgements = exchangeChecks.flatMap((check) =>
      check.judge({ contract, validator, case: planned, operation, exchange, response }),
    );
    this.#close(planned, judgements, started);
    return exchange;
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
    const started = this.#open(planned);
    const { contract, validator, inbox, triggers, webhookToken } = this.options;
    const webhook = contract.webhooks.get(planned.webhookId);
    if (!webhook) throw new Error(`the contract of version ${contract.version} has no webhook ${planned.webhookId}`);
    const filter = { webhookId: planned.webhookId, pointer: planned.about.pointer, equals: planned.about.equals };
    const first = await inbox.waitFor(filter, 1, planned.deadlineMs);
    const exchange = first.length > 0 ? await witness?.() : undefined;
    if (first.length > 0 && triggers.settleDeliveries) await triggers.settleDeliveries();
    const quietMs = first.length === 0 || triggers.settleDeliveries ? 0 : this.options.deliveries.quietMs;
    const deliveries = await inbox.waitFor(filter, first.length + 1, quietMs);
    for (const delivery of deliveries) this.#recordDelivery(planned.id, delivery);
    const judgements = deliveryChecks.flatMap((check) =>
      check.judge({
        contract,
        validator,
        case: planned,
        webhook,
        deliveries,
        triggeredAt,
        ...(webhookToken === undefined ? {} : { webhookToken }),
        ...(exchange ? { witness: { operation: this.operation(exchange.operationId), exchange } } : {}),
      }),
    );
    this.#close(planned, judgements, started);
    return deliveries;
  }

  /** Records that a case could not be carried out, and why: missing coverage, not a finding. */
  skip(planned: Case, reason: string): void {
    const started = this.#open(planned);
    this.#note(planned, 'skip', reason);
    this.#end(planned, 'skip', [], started);
  }

  #credentials(planned: RequestCase): Record<string, string> {
    const { header } = this.options.contract.facts.authentication;
    if (planned.authentication === 'none') return {};
    return { [header]: planned.authentication === 'wrong' ? wrongKey : this.options.apiKey };
  }

  #open(planned: Case): number {
    const started = this.options.now();
    this.options.record.append({
      type: 'case',
      id: planned.id,
      phase: planned.phase,
      rule: planned.rule,
      name: planned.name,
      ...(planned.kind === 'request' ? { operationId: planned.operationId } : { webhookId: planned.webhookId }),
      ...(planned.flow ? { flow: planned.flow } : {}),
      expectation: describeExpectation(planned),
      startedAt: new Date(started).toISOString(),
    });
    return started;
  }

  #recordExchange(caseId: string, exchange: Exchange): void {
    const { record, redactor } = this.options;
    redactor.learnReceived(exchange.response?.body, exchange.response?.headers);
    record.append({
      type: 'exchange',
      id: exchange.id,
      caseId,
      operationId: exchange.operationId,
      request: exchange.request,
      ...(exchange.response ? { response: exchange.response } : {}),
      ...(exchange.error ? { error: exchange.error } : {}),
      startedAt: new Date(exchange.startedAt).toISOString(),
      durationMs: exchange.durationMs,
    });
  }

  #recordDelivery(caseId: string, delivery: ReceivedDelivery): void {
    const { record, redactor } = this.options;
    redactor.learnReceived(delivery.body, delivery.headers);
    record.append({
      type: 'delivery',
      id: delivery.id,
      caseId,
      webhookId: delivery.webhookId,
      request: { method: delivery.method, url: delivery.path, headers: delivery.headers, body: delivery.body },
      receivedAt: new Date(delivery.receivedAt).toISOString(),
      answer: { status: delivery.answerStatus, at: new Date(delivery.answeredAt).toISOString() },
    });
  }

  #line(planned: Case, judgement: Judgement): JudgementLine {
    const { holds, atMost, ...rest } = judgement;
    const base = { type: 'judgement' as const, caseId: planned.id, ...rest };
    if (holds) return { ...base, outcome: 'pass' };
    const level = levelAt(judgement, this.options.strictness);
    return { ...base, outcome: level, level, defaultLevel: levelAt(judgement, 'documented') };
  }

  #close(planned: Case, judgements: readonly Judgement[], started: number): void {
    const lines = judgements.map((judgement) => this.#line(planned, judgement));
    for (const line of lines) this.options.record.append(line);
    this.#end(
      planned,
      worst(lines.map((line) => line.outcome)),
      lines.filter((line) => line.outcome !== 'pass'),
      started,
    );
  }

  #note(planned: Case, outcome: 'skip' | 'error', message: string): JudgementLine {
    const line: JudgementLine = {
      type: 'judgement',
      caseId: planned.id,
      check: outcome === 'skip' ? 'skipped' : 'carried-out',
      outcome,
      ground: principle('nothing is judged that was not carried out'),
      message,
    };
    this.options.record.append(line);
    return line;
  }

  #trouble(planned: Case, message: string, started: number): void {
    this.#end(planned, 'error', [this.#note(planned, 'error', message)], started);
  }

  #end(planned: Case, outcome: Outcome, problems: JudgementLine[], started: number): void {
    this.options.record.append({
      type: 'case-end',
      caseId: planned.id,
      outcome,
      durationMs: this.options.now() - started,
    });
    // Results reach terminals and test reports: they show no more than the record does.
    const shown = this.options.redactor.redactAll(problems);
    this.results.push({ id: planned.id, name: planned.name, outcome, problems: shown });
  }
}
