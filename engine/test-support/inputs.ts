import { evidenceAt } from '../../contracts/model/evidence-at.js';
import type { Evidence } from '../../contracts/model/evidence.js';
import { evidenceGround, principle, type Ground } from '../../contracts/model/ground.js';
import { loadContract } from '../../contracts/model/load.js';
import type { Operation, Webhook } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import type { DeliveryCase, Expectation, ObservationCase, RequestCase } from '../../generators/cases/case.js';
import type { DeliveryInput, ExchangeInput, Judgement, ObservationInput } from '../checks/check.js';
import type { AnsweredExchange, Exchange, ReceivedDelivery } from '../exchange.js';

/** The packaged contract of edition `test`: tests copy their grades from it. */
export const contract = loadContract('test');

let sharedValidator: ContractValidator | undefined;

/** Built when a test first needs it: most checks never do. */
export function validatorOfTests(): ContractValidator {
  return (sharedValidator ??= new ContractValidator(contract));
}

export function operationNamed(id: string): Operation {
  const found = contract.operations.get(id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
}

export function webhookNamed(id: string): Webhook {
  const found = contract.webhooks.get(id);
  if (!found) throw new Error(`no webhook ${id}`);
  return found;
}

/** Evidence that the contract has at a pointer, or for one keyword there. */
export function groundAt(pointer: string, keyword?: string): Ground {
  return evidenceGround(evidenceAt(contract.document, pointer, keyword));
}

/** A ground of a grade, for cases whose ground the check only copies. */
export function groundOf(grade: Evidence['grade'], source = 'a page'): Ground {
  return evidenceGround({ grade, source });
}

export interface Balance {
  id: string;
  amount: unknown;
  name: string;
  rate: unknown;
  [member: string]: unknown;
}

export interface BalancePayload {
  externalUserId: string;
  balances: { fiatBalances: Balance[]; cryptoBalances: Balance[] };
  [member: string]: unknown;
}

/** The documented payload of the user-balance webhook; a fresh copy each time. */
export function balancePayload(): BalancePayload {
  const content = webhookNamed('userBalanceGenerated').object.requestBody?.content['application/json'];
  return structuredClone(content?.examples?.['documented']?.value) as BalancePayload;
}

/** The one judgement that a check gives; it names its check, says something, and its subject by kind and id. */
export function only(judgements: readonly Judgement[]): Judgement {
  const [judgement] = judgements;
  if (!judgement || judgements.length > 1)
    throw new Error(`expected one judgement, got ${JSON.stringify(judgements, null, 2)}`);
  const { check, message, subject } = judgement;
  const isWhole = check !== '' && message !== '' && (!subject || (Boolean(subject.kind) && Boolean(subject.id)));
  if (!isWhole) throw new Error(`the judgement lacks something: ${JSON.stringify(judgement, null, 2)}`);
  return judgement;
}

/** Item of a list that the test knows to be there. */
export function itemAt<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`no item ${index} in a list of ${list.length}`);
  return item;
}

const json = { 'content-type': 'application/json' };

/** An answered exchange; a body that is no text is sent as JSON. */
export function exchange(
  operationId: string,
  answer: { status?: number; headers?: Record<string, string>; body?: unknown } = {},
): Exchange & Required<Pick<Exchange, 'response'>> {
  const { status = 200, headers = json, body = {} } = answer;
  const { method, path } = operationNamed(operationId);
  return {
    id: 'e1',
    operationId,
    request: { method, url: `http://127.0.0.1:1${path}`, headers: {} },
    response: { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) },
    startedAt: 1000,
    durationMs: 5,
  };
}

/** A delivery of the documented user-balance payload, acknowledged at once. */
export function delivery(changes: Partial<ReceivedDelivery> = {}): ReceivedDelivery {
  return {
    id: 'd1',
    webhookId: 'userBalanceGenerated',
    method: 'POST',
    path: '/webhook/user/status',
    headers: { ...json, authorization: 'webhook-token-of-the-tests' },
    body: JSON.stringify(balancePayload()),
    receivedAt: 2000,
    answeredAt: 2010,
    answerStatus: 200,
    ...changes,
  };
}

/** A refusal that rests on a documented statement; being refused at all rests on a principle. */
export const refused = {
  kind: 'refused',
  breaks: 'validation',
  status: 400,
  code: 'P403',
  ground: groundOf('carried', 'the code'),
  refusalGround: principle('well-formed HTTP and JSON'),
} as const satisfies Expectation;

export const accepted = {
  kind: 'accepted',
  ground: groundOf('carried', 'the operation'),
} as const satisfies Expectation;

export function requestCase(operationId: string, changes: Partial<RequestCase> = {}): RequestCase {
  const { method, path } = operationNamed(operationId);
  return {
    kind: 'request',
    id: `${operationId}:stateful:a-test`,
    phase: 'stateful',
    rule: 'a-test',
    name: 'A call of a test',
    operationId,
    request: { method, path, headers: {} },
    authentication: 'valid',
    expect: accepted,
    ...changes,
  };
}

export function deliveryCase(changes: Partial<DeliveryCase> = {}): DeliveryCase {
  return {
    kind: 'delivery',
    id: 'userBalanceGenerated:stateful:a-test',
    phase: 'stateful',
    rule: 'a-test',
    name: 'A delivery of a test',
    webhookId: 'userBalanceGenerated',
    about: { pointer: '/externalUserId', equals: balancePayload().externalUserId },
    deadlineMs: 3000,
    ...changes,
  };
}

export function exchangeInput(
  operationId: string,
  answer: Parameters<typeof exchange>[1] = {},
  planned: Partial<RequestCase> = {},
): ExchangeInput {
  const done = exchange(operationId, answer);
  return {
    contract,
    get validator() {
      return validatorOfTests();
    },
    case: requestCase(operationId, planned),
    operation: operationNamed(operationId),
    exchange: done,
    response: done.response,
  };
}

let reads = 0;

/** An answered exchange of an observation, with an id of its own; `path` replaces that of the operation. */
export function observed(
  operationId: string,
  body: unknown,
  changes: { status?: number; path?: string; sent?: unknown; startedAt?: number } = {},
): AnsweredExchange {
  const { status = 200, path, sent, startedAt } = changes;
  const done = { ...exchange(operationId, { status, body }), ...(startedAt !== undefined && { startedAt }) };
  reads += 1;
  const request = {
    ...done.request,
    ...(path === undefined ? {} : { url: `http://127.0.0.1:1${path}` }),
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  };
  return { ...done, id: `o${reads}`, request };
}

export function observationInput(
  relation: ObservationCase['relation'],
  exchanges: ObservationInput['observed'],
  changes: Partial<ObservationCase> = {},
): ObservationInput {
  return {
    contract,
    get validator() {
      return validatorOfTests();
    },
    case: {
      kind: 'observation',
      id: `getUserBalances:stateful:${relation}`,
      phase: 'stateful',
      rule: relation,
      name: 'An observation of a test',
      operationId: 'getUserBalances',
      relation,
      ground: groundOf('carried', 'the case'),
      ...changes,
    },
    observed: exchanges,
  };
}

export function deliveryInput(
  deliveries: readonly ReceivedDelivery[],
  changes: Partial<DeliveryInput> = {},
): DeliveryInput {
  return {
    contract,
    get validator() {
      return validatorOfTests();
    },
    case: deliveryCase(),
    webhook: webhookNamed('userBalanceGenerated'),
    deliveries,
    triggeredAt: 1500,
    ...changes,
  };
}

/** The API's own answer about the balances of the documented payload. */
export function witnessOf(body: unknown, status = 200): NonNullable<DeliveryInput['witness']> {
  return { operation: operationNamed('getUserBalances'), exchange: exchange('getUserBalances', { status, body }) };
}
