import type { Grade } from '../contracts/model/evidence.js';
import { principle } from '../contracts/model/ground.js';
import { identificationFor, takesKey, type Identification } from '../contracts/model/identification.js';
import { levels, type Strictness } from '../contracts/model/levels.js';
import type { Contract, Operation, Webhook } from '../contracts/model/types.js';
import type { ContractValidator } from '../contracts/model/validate.js';
import {
  describeExpectation,
  type Authentication,
  type Case,
  type DeliveryCase,
  type ObservationCase,
  type RequestCase,
} from '../generators/cases/case.js';
import { awaitDeliveries } from './await-deliveries.js';
import type { AnsweredExchange, DeliveryInput, Judgement } from './checks/check.js';
import { deliveryChecks, exchangeChecks, observationChecks } from './checks/index.js';
import { operationExists } from './checks/operation-exists.js';
import { withheld, type HttpClient } from './client.js';
import { deliveryLine } from './deliveries/delivery-line.js';
import { Elapsed, measured } from './deliveries/elapsed.js';
import { latencyOf } from './deliveries/latency.js';
import { strayDeliveries } from './deliveries/strays.js';
import type { Exchange, ReceivedDelivery } from './exchange.js';
import type { Fixtures } from './fixtures.js';
import { fitsQuery, inQuery, spoiltKey, withKey, wrongKeyFor, wrongKeysSent } from './identification.js';
import type { Inbox } from './inbox.js';
import { creationOf } from './inventory.js';
import { judgementLine } from './judgement-line.js';
import { isBroken, judgeBroken } from './judging/judge-bytes.js';
import { keysOf } from './keys-of.js';
import { RunMemory } from './memory/memory.js';
import type { CaseLine, JudgementLine, Outcome } from './record/format.js';
import type { Redactor } from './record/redaction.js';
import type { Obstacle } from './record/skip-causes.js';
import type { RecordWriter } from './record/writer.js';
import { refusedByClosing } from './refused-by-closing.js';
import { recorded } from './triggers/recorded.js';
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
  /** How keys are sent; absent where the facts of the contract say it. */
  identification?: Identification;
  /** Name of the account at the sandbox, where it has several. */
  tenant?: string;
  /** Key of another account at the same target; without it isolation of tenants cannot be tested. */
  otherApiKey?: string;
  webhookToken?: string;
  deliveries: { deadlineMs: number; quietMs: number };
  /** How long an answer may take, in milliseconds, where the target's configuration says it. */
  budgetMs?: number;
  /** Ids of the checks that judge; all where it is left out. */
  checks?: readonly string[];
  /** Users that exist at the target, for provisions that cannot be made there. */
  fixtures?: Fixtures;
  /** Whether those users are taken at their word: no answer would tell what they have. */
  trustsFixtures?: boolean;
  /** How to wait for what ends by itself; absent where somebody decides on every end. */
  sleep?: (ms: number) => Promise<void>;
  now: () => number;
}

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

/** Characters of a request's body that a record keeps; a case can be rebuilt from its id, so that no more is needed. */
const mostBody = 100_000;
const shownOfCutBody = 1000;

/** Cuts what the suite itself made up; nothing received is cut here, for half a secret would escape redaction. */
function withBodyCut(request: Exchange['request']): Exchange['request'] {
  const { body } = request;
  if (body === undefined || body.length <= mostBody) return request;
  return { ...request, body: `${body.slice(0, shownOfCutBody)}… (cut here, ${body.length} characters)` };
}

/** Grades of operations that may not exist at all. */
const guessed: ReadonlySet<Grade> = new Set<Grade>(['assumed', 'secondary']);

/** Ways of calling as the account under test. */
const ofUs: ReadonlySet<Authentication> = new Set<Authentication>(['valid', 'upper-case-name']);

function isAnswered(exchange: Exchange): exchange is AnsweredExchange {
  return exchange.response !== undefined && !isBroken(exchange);
}

function worst(outcomes: readonly Outcome[]): Outcome {
  const order: Outcome[] = ['pass', 'not-applicable', 'skip', ...levels, 'error'];
  return outcomes.reduce<Outcome>((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), 'pass');
}

/** What a case is about. */
function subjectOf(planned: Case): { webhookId: string } | { operationId: string } {
  return planned.kind === 'delivery' ? { webhookId: planned.webhookId } : { operationId: planned.operationId };
}

/** Why a header cannot be sent: HTTP carries no character beyond Latin-1 there (RFC 9110, 5.5). */
function headerOutOfHttp(headers: Readonly<Record<string, string>>): Obstacle | undefined {
  const found = Object.entries(headers).find(([, value]) => /[^\t\u0020-\u007E\u0080-\u00FF]/.test(value));
  return found && { cause: 'value-unmakeable', reason: `the header ${found[0]} would hold what HTTP does not carry` };
}

/** What is told of a sequence that parts from the model. */
function storyOf(planned: Case): Pick<CaseLine, 'story' | 'acts'> {
  const parting = planned.kind === 'observation' ? planned.expected?.parting : undefined;
  return parting ? { story: [...parting.story], acts: [...parting.acts] } : {};
}

/** Whether a request keeps to the contract, as far as its case knows. */
function validity(planned: Case): { valid?: boolean } {
  if (planned.kind !== 'request') return {};
  const { valid, expect } = planned;
  if (valid !== undefined) return { valid };
  return expect.kind === 'answered' ? {} : { valid: expect.kind === 'accepted' };
}

/** Carries out cases against one target, judges them, and writes everything to the record. */
export class Session {
  readonly options: SessionOptions;
  readonly results: CaseResult[] = [];
  /** Is told what became of each case. */
  onResult?: (result: CaseResult) => void;
  readonly #identification: Identification;
  readonly #elapsed = new Elapsed();
  /** Of an API of which nothing but its document is known nobody says which members mean what. */
  readonly #memory: RunMemory | undefined;
  /** Operations that an answer has shown to be there, and those that were assumed and are not. */
  readonly #proven = new Set<string>();
  readonly #refuted = new Set<string>();

  constructor(options: SessionOptions) {
    const { contract, redactor, record, now } = options;
    const told = recorded(options.triggers, (line) => record.append(line), now);
    this.options = { ...options, triggers: measured(told, this.#elapsed, now, (line) => record.append(line)) };
    this.#memory = options.identification ? undefined : new RunMemory();
    this.#identification = identificationFor(contract, options.identification);
    for (const wrong of wrongKeysSent(this.#identification)) redactor.learnSynthetic(wrong);
  }

  /** @throws Error when the contract has no such operation: a suite names one that its version lacks */
  operation(id: string): Operation {
    const operation = this.options.contract.operations.get(id);
    if (!operation) throw new Error(`the contract of version ${this.options.contract.version} has no operation ${id}`);
    return operation;
  }

  /**
   * Sends the request of a case, judges the answer, and gives the exchange for later steps. The first answer of an assumed operation
   * may refute the assumption: then nothing else is judged of it, and its further cases are not sent.
   */
  async request(planned: RequestCase): Promise<Exchange> {
    const started = this.#open(planned);
    if (this.#refuted.has(planned.operationId)) {
      const reason = 'the operation was assumed, and the target does not know it';
      this.#note(planned, 'not-applicable', reason);
      this.#end(planned, 'not-applicable', [], started);
      const obstacle = { cause: 'operation-unknown', reason } as const;
      return withheld({ ...planned.request, operationId: planned.operationId }, started, obstacle);
    }
    const unsendable = this.#unsendable(planned);
    if (unsendable) {
      this.#note(planned, 'skip', unsendable.reason, unsendable.cause);
      this.#end(planned, 'skip', [], started);
      return withheld({ ...planned.request, operationId: planned.operationId }, started, unsendable);
    }
    const exchange = await this.send(planned);
    if (exchange.withheld !== undefined) {
      this.#note(planned, 'skip', exchange.withheld.reason, exchange.withheld.cause);
      this.#end(planned, 'skip', [], started);
      return exchange;
    }
    this.#recordExchange(planned.id, exchange);
    const { response } = exchange;
    if (isBroken(exchange)) {
      const judgement = judgeBroken(exchange);
      // Where nobody asked for that finding, the case was not carried out.
      if (this.#wanted(exchangeChecks).some(({ id }) => id === judgement.check))
        this.#close(planned, [judgement], started);
      else this.#trouble(planned, `no whole answer: ${exchange.broken.message}`, started);
      return exchange;
    }
    if (!response) {
      const refused = refusedByClosing(planned, exchange);
      if (refused) this.#close(planned, [refused], started);
      else this.#trouble(planned, `no answer: ${exchange.error ?? 'unknown reason'}`, started);
      return exchange;
    }
    this.#close(planned, this.#judgeAnswer(planned, exchange, response), started);
    if (ofUs.has(planned.authentication)) this.#memory?.learn(this.operation(planned.operationId), exchange);
    return exchange;
  }

  /**
   * Sends the request of a case and judges the answer, and records neither but for what it made; no judgements where nothing was
   * answered.
   */
  async tryOut(planned: RequestCase): Promise<JudgementLine[]> {
    const exchange = await this.send(planned);
    // What it made may be told by webhooks.
    const creation = creationOf(exchange);
    if (creation)
      this.options.record.append({
        type: 'trigger',
        at: new Date(exchange.startedAt).toISOString(),
        trigger: planned.operationId,
        values: {},
        told: { id: creation.id },
      });
    const judgements = isAnswered(exchange) ? this.#judgeAnswer(planned, exchange, exchange.response) : [];
    return judgements.map((judgement) => judgementLine(planned.id, judgement, this.options.strictness));
  }

  /** Sends the request of a case, and neither judges nor records it. */
  async send(planned: RequestCase): Promise<Exchange> {
    const { client, redactor } = this.options;
    const { request } = planned;
    const operation = this.operation(planned.operationId);
    redactor.learnSynthetic(request.body);
    redactor.learnSynthetic(request.path);
    const key = this.#keyFor(planned, operation);
    const capitals = planned.authentication === 'upper-case-name';
    const how = planned.authentication === 'in-query' ? inQuery(this.#identification) : this.#identification;
    const identified = key === undefined ? request : withKey(request, how, key, capitals);
    return client.send({ ...identified, operationId: operation.id });
  }

  #judgeAnswer(planned: RequestCase, exchange: Exchange, response: AnsweredExchange['response']): Judgement[] {
    const { contract, validator, budgetMs, webhookToken, apiKey, otherApiKey } = this.options;
    const operation = this.operation(planned.operationId);
    const unproven = !this.#proven.has(operation.id);
    const input = {
      contract,
      validator,
      case: planned,
      operation,
      exchange,
      response,
      budgetMs,
      webhookToken,
      ...keysOf({ apiKey, otherApiKey }),
      unproven,
      ...(this.#memory ? { memory: this.#memory } : {}),
    };
    const [exists] = unproven ? operationExists.judge(input) : [];
    if (exists?.holds) this.#proven.add(operation.id);
    if (exists && !exists.holds && guessed.has(operation.evidence.grade)) {
      this.#refuted.add(operation.id);
      return [exists];
    }
    return this.#wanted(exchangeChecks).flatMap((check) => check.judge(input));
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
    const { validator, inbox, triggers, deliveries: quiet, now } = this.options;
    const webhook = this.#webhook(planned.webhookId);
    let exchange: Exchange | undefined;
    const settle = triggers.settleDeliveries;
    const waiting = { inbox, quietMs: quiet.quietMs, now, ...(settle ? { settle } : {}) };
    let deliveries = await awaitDeliveries(planned, triggeredAt, waiting, async () => {
      exchange = await witness?.();
    });
    if (deliveries.length === 0 && planned.expect !== 'none') {
      deliveries = strayDeliveries(await inbox.since(triggeredAt), { planned, webhook, validator });
      if (deliveries.length > 0) exchange = await witness?.();
    }
    return this.#judgeDeliveries(planned, deliveries, { triggeredAt, ...(exchange ? { exchange } : {}) }, started);
  }

  /**
   * Judges deliveries that a flow has gathered by itself.
   * @param known what the flow knows of them: when the trigger was pulled, up to when they were watched (by the target's clock),
   *   and the deliveries of equal cases
   */
  judgeDeliveries(
    planned: DeliveryCase,
    deliveries: readonly ReceivedDelivery[],
    known: Pick<DeliveryInput, 'triggeredAt' | 'observedUntil' | 'samples'>,
  ): void {
    this.#judgeDeliveries(planned, deliveries, known, this.#open(planned));
  }

  /** The moment by the target's clock, which `advance-clock` moves; in milliseconds since the epoch. */
  clockAt(moment: number): number {
    return this.#elapsed.at(moment).latest;
  }

  /** Everything that has arrived since a moment, about whatever object, with its moments by the target's clock. */
  async received(since: number): Promise<ReceivedDelivery[]> {
    return (await this.options.inbox.since(since)).map((delivery) => this.#elapsed.timed(delivery));
  }

  #webhook(id: string): Webhook {
    const { contract } = this.options;
    const webhook = contract.webhooks.get(id);
    if (!webhook) throw new Error(`the contract of version ${contract.version} has no webhook ${id}`);
    return webhook;
  }

  #judgeDeliveries(
    planned: DeliveryCase,
    received: readonly ReceivedDelivery[],
    { exchange, ...known }: Pick<DeliveryInput, 'triggeredAt' | 'observedUntil' | 'samples'> & { exchange?: Exchange },
    started: number,
  ): ReceivedDelivery[] {
    const { contract, validator, webhookToken, apiKey, otherApiKey, record, redactor } = this.options;
    const webhook = this.#webhook(planned.webhookId);
    const deliveries = received.map((delivery) => (delivery.clock ? delivery : this.#elapsed.timed(delivery)));
    const clockAtTrigger = this.clockAt(known.triggeredAt);
    const [first] = planned.expect === 'none' ? [] : deliveries;
    const took = latencyOf(first, known.triggeredAt, clockAtTrigger);
    for (const delivery of deliveries) {
      redactor.learnReceived(delivery.body, delivery.headers);
      record.append(deliveryLine(planned.id, delivery, took && delivery === first ? { latencyMs: took.least } : {}));
    }
    const judgements = this.#wanted(deliveryChecks).flatMap((check) =>
      check.judge({
        contract,
        validator,
        case: planned,
        webhook,
        deliveries,
        ...known,
        clockAtTrigger,
        ...(webhookToken === undefined ? {} : { webhookToken }),
        ...keysOf({ apiKey, otherApiKey }),
        ...(exchange ? { witness: { operation: this.operation(exchange.operationId), exchange } } : {}),
      }),
    );
    this.#close(planned, judgements, started, exchange ? [exchange.id] : []);
    return deliveries;
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
    const started = this.#open(planned);
    for (const exchange of sent) this.#recordExchange(planned.id, exchange);
    const { contract, validator } = this.options;
    const observed = Object.fromEntries(
      Object.entries(exchanges).map(([role, list]) => [role, list.filter(isAnswered)] as const),
    );
    const judgements = this.#wanted(observationChecks)
      .filter(({ relations }) => relations.includes(planned.relation))
      .flatMap((check) => check.judge({ contract, validator, case: planned, observed }));
    const ids = Object.values(observed).flatMap((list) => list.map(({ id }) => id));
    this.#close(planned, judgements, started, [...new Set(ids)]);
  }

  /** Records that a case could not be carried out, and why: missing coverage, not a finding. */
  skip(planned: Case, { cause, reason }: Obstacle): void {
    const started = this.#open(planned);
    this.#note(planned, 'skip', reason, cause);
    this.#end(planned, 'skip', [], started);
  }

  #wanted<Check extends { id: string }>(all: readonly Check[]): readonly Check[] {
    const { checks } = this.options;
    return checks ? all.filter(({ id }) => checks.includes(id)) : all;
  }

  /** The key that goes along; none where an API without keys is called, or an operation asks for none. */
  #keyFor({ authentication }: RequestCase, operation: Operation): string | undefined {
    const { apiKey, otherApiKey } = this.options;
    const how = this.#identification;
    const keys: Record<Authentication, string | undefined> = {
      valid: apiKey === '' || !takesKey(how, operation) ? undefined : apiKey,
      none: undefined,
      wrong: wrongKeyFor(how),
      truncated: spoiltKey(how, apiKey, 'truncated'),
      altered: spoiltKey(how, apiKey, 'altered'),
      'other-case': spoiltKey(how, apiKey, 'other-case'),
      extended: spoiltKey(how, apiKey, 'extended'),
      'in-query': fitsQuery(how) ? apiKey : undefined,
      'upper-case-name': apiKey,
      'other-tenant': otherApiKey ?? wrongKeyFor(how),
    };
    return keys[authentication];
  }

  /** Why a request cannot be sent, or its key not be told in the way that a case wants. */
  #unsendable({ authentication, expect, request }: RequestCase): Obstacle | undefined {
    const { apiKey, otherApiKey } = this.options;
    const unfitHeader = headerOutOfHttp(request.headers);
    if (unfitHeader !== undefined) return unfitHeader;
    // A wrong key stands in for another account's where a refusal is expected.
    if (authentication === 'other-tenant' && expect.kind !== 'refused' && otherApiKey === undefined)
      return { cause: 'other-key-missing', reason: 'the target has no key of another account' };
    const how = this.#identification;
    const unfit = (reason: string): Obstacle => ({ cause: 'key-unfit', reason });
    if (authentication === 'in-query' && !fitsQuery(how)) return unfit('the key has no other place to be sent in');
    const spoils = authentication === 'other-case' || authentication === 'altered';
    return spoils && spoiltKey(how, apiKey, authentication) === undefined
      ? unfit(
          `the key has no ${authentication === 'altered' ? 'character that could be another one' : 'letters whose case would count'}`,
        )
      : undefined;
  }

  #open(planned: Case): number {
    const started = this.options.now();
    this.options.record.append({
      type: 'case',
      id: planned.id,
      phase: planned.phase,
      rule: planned.rule,
      name: planned.name,
      ...subjectOf(planned),
      ...(planned.flow ? { flow: planned.flow } : {}),
      expectation: describeExpectation(planned),
      ...validity(planned),
      ...storyOf(planned),
      startedAt: new Date(started).toISOString(),
    });
    return started;
  }

  #recordExchange(caseId: string, exchange: Exchange): void {
    const { record, redactor } = this.options;
    const { response } = exchange;
    const error = exchange.error ?? exchange.broken?.message;
    redactor.learnReceived(response?.body, response?.headers);
    record.append({
      type: 'exchange',
      id: exchange.id,
      caseId,
      operationId: exchange.operationId,
      request: withBodyCut(exchange.request),
      ...(response ? { response: { status: response.status, headers: response.headers, body: response.body } } : {}),
      ...(error === undefined ? {} : { error }),
      startedAt: new Date(exchange.startedAt).toISOString(),
      durationMs: exchange.durationMs,
    });
  }

  /** @param observed exchanges of other cases that the judgements rest on */
  #close(planned: Case, judgements: readonly Judgement[], started: number, observed: readonly string[] = []): void {
    const lines = judgements.map((judgement) => judgementLine(planned.id, judgement, this.options.strictness));
    for (const line of lines) this.options.record.append(line);
    this.#end(
      planned,
      worst(lines.map((line) => line.outcome)),
      lines.filter((line) => line.outcome !== 'pass'),
      started,
      observed,
    );
  }

  #note(
    planned: Case,
    outcome: 'skip' | 'not-applicable' | 'error',
    message: string,
    skipCause?: Obstacle['cause'],
  ): JudgementLine {
    const line: JudgementLine = {
      type: 'judgement',
      caseId: planned.id,
      check: outcome === 'error' ? 'carried-out' : 'skipped',
      outcome,
      ground: principle('nothing is judged that was not carried out'),
      message,
      ...(skipCause && { skipCause }),
    };
    this.options.record.append(line);
    return line;
  }

  #trouble(planned: Case, message: string, started: number): void {
    this.#end(planned, 'error', [this.#note(planned, 'error', message)], started);
  }

  #end(
    planned: Case,
    outcome: Outcome,
    problems: JudgementLine[],
    started: number,
    observed: readonly string[] = [],
  ): void {
    this.options.record.append({
      type: 'case-end',
      caseId: planned.id,
      outcome,
      durationMs: this.options.now() - started,
      ...(observed.length > 0 && { observed }),
    });
    // Results reach terminals and test reports: they show no more than the record does.
    const shown = this.options.redactor.redactAll(problems);
    const result = { id: planned.id, ...subjectOf(planned), name: planned.name, outcome, problems: shown };
    this.results.push(result);
    this.onResult?.(result);
  }
}
