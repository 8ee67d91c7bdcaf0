import type { Obstacle } from './record/skip-causes.js';

/** What came over the wire, for judging bytes. */
export interface Wire {
  /** The body as sent, still packed where it was. */
  bytes: Uint8Array;
  /** As sent, in order; repeated ones apart. */
  headers: readonly (readonly [name: string, value: string])[];
  /** The client has unpacked the body already: of packing and length nothing can be said. */
  unpacked?: true;
}

/** Why an answer that had begun is none. */
export interface BrokenAnswer {
  kind: 'malformed' | 'beyond-limits';
  /** What happened, in a sentence. */
  message: string;
  expected: string;
}

/** What a target gave to a request. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  wire?: Wire;
}

/**
 * A request as sent and the response as received. `response` is absent where none arrived: then `error` says why, or `broken`
 * where something came that is no answer.
 */
export interface Exchange {
  id: string;
  operationId: string;
  request: { method: string; url: string; headers: Record<string, string>; body?: string };
  response?: Answer;
  /** Set where what came is not a whole answer; `response` is as much of it as could be read. */
  broken?: BrokenAnswer;
  error?: string;
  /** Why the request was not sent at all; `error` says so too. */
  withheld?: Obstacle;
  /** Milliseconds since the epoch. */
  startedAt: number;
  durationMs: number;
}

/** An exchange that got an answer. */
export type AnsweredExchange = Exchange & { response: Answer };

/** One attempt of a webhook, as checks see it. */
export interface ReceivedDelivery {
  id: string;
  webhookId: string | null;
  method: string;
  path: string;
  /** Lower-case names; values of a repeated header are joined by ", ". */
  headers: Record<string, string>;
  /** As text: unpacked and decoded. */
  body: string;
  /** The body as it came, still packed where it was; absent where nobody kept it. */
  bytes?: Uint8Array;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  answeredAt: number;
  /** 0 where the connection was reset instead of answered. */
  answerStatus: number;
  /** The same moments by the target's clock, each as far as it is known; absent where nobody moves that clock. */
  clock?: Record<'received' | 'answered', { earliest: number; latest: number }>;
}

/** Media type of a Content-Type header, lower case, without parameters. */
export function mediaType(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Whether an answer says that the call was done. */
export function isSuccess(response: { status: number }): boolean {
  return response.status >= 200 && response.status < 300;
}
