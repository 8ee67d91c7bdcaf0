import { stringify } from 'lossless-json';
import { webhookOf } from '../contracts/model/look-up.js';
import { valueAt } from '../contracts/model/pointer.js';
import type { Contract } from '../contracts/model/types.js';
import type { WebhookEvent } from './event.js';
import type { AttemptMoment, DeliveryRequest, WebhookInterceptor } from './interceptor.js';
import { post } from './post.js';

/** How an attempt ended. */
export type Ending =
  | { result: 'acknowledged'; status: number }
  | { result: 'refused'; status: number }
  | { result: 'timed-out' }
  | { result: 'unreachable'; reason: string };

/** What an attempt tells, and to whom. */
export interface SenderOptions {
  contract: Contract;
  /** Where the partner listens; webhook paths are appended. */
  url: string;
  /** Secret of the partner, sent as it is. */
  token: string;
  interceptor: Required<WebhookInterceptor>;
}

/** Sends an event once; a signal that aborts it is a time-out. */
export type SendAttempt = (event: WebhookEvent, moment: AttemptMoment, signal: AbortSignal) => Promise<Ending>;

/** Sends attempts as the provider does: path, method, token and acknowledgement are those of the contract. */
export function attemptSender({ contract, url, token, interceptor }: SenderOptions): SendAttempt {
  const { acknowledgement } = contract.facts.webhookDelivery;
  const base = url.replace(/\/+$/, '');
  return async (event, moment, signal) => {
    const payload = interceptor.payload(event.payload, moment);
    const right = requestFor(contract, { webhookId: event.webhookId, payload, token });
    const { path, bytes, ...request } = interceptor.request(right, moment);
    try {
      const status = await post({ ...request, body: bytes ?? request.body, url: new URL(base + path), signal });
      const isSuccess = status === acknowledgement.status;
      return { result: interceptor.acknowledged(isSuccess, status, moment) ? 'acknowledged' : 'refused', status };
    } catch (error) {
      return signal.aborted ? { result: 'timed-out' } : { result: 'unreachable', reason: reasonOf(error) };
    }
  };
}

/** The request that the contract promises for a webhook. */
function requestFor(
  contract: Contract,
  { webhookId, payload, token }: Pick<WebhookEvent, 'webhookId' | 'payload'> & { token: string },
): DeliveryRequest {
  const { contentType, authorization } = contract.facts.webhookDelivery;
  const { path, method, schemaPointer } = webhookOf(contract, webhookId);
  const hasBody = valueAt(contract.document, schemaPointer) !== undefined;
  return {
    path,
    method,
    headers: { ...(hasBody ? { 'Content-Type': contentType.value } : {}), [authorization.header]: token },
    body: hasBody ? (stringify(payload) ?? '') : '',
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
