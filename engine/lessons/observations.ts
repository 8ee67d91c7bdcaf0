import { isListedSuccess, listedStatus } from '../../contracts/model/listed-status.js';
import type { Contract, Operation, Webhook } from '../../contracts/model/types.js';
import { operationExists } from '../checks/operation-exists.js';
import { isSuccess } from '../exchange.js';
import { parseBody } from '../json-body.js';
import { errorCodeOf, reachesOperation } from '../judging/answer.js';
import { schemaPointerOf } from '../judging/response-body.js';
import { isLevel, type DeliveryLine, type ExchangeLine, type JudgementLine } from '../record/format.js';
import type { CaseRecord } from '../record/reader.js';
import { keyOf, type Subject } from './assumption.js';
import { placesShown } from './shown.js';
import { Sighted } from './sighted.js';

/** A recorded body as a value; `undefined` where it is no JSON. */
export function recordedBody(text: string | undefined): unknown {
  const parsed = parseBody(text ?? '');
  return parsed.ok ? parsed.value : undefined;
}

/** Gathers from cases, one after the other, what speaks for and against the assumptions of a contract. */
export class Observations {
  /** By key of the assumption. */
  readonly held = new Sighted();
  readonly broken = new Sighted();
  /** What stood in the place of a broken assumption, by its key: the last that was seen. */
  readonly instead = new Map<string, string>();
  readonly #contract: Contract;
  readonly #assumed: ReadonlySet<string>;

  constructor(contract: Contract, subjects: readonly Subject[]) {
    this.#contract = contract;
    this.#assumed = new Set(subjects.flatMap(({ assumptions }) => [...assumptions.keys()]));
  }

  add({ line, exchanges, deliveries, judgements }: CaseRecord): void {
    const about = (id: string): JudgementLine[] => judgements.filter(({ subject }) => subject?.id === id);
    for (const exchange of exchanges) this.#addExchange(exchange, about(exchange.id));
    const webhook = line.webhookId === undefined ? undefined : this.#contract.webhooks.get(line.webhookId);
    if (!webhook) return;
    for (const delivery of deliveries) this.#addDelivery(webhook, delivery, about(delivery.id));
    for (const judgement of judgements)
      if (judgement.check === 'delivery-arrives') this.#judge(`${webhook.pointer}/x-webhook/fires`, judgement);
  }

  #hold(key: string, caseId: string): void {
    if (this.#assumed.has(key)) this.held.add(key, caseId);
  }

  #break(key: string, { caseId, actual }: { caseId: string; actual?: string }): void {
    if (!this.#assumed.has(key)) return;
    this.broken.add(key, caseId);
    if (actual !== undefined) this.instead.set(key, actual);
  }

  /** An assumption that one judgement is about. */
  #judge(key: string, judgement: JudgementLine): void {
    if (judgement.outcome === 'pass') this.#hold(key, judgement.caseId);
    else if (isLevel(judgement.outcome)) this.#break(key, judgement);
  }

  #addExchange(exchange: ExchangeLine, judgements: readonly JudgementLine[]): void {
    const { caseId, response } = exchange;
    const operation = this.#contract.operations.get(exchange.operationId);
    if (!operation || !response || !reachesOperation(exchange, operation)) return;
    const body = recordedBody(response.body);
    const listedUnder = listedStatus(operation, response.status);
    const status = `${operation.pointer}/responses/${listedUnder ?? response.status}`;
    if (!isSuccess(response)) {
      const code = errorCodeOf(response);
      if (code !== undefined) this.#addError(operation, response.status, code, caseId);
      else if (judgements.some(isUnknownThere))
        this.#break(operation.pointer, { caseId, actual: `${response.status} without an error of the API` });
      return;
    }
    this.#hold(operation.pointer, caseId);
    this.#hold(status, caseId);
    if (listedUnder === undefined)
      for (const listed of Object.keys(operation.object.responses).filter(isListedSuccess))
        this.#break(`${operation.pointer}/responses/${listed}`, { caseId, actual: String(response.status) });
    const schema = schemaPointerOf({ operation, response });
    if (schema !== undefined) this.#addBody('response-schema', schema, body, judgements);
  }

  #addError({ pointer, object }: Operation, status: number, code: string, caseId: string): void {
    const response = `${pointer}/responses/${status}`;
    this.#hold(response, caseId);
    for (const [index, listed] of (object.responses[String(status)]?.['x-error-codes'] ?? []).entries())
      if (listed.code === code) this.#hold(`${response}/x-error-codes/${index}`, caseId);
  }

  #addDelivery(webhook: Webhook, { request, caseId }: DeliveryLine, judgements: readonly JudgementLine[]): void {
    if (caseId === null) return;
    this.#hold(webhook.pointer, caseId);
    for (const judgement of judgements)
      if (judgement.check === 'delivery-path') this.#judge(`${webhook.pointer}/x-webhook`, judgement);
    this.#addBody('delivery-schema', webhook.schemaPointer, recordedBody(request.body), judgements);
  }

  /** A body that a check has held against its schema: what it shows holds, but for what the check found broken. */
  #addBody(check: string, schema: string, body: unknown, judgements: readonly JudgementLine[]): void {
    const judged = judgements.filter((judgement) => judgement.check === check);
    const [first] = judged;
    if (!first || body === undefined) return;
    const violated = judged.filter(({ outcome }) => isLevel(outcome));
    const places = new Set<string>();
    for (const judgement of violated) {
      if (!judgement.inContract) continue;
      const { pointer, keyword } = judgement.inContract;
      places.add(this.#nodeAt(pointer));
      this.#break(this.#keyOfBroken(pointer, keyword), judgement);
    }
    // Without the place nobody knows what of the body did not hold.
    if (violated.some(({ inContract }) => !inContract)) return;
    const keys = new Set<string>();
    for (const { pointer, schema: node, value } of placesShown(this.#contract.document, schema, body)) {
      if (keys.has(pointer)) continue;
      keys.add(keyOf(pointer, 'required'));
      if (value === null || places.has(pointer)) continue;
      keys.add(pointer);
      for (const keyword of Object.keys(node)) keys.add(keyOf(pointer, keyword));
    }
    for (const key of keys) this.#hold(key, first.caseId);
  }

  /** The node of the document that a place of a compiled schema belongs to: conditions are compiled as wholes. */
  #nodeAt(pointer: string): string {
    const condition = /^(.*\/allOf\/\d+)\/(then|else|if)(\/|$)/.exec(pointer)?.[1];
    return condition ?? pointer;
  }

  #keyOfBroken(pointer: string, keyword: string): string {
    const node = this.#nodeAt(pointer);
    if (node !== pointer) return node;
    return keyword === 'type' ? pointer : keyOf(pointer, keyword);
  }
}

/** Whether the target was found not to know the operation. */
function isUnknownThere({ check, outcome }: JudgementLine): boolean {
  return check === operationExists.id && isLevel(outcome);
}
