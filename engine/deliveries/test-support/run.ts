import type { ReceivedDelivery } from '../../exchange.js';
import type { ExchangeLine, TriggerLine } from '../../record/format.js';
import { contract, delivery } from '../../test-support/inputs.js';
import { Calls } from '../calls.js';

const iso = (moment: number): string => new Date(moment).toISOString();

/** A call as a record has it, answered at the moment at which it was sent. */
export function call(
  operationId: string,
  {
    at = 1000,
    path,
    asked,
    answered = {},
    status = 200,
  }: {
    at?: number;
    path?: string;
    asked?: unknown;
    answered?: unknown;
    status?: number;
  } = {},
): ExchangeLine {
  const operation = contract.operations.get(operationId);
  return {
    type: 'exchange',
    id: `e-${operationId}-${at}`,
    caseId: 'a-case',
    operationId,
    request: {
      method: operation?.method ?? 'GET',
      url: `http://127.0.0.1:1${path ?? operation?.path ?? '/'}`,
      headers: {},
      ...(asked === undefined ? {} : { body: JSON.stringify(asked) }),
    },
    response: { status, headers: {}, body: JSON.stringify(answered) },
    startedAt: iso(at),
    durationMs: 0,
  };
}

/** A trigger as a record has it. */
export function trigger(
  name: string,
  values: Record<string, string>,
  told: Record<string, string>,
  at = 1000,
): TriggerLine {
  return { type: 'trigger', at: iso(at), trigger: name, values, told };
}

/** What a run with these calls and triggers did. */
export function callsOf(exchanges: readonly ExchangeLine[], triggers: readonly TriggerLine[] = []): Calls {
  const calls = new Calls(contract.operations);
  calls.add({ exchanges: [...exchanges] });
  calls.addTriggers(triggers);
  return calls;
}

/** A delivery of a webhook of the contract. */
export function told(webhookId: string, body: unknown, changes: Partial<ReceivedDelivery> = {}): ReceivedDelivery {
  const webhook = contract.webhooks.get(webhookId);
  return delivery({ webhookId, path: webhook?.path ?? '', body: JSON.stringify(body), ...changes });
}

/** A user that the run made, and a transfer from that user. */
export const maria = call('createUser', { at: 500, asked: { externalUserId: 'maria' }, answered: { userId: 'u-1' } });
export const transfer = call('createTransfer', {
  asked: { sourceExternalUserId: 'maria', amount: '12.50', currency: 'eur' },
  answered: { transferId: '604fd8c0-3987-4d69-b313-069cfa150bc4' },
  status: 201,
});

/** The payload that tells of the transfer. */
export const transferTold = {
  id: '604fd8c0-3987-4d69-b313-069cfa150bc4',
  sourceExternalUserId: 'maria',
  destinationExternalUserId: null,
  amount: 12.5,
  currency: 'EUR',
  status: 'SUCCESSFUL',
  createdAt: '1970-01-01T00:00:01.120Z',
};
