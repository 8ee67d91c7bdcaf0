import { evidenceGround, principle, type Ground } from '../../contracts/model/ground.js';
import { valueAt } from '../../contracts/model/pointer.js';
import type { ApiVersion, OperationId, RequestOf } from '../../contracts/model/typed.js';
import type { Contract, Operation } from '../../contracts/model/types.js';
import { isSuccess, type Exchange } from '../../engine/exchange.js';
import { answerBody, textOf } from '../../engine/judging/answer.js';
import { createKit, type Use } from '../../engine/kit.js';
import { Unprepared, type Values } from '../../engine/provisions/provision.js';
import type { Obstacle } from '../../engine/record/skip-causes.js';
import type { flowPhases } from '../../engine/selection.js';
import type { Session } from '../../engine/session/session.js';
import { settle } from '../../engine/settle.js';
import { describeTrigger, type TriggerName, type TriggerValues } from '../../engine/triggers/trigger.js';
import { baseRequest, requestOf, type FormFile } from '../../generators/cases/base.js';
import {
  caseId,
  type Authentication,
  type Breach,
  type Case,
  type DeliveryCase,
  type Expectation,
  type Expected,
  type ObservationCase,
  type Relation,
  type RequestCase,
} from '../../generators/cases/case.js';
import { knownCode } from '../../generators/cases/codes.js';
import { answered, refused, unstated } from '../../generators/cases/expectations.js';
import { acceptanceGround } from '../../generators/cases/requests.js';
import { validRequestOf } from '../../generators/cases/valid-requests.js';
import type { Data } from '../../generators/data/data.js';
import { newUuid } from '../../generators/data/formats.js';

/** An operation or webhook of any version: flows name some that only one of them has. */
export type AnyId = { [V in ApiVersion]: OperationId<V> }[ApiVersion];

type BodyIn<V extends ApiVersion, Id> = Id extends OperationId<V> ? RequestOf<V, Id> : never;

/** Members of an operation's JSON body, in whatever version has them. */
export type BodyOf<Id> = { [V in ApiVersion]: Partial<BodyIn<V, Id>> }[ApiVersion];

/** What is special about a call; the rest is a valid request of the operation. */
export interface Call<Id> {
  /** Fill path parameters and members of the body that have, or go by, their names. */
  values?: Values;
  body?: BodyOf<Id>;
  /** Members that the body does not have. */
  without?: readonly string[];
  query?: Readonly<Record<string, string>>;
  files?: readonly FormFile[];
  authentication?: Authentication;
}

/** Why a call has to be refused. */
export interface Refusal {
  breaks: Breach;
  /** P code that the documentation has for it, where it has one. */
  code?: string;
  /** What being refused rests on; the code by default. */
  because?: Ground;
}

/** What has to be delivered, or must not be. */
export interface Telling<Id> {
  about?: DeliveryCase['about'];
  sequence?: DeliveryCase['sequence'];
  toldBefore?: DeliveryCase['toldBefore'];
  /** A read that shows the same object. */
  witness?: { operationId: Id; values: Values };
}

/** What several answers have to be together. */
export interface Sight {
  operationId: AnyId;
  ground?: Ground;
  expected?: Expected;
  /** Why there is nothing to compare with, where that is so. */
  lacking?: Obstacle;
}

/** The answer of a step; empty where the step was left out or got none. */
export class StepAnswer {
  constructor(readonly exchange?: Exchange) {}

  get accepted(): boolean {
    return this.exchange?.response !== undefined && isSuccess(this.exchange.response);
  }

  /** The body with every number kept as its text. */
  get body(): unknown {
    return this.exchange?.response && answerBody(this.exchange.response);
  }

  /** A text or number at a JSON Pointer of the body, as it was sent. */
  text(pointer: string): string | undefined {
    const { body } = this;
    return body === undefined ? undefined : textOf(valueAt(body, pointer));
  }
}

/** Which flow is told, as far as its cases show it. */
export interface StoryFacts {
  id: string;
  phase: (typeof flowPhases)[number]['id'];
}

/**
 * One run of a flow: each step is a case of its own, with an id of operation, flow and step. Once something is missing that the
 * further steps need, they are recorded as skipped, with the reason, so that coverage stays honest.
 */
export class Story {
  readonly contract: Contract;
  readonly #facts: StoryFacts;
  readonly #session: Session;
  readonly #data: Data;
  readonly #kit: ReturnType<typeof createKit>;
  readonly #ids = new Set<string>();
  /** Every answer of the flow, in the order in which they came. */
  readonly #answers: StepAnswer[] = [];
  /** Why the further steps cannot be carried out. */
  #obstacle: Obstacle | undefined;
  /** When something was last done that webhooks may tell of. */
  #actedAt: number;

  constructor(session: Session, data: Data, facts: StoryFacts) {
    this.contract = session.options.contract;
    this.#session = session;
    this.#data = data;
    this.#facts = facts;
    this.#kit = createKit(session, data);
    this.#actedAt = session.options.now();
  }

  /** Whether the version has an operation. */
  has(operationId: AnyId): boolean {
    return this.contract.operations.has(operationId);
  }

  /** Whether the version has a webhook. */
  tells(webhookId: AnyId): boolean {
    return this.contract.webhooks.has(webhookId);
  }

  /** Whether an operation lists an error code in this version. */
  lists(operationId: AnyId, code: string): boolean {
    const responses = this.contract.operations.get(operationId)?.object.responses ?? {};
    return Object.values(responses).some((response) => response['x-error-codes']?.some((row) => row.code === code));
  }

  /** Whether the target has a second account, so that isolation can be tested. */
  get hasOtherTenant(): boolean {
    return this.#session.options.otherApiKey !== undefined;
  }

  /** Whether the further steps are left out. */
  get stopped(): boolean {
    return this.#obstacle !== undefined;
  }

  /** Why the further steps are left out; `undefined` where they are not. */
  get obstacle(): Obstacle | undefined {
    return this.#obstacle;
  }

  /** Whether the target can be made to do something. */
  can(name: TriggerName): boolean {
    return this.#session.options.triggers.can(name);
  }

  /** Waits until nothing is under way for an owner any more; false where it does not end in time. */
  settled(owner: string | null): Promise<boolean> {
    return this.#obstacle === undefined ? settle(this.#session, owner) : Promise.resolve(true);
  }

  /** A UUID that nothing has. */
  unknownId(): string {
    return newUuid(this.#data);
  }

  /** Leaves out what follows. */
  stop(obstacle: Obstacle): void {
    this.#obstacle ??= obstacle;
  }

  /** A part whose obstacles do not keep the rest of the flow from being carried out. */
  async part(tell: () => Promise<void>): Promise<void> {
    const before = this.#obstacle;
    await tell();
    this.#obstacle = before;
  }

  /**
   * A provision, made for this flow; a second one of the same kind needs a purpose. With `own` no user whom the target's
   * configuration names stands in: the flow does what such a user must not suffer. With `apart` it is nobody whom the flow
   * has already.
   */
  async provide(provisionId: string, purpose?: string, use: Pick<Use, 'own' | 'apart'> = {}): Promise<Values> {
    if (this.#obstacle !== undefined) return {};
    try {
      const { id } = this.#facts;
      return await this.#kit.provide(provisionId, purpose === undefined ? id : `${id}.${purpose}`, use);
    } catch (error) {
      if (!(error instanceof Unprepared)) throw error;
      this.stop(error.obstacle);
      return {};
    } finally {
      this.#acted();
    }
  }

  /** A member of an answer that the further steps need. */
  take(answer: StepAnswer, pointer: string): string {
    const text = answer.text(pointer);
    if (text === undefined)
      this.stop({
        cause: answer.exchange?.withheld?.cause ?? 'refused-before',
        reason: `${answer.exchange?.operationId ?? 'a step left out'} gave no ${pointer}`,
      });
    return text ?? '';
  }

  /** A call that has to be accepted. Where one that changes something is not, the further steps are left out. */
  async accept<Id extends AnyId>(
    operationId: Id,
    step: string,
    name: string,
    call: Call<Id> = {},
  ): Promise<StepAnswer> {
    const operation = this.#session.operation(operationId);
    const request = this.#request(operation, call);
    const ground = acceptanceGround(this.contract, operation, request.body);
    const answer = await this.#send(operation, { step, name }, { ...call, request }, { kind: 'accepted', ground });
    if (!answer.accepted && operation.method !== 'GET')
      this.stop({
        cause: answer.exchange?.withheld?.cause ?? 'refused-before',
        reason: `${operationId} answered ${answer.exchange?.response?.status ?? 'nothing'} in the step ${step}`,
      });
    return answer;
  }

  /** A call that has to be refused. */
  async refuse<Id extends AnyId>(
    operationId: Id,
    step: string,
    name: string,
    call: Call<Id>,
    { breaks, code, because }: Refusal,
  ): Promise<StepAnswer> {
    const operation = this.#session.operation(operationId);
    const known = code === undefined ? undefined : knownCode(this.contract, operation, code);
    const ground = because ?? evidenceGround(known?.evidence ?? unstated(name));
    const request = this.#request(operation, call);
    return this.#send(operation, { step, name }, { ...call, request }, refused(breaks, ground, known));
  }

  /** A call of which nobody says whether it is accepted; the further steps are carried out either way. */
  async attempt<Id extends AnyId>(operationId: Id, step: string, name: string, call: Call<Id>): Promise<StepAnswer> {
    const operation = this.#session.operation(operationId);
    return this.#send(operation, { step, name }, { ...call, request: this.#request(operation, call) }, answered(name));
  }

  /** Equal calls that set off at the same moment. */
  async atOnce<Id extends AnyId>(
    operationId: Id,
    step: string,
    name: string,
    count: number,
    call: Call<Id>,
  ): Promise<StepAnswer[]> {
    const operation = this.#session.operation(operationId);
    const request = this.#request(operation, call);
    const expect = answered('which of equal calls at once is accepted');
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    return Promise.all(
      numbers.map((number) =>
        this.#send(
          operation,
          { step: `${step}.${number}`, name: `${name}, call ${number} of ${count}` },
          { ...call, request },
          expect,
        ),
      ),
    );
  }

  /** Has the target do something. Where it cannot, the further steps are left out. */
  async trigger(name: TriggerName, values: TriggerValues): Promise<TriggerValues> {
    const { triggers, tenant } = this.#session.options;
    if (this.#obstacle !== undefined) return {};
    if (!triggers.can(name)) {
      this.stop({
        cause: 'trigger-missing',
        reason: `this target offers no way to ${describeTrigger(name, values)}`,
      });
      return {};
    }
    this.#acted();
    try {
      return await triggers.pull(name, tenant === undefined ? values : { ...values, tenant });
    } catch (error) {
      this.stop({
        cause: 'trigger-failed',
        reason: `nobody could ${describeTrigger(name, values)}: ${(error as Error).message}`,
      });
      return {};
    }
  }

  /** Brings about what comes by itself where nobody can hurry it. */
  async outcome(name: TriggerName, values: TriggerValues): Promise<void> {
    if (this.can(name)) await this.trigger(name, values);
  }

  /** What the last call or trigger has to be told by; gives what the API answered then about the same object. */
  async delivered(webhookId: AnyId, step: string, name: string, telling: Telling<AnyId>): Promise<StepAnswer> {
    if (!this.tells(webhookId)) return new StepAnswer();
    const { about, sequence, toldBefore, witness } = telling;
    const planned: DeliveryCase = {
      ...this.#identity(webhookId, step, name),
      kind: 'delivery',
      webhookId,
      ...(about ? { about } : {}),
      ...(sequence ? { sequence } : {}),
      ...(toldBefore ? { toldBefore } : {}),
      deadlineMs: this.#session.options.deliveries.deadlineMs,
    };
    if (this.#isSkipped(planned)) return new StepAnswer();
    let told = new StepAnswer();
    const read = witness && this.has(witness.operationId) ? witness : undefined;
    await this.#session.deliveries(
      planned,
      this.#actedAt,
      read &&
        (async () => {
          told = await this.accept(read.operationId, `${step}.told`, 'Read what the webhook told', {
            values: read.values,
          });
          if (!told.exchange) throw new Error(`${read.operationId} was not carried out`);
          return told.exchange;
        }),
    );
    return told;
  }

  /** What nothing since the last call or trigger may tell of. */
  async notDelivered(webhookId: AnyId, step: string, name: string, about: DeliveryCase['about']): Promise<void> {
    if (!this.tells(webhookId)) return;
    const planned: DeliveryCase = {
      ...this.#identity(webhookId, step, name),
      kind: 'delivery',
      webhookId,
      ...(about ? { about } : {}),
      expect: 'none',
      deadlineMs: this.#session.options.deliveries.deadlineMs,
    };
    if (!this.#isSkipped(planned)) await this.#session.deliveries(planned, this.#actedAt);
  }

  /** Judges answers together, by role. Those of steps that were left out make it a step that is left out as well. */
  observe(
    relation: Relation,
    step: string,
    name: string,
    { operationId, ground, expected, lacking }: Sight,
    answers: Readonly<Record<string, readonly StepAnswer[]>>,
  ): void {
    const operation = this.#session.operation(operationId);
    const planned: ObservationCase = {
      ...this.#identity(operationId, step, name),
      kind: 'observation',
      operationId,
      relation,
      ...(expected ? { expected } : {}),
      ground: ground ?? evidenceGround(operation.evidence),
    };
    if (this.#isSkipped(planned)) return;
    const judged = relation === 'states' ? this.#everyRead(answers, expected?.pointer) : answers;
    const exchanges = Object.entries(judged).map(([role, list]) => [
      role,
      list.flatMap(({ exchange }) => (exchange ? [exchange] : [])),
    ]);
    if (lacking !== undefined) this.#session.skip(planned, lacking);
    else if (exchanges.some(([, list]) => list?.length === 0))
      this.#session.skip(planned, { cause: 'nothing-to-compare', reason: 'nothing to compare was read' });
    else this.#session.observe(planned, Object.fromEntries(exchanges) as Record<string, Exchange[]>);
  }

  /** Answers with the other reads of the same objects so far: between any two of them the state must not go back. */
  #everyRead(answers: Readonly<Record<string, readonly StepAnswer[]>>, pointer = ''): typeof answers {
    const { reads } = answers;
    // The item of a list that stands at one place may be another one in the next read.
    if (!reads || /\/\d+(\/|$)/.test(pointer)) return answers;
    const urls = new Set(reads.flatMap(({ exchange }) => exchange?.request.url ?? []));
    const isRead = ({ exchange }: StepAnswer): boolean =>
      exchange?.request.method === 'GET' && urls.has(exchange.request.url);
    return { ...answers, reads: this.#answers.filter((answer) => reads.includes(answer) || isRead(answer)) };
  }

  #identity(subject: string, step: string, name: string) {
    const { id: flow, phase } = this.#facts;
    const rule = `${flow}.${step}`;
    const id = caseId(subject, phase, rule);
    if (this.#ids.has(id)) throw new Error(`two steps of the flow ${flow} have the id ${id}`);
    this.#ids.add(id);
    return { id, phase, rule, name, flow };
  }

  #isSkipped(planned: Case): boolean {
    if (this.#obstacle === undefined) return false;
    this.#session.skip(planned, this.#obstacle);
    return true;
  }

  #request<Id>(operation: Operation, { values = {}, body = {}, without = [], query = {}, files }: Call<Id>) {
    const row = validRequestOf(operation.id);
    return baseRequest(
      this.contract,
      operation,
      {
        ...row,
        body: { ...row.body, ...body },
        query: { ...row.query, ...query },
        omit: [...(row.omit ?? []).filter((name) => !(name in body)), ...without],
        ...(files ? { files } : {}),
      },
      values,
      this.#data,
    );
  }

  async #send<Id>(
    operation: Operation,
    { step, name }: { step: string; name: string },
    { request, authentication }: { request: ReturnType<typeof baseRequest> } & Pick<Call<Id>, 'authentication'>,
    expect: Expectation,
  ): Promise<StepAnswer> {
    const isOpen = operation.object.security?.length === 0;
    const planned: RequestCase = {
      ...this.#identity(operation.id, step, name),
      kind: 'request',
      operationId: operation.id,
      request: requestOf(operation, request),
      authentication: authentication ?? (isOpen ? 'none' : 'valid'),
      expect,
    };
    if (this.#isSkipped(planned)) return new StepAnswer();
    if (operation.method !== 'GET') this.#acted();
    const answer = new StepAnswer(await this.#session.request(planned));
    this.#answers.push(answer);
    return answer;
  }

  #acted(): void {
    this.#actedAt = this.#session.options.now();
  }
}

/** Money is neither made nor lost. */
export const conservation = principle('conservation of money');
