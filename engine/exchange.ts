import type { Obstacle } from './record/skip-causes.js';

export { parseLossless } from './lossless.js';

/** A request as sent and the response as received. `response` is absent, and `error` set, where none arrived. */
export interface Exchange {
  id: string;
  operationId: string;
  request: { method: string; url: string; headers: Record<string, string>; body?: string };
  response?: { status: number; headers: Record<string, string>; body: string };
  error?: string;
  /** Why the request was not sent at all; `error` says so too. */
  withheld?: Obstacle;
  /** Milliseconds since the epoch. */
  startedAt: number;
  durationMs: number;
}

/** One attempt of a webhook, as checks see it. */
export interface ReceivedDelivery {
  id: string;
  webhookId: string | null;
  method: string;
  path: string;
  /** Lower-case names; values of a repeated header are joined by ", ". */
  headers: Record<string, string>;
  body: string;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  answeredAt: number;
  /** 0 where the connection was reset instead of answered. */
  answerStatus: number;
  /** The same moments by the target's clock, each as far as it is known; absent where nobody moves that clock. */
  clock?: Record<'received' | 'answered', { earliest: number; latest: number }>;
}

/** Parsed JSON, or why it isn't. `null` and `undefined` are not mixed up: an empty body is no JSON. */
export type ParsedBody = { ok: true; value: unknown } | { ok: false; reason: string };

/** Parses a body as the validators need it: plain JavaScript values. */
export function parseBody(text: string): ParsedBody {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, reason: text === '' ? 'the body is empty' : withoutQuote((error as Error).message) };
  }
}

/** V8 quotes what stands around the trouble, cut anywhere: a piece of a secret that no redaction would know. */
function withoutQuote(message: string): string {
  if (!message.endsWith('is not valid JSON')) return message;
  return /^Unexpected token '[^]{1,2}'/.exec(message)?.[0] ?? 'not JSON';
}

/** Media type of a Content-Type header, lower case, without parameters. */
export function mediaType(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Whether an answer says that the call was done. */
export function isSuccess(response: { status: number }): boolean {
  return response.status >= 200 && response.status < 300;
}
