import { fetchOut } from '../engine/fetch-out.js';
import type { Claim, Taken } from '../engine/lease/lease.js';
import type { AnswerScript, WrittenScript } from './answers/script.js';
import { toQuery, type DeliveryFilter } from './filter.js';
import type { InboxDescription } from './read-api/inboxes.js';
import type { JournalState } from './read-api/journal.js';
import type { LeaseAnswer } from './read-api/leases.js';
import type { RelayResult } from './relay.js';
import type { Delivery } from './types.js';
import type { WaitResult } from './wait.js';

/** One long poll; a longer wait takes several. Below the minute after which proxies and HTTP clients give up on an answer. */
const POLL_MS = 30_000;

export interface SinkAddress {
  /** Of the sink, with the path prefix it may stand under. */
  url: string;
  readToken: string;
}

export type WaitRequest = DeliveryFilter & {
  /** How many matching deliveries there must be, default 1. */
  count?: number;
  timeoutMs: number;
};

export interface SinkClient {
  /** The deliveries that match, in the order of the journal; the first `limit` of them. */
  list(filter?: DeliveryFilter & { limit?: number }): Promise<Delivery[]>;
  /** One delivery. */
  get(sequence: number): Promise<Delivery>;
  /** All deliveries that match, once there are at least `count`; after `timeoutMs` what there is, with `complete` false. */
  waitFor(request: WaitRequest): Promise<WaitResult>;
  /**
   * The deliveries that match, those stored and then each as it arrives, until the signal is aborted or the sink closes. With
   * `last` it begins with the newest ones stored, 0 meaning none. From `onOpen` on nothing is missed.
   */
  stream(
    filter?: DeliveryFilter & { last?: number },
    signal?: AbortSignal,
    onOpen?: () => void,
  ): AsyncGenerator<Delivery, void, undefined>;
  /** How far the journal has come, and the sink's time. */
  journal(): Promise<JournalState>;
  inboxes(): Promise<InboxDescription[]>;
  /** Replaces the scripted answers of an inbox; a step may be a status or the name of a preset. */
  setAnswers(inbox: string, scripts: readonly WrittenScript[]): Promise<AnswerScript[]>;
  /** Sets the answers of an inbox back to those of the sink's start. */
  resetAnswers(inbox: string): Promise<AnswerScript[]>;
  /** Claims an account, or claims it again; gives who has it already. */
  claim(account: string, claim: Claim): Promise<Taken | undefined>;
  /** Lets go of an account. */
  release(account: string, claim: Claim): Promise<void>;
  /** Has a delivery passed on again to where its inbox forwards. */
  resend(sequence: number): Promise<RelayResult>;
}

/** An answer of the sink other than 200; the message is the sink's. */
export class SinkError extends Error {
  override readonly name = 'SinkError';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * A client of a sink's read API, here or on another host. Its calls reject with `SinkError` for an answer other than 200 and with
 * fetch's `TypeError` where there is no answer.
 */
export function createSinkClient({ url, readToken }: SinkAddress): SinkClient {
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const target = new URL(`_sink/${path}`, url.endsWith('/') ? url : `${url}/`);
    // A redirect would be no answer of a sink.
    const response = await fetchOut(target, {
      ...init,
      headers: { authorization: `Bearer ${readToken}` },
      redirect: 'error',
    });
    if (response.status !== 200) throw new SinkError(response.status, await problemOf(response));
    return response;
  };
  const json = async <Value>(path: string, init?: RequestInit): Promise<Value> =>
    (await (await call(path, init)).json()) as Value;
  const leaseOf = (account: string, claim: Claim): string =>
    `leases/${encodeURIComponent(account)}?${new URLSearchParams({ ...claim })}`;
  const answersOf = (inbox: string): string => `inboxes/${encodeURIComponent(inbox)}/answers`;

  return {
    list({ limit, ...filter } = {}) {
      const query = toQuery(filter);
      if (limit !== undefined) query.set('limit', String(limit));
      return json(`deliveries?${query}`);
    },
    get: (sequence) => json(`deliveries/${sequence}`),

    async waitFor({ count = 1, timeoutMs, ...filter }) {
      const deadline = performance.now() + timeoutMs;
      for (;;) {
        const left = Math.max(0, Math.ceil(deadline - performance.now()));
        const query = toQuery(filter);
        query.set('count', String(count));
        query.set('timeout', String(Math.min(left, POLL_MS)));
        const result = await json<WaitResult>(`deliveries/wait?${query}`);
        if (result.complete || left <= POLL_MS) return result;
      }
    },

    async *stream({ last, ...filter } = {}, signal, onOpen) {
      const query = toQuery(filter);
      if (last !== undefined) query.set('last', String(last));
      const response = await call(`deliveries/stream?${query}`, signal ? { signal } : {});
      onOpen?.();
      let rest = '';
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (line !== '') yield JSON.parse(line) as Delivery;
      }
    },

    journal: () => json('journal'),
    inboxes: () => json('inboxes'),
    setAnswers: (inbox, scripts) => json(answersOf(inbox), { method: 'PUT', body: JSON.stringify(scripts) }),
    resetAnswers: (inbox) => json(answersOf(inbox), { method: 'DELETE' }),
    claim: async (account, claim) =>
      (await json<LeaseAnswer>(leaseOf(account, claim), { method: 'PUT' })).taken ?? undefined,
    async release(account, claim) {
      await json(leaseOf(account, claim), { method: 'DELETE' });
    },
    resend: (sequence) => json(`deliveries/${sequence}/resend`, { method: 'POST' }),
  };
}

async function problemOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    return String((JSON.parse(text) as { error: unknown }).error);
  } catch {
    return `The sink answered ${response.status}.`;
  }
}
