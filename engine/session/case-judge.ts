import type { Grade } from '../../contracts/model/evidence.js';
import { operationOf, webhookOf } from '../../contracts/model/look-up.js';
import type { Authentication, DeliveryCase, ObservationCase, RequestCase } from '../../generators/cases/case.js';
import type { DeliveryInput, ExchangeInput, Judgement } from '../checks/check.js';
import { deliveryChecks, exchangeChecks, observationChecks } from '../checks/index.js';
import { operationExists } from '../checks/operation-exists.js';
import type { AnsweredExchange, Exchange } from '../exchange.js';
import { isBroken, judgeBroken } from '../judging/judge-bytes.js';
import { keysOf } from '../keys-of.js';
import { RunMemory } from '../memory/memory.js';
import type { SessionOptions } from './options.js';
import { refusedByClosing } from './refused-by-closing.js';

/** Grades of operations that may not exist at all. */
const guessed: ReadonlySet<Grade> = new Set<Grade>(['assumed', 'secondary']);

/** Ways of calling as the account under test. */
const ofUs: ReadonlySet<Authentication> = new Set<Authentication>(['valid', 'upper-case-name']);

/** What can be said of an exchange: judgements, or why there is nothing to judge. */
export type JudgementsOrTrouble = { judgements: readonly Judgement[] } | { trouble: string };

/** What deliveries are judged by, beside themselves. */
export type KnownOfDeliveries = Pick<
  DeliveryInput,
  'deliveries' | 'triggeredAt' | 'clockAtTrigger' | 'observedUntil' | 'samples'
>;

/** Tells an exchange with a whole answer from others. */
export function isAnswered(exchange: Exchange): exchange is AnsweredExchange {
  return exchange.response !== undefined && !isBroken(exchange);
}

type Judging = Pick<
  SessionOptions,
  'contract' | 'validator' | 'checks' | 'budgetMs' | 'webhookToken' | 'apiKey' | 'otherApiKey' | 'identification'
>;

/** Judges what cases brought, by the checks that the run wants and by what the run knows already. */
export class CaseJudge {
  readonly #options: Judging;
  /** Of an API of which nothing but its document is known nobody says which members mean what. */
  readonly #memory: RunMemory | undefined;
  /** Operations that an answer has shown to be there, and those that were assumed and are not. */
  readonly #proven = new Set<string>();
  readonly #refuted = new Set<string>();

  constructor(options: Judging) {
    this.#options = options;
    this.#memory = options.identification ? undefined : new RunMemory();
  }

  /** Whether an operation was assumed, and an answer has shown that it is not there. */
  hasRefuted(operationId: string): boolean {
    return this.#refuted.has(operationId);
  }

  /** Judges what came back for a request, and remembers what it tells of the target. */
  exchange(planned: RequestCase, exchange: Exchange): JudgementsOrTrouble {
    if (isBroken(exchange)) {
      const judgement = judgeBroken(exchange);
      // Where nobody asked for that finding, the case was not carried out.
      const isWanted = this.#wanted(exchangeChecks).some(({ id }) => id === judgement.check);
      return isWanted ? { judgements: [judgement] } : { trouble: `no whole answer: ${exchange.broken.message}` };
    }
    if (!isAnswered(exchange)) {
      const refused = refusedByClosing(planned, exchange);
      return refused ? { judgements: [refused] } : { trouble: `no answer: ${exchange.error ?? 'unknown reason'}` };
    }
    const judgements = this.answer(planned, exchange);
    if (ofUs.has(planned.authentication))
      this.#memory?.learn(operationOf(this.#options.contract, planned.operationId), exchange);
    return { judgements };
  }

  /**
   * Judges an answer. The first answer of an assumed operation may refute the assumption: then nothing else is judged of it.
   */
  answer(planned: RequestCase, exchange: AnsweredExchange): Judgement[] {
    const { contract, validator, budgetMs, webhookToken } = this.#options;
    const operation = operationOf(contract, planned.operationId);
    const unproven = !this.#proven.has(operation.id);
    const input: ExchangeInput = {
      contract,
      validator,
      case: planned,
      operation,
      exchange,
      response: exchange.response,
      ...(budgetMs === undefined ? {} : { budgetMs }),
      ...(webhookToken === undefined ? {} : { webhookToken }),
      ...keysOf(this.#options),
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
   * Judges the deliveries of a case.
   * @param witness what the API answered about the same object
   */
  deliveries(planned: DeliveryCase, known: KnownOfDeliveries, witness?: Exchange): Judgement[] {
    const { contract, validator, webhookToken } = this.#options;
    const input: DeliveryInput = {
      contract,
      validator,
      case: planned,
      webhook: webhookOf(contract, planned.webhookId),
      ...known,
      ...(webhookToken === undefined ? {} : { webhookToken }),
      ...keysOf(this.#options),
      ...(witness ? { witness: { operation: operationOf(contract, witness.operationId), exchange: witness } } : {}),
    };
    return this.#wanted(deliveryChecks).flatMap((check) => check.judge(input));
  }

  /** Judges exchanges that belong together. */
  observation(planned: ObservationCase, observed: Readonly<Record<string, readonly AnsweredExchange[]>>): Judgement[] {
    const { contract, validator } = this.#options;
    return this.#wanted(observationChecks)
      .filter(({ relations }) => relations.includes(planned.relation))
      .flatMap((check) => check.judge({ contract, validator, case: planned, observed }));
  }

  #wanted<Check extends { id: string }>(all: readonly Check[]): readonly Check[] {
    const { checks } = this.#options;
    return checks ? all.filter(({ id }) => checks.includes(id)) : all;
  }
}
