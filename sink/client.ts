import { toQuery, type DeliveryFilter } from './filter.js';
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
  /** The deliveries that match, in the order of the journal. */
  list(filter?: DeliveryFilter): Promise<Delivery[]>;
  /** All deliveries that match, once there are at least `count`; after `timeoutMs` what there is, with `complete` false. */
  waitFor(request: WaitRequest): Promise<WaitResult>;
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
  const get = async (path: string, query: URLSearchParams): Promise<unknown> => {
    const target = new URL(`_sink/${path}?${query}`, url.endsWith('/') ? url : `${url}/`);
    // A redirect would be no answer of a sink.
    const response = await fetch(target, { headers: { authorization: `Bearer ${readToken}` }, redirect: 'error' });
    if (response.status !== 200) throw new SinkError(response.status, await problemOf(response));
    return response.json();
  };

  return {
    async list(filter = {}) {
      return (await get('deliveries', toQuery(filter))) as Delivery[];
    },

    async waitFor({ count = 1, timeoutMs, ...filter }) {
      const deadline = performance.now() + timeoutMs;
      for (;;) {
        const left = Math.max(0, Math.ceil(deadline - performance.now()));
        const query = toQuery(filter);
        query.set('count', String(count));
        query.set('timeout', String(Math.min(left, POLL_MS)));
        const result = (await get('deliveries/wait', query)) as WaitResult;
        if (result.complete || left <= POLL_MS) return result;
      }
    },
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
