import type { Incoming } from './watch.js';
import type { Reply } from './plants.js';

/** Where requests are forwarded: the test environment, with the key that it asks for. */
export interface ClientTarget {
  /** Base URL, without a slash at the end. */
  url: string;
  apiKey: string;
  /** A verified user with money. */
  user: string;
}

const forwardDeadlineMs = 30_000;

/**
 * Hands a request on with the target's own key in the place of the client's.
 * @returns the answer; 502 where the target gives none, and what the client made of it is then no fault of the client
 */
export async function forward({ url, apiKey }: ClientTarget, keyHeader: string, incoming: Incoming): Promise<Reply> {
  const type = incoming.headers['content-type'];
  try {
    const response = await fetch(url + incoming.url, {
      method: incoming.method,
      headers: { [keyHeader]: apiKey, ...(type === undefined ? {} : { 'content-type': type }) },
      ...(incoming.body.length > 0 && incoming.method !== 'GET' ? { body: new Uint8Array(incoming.body) } : {}),
      redirect: 'manual',
      signal: AbortSignal.timeout(forwardDeadlineMs),
    });
    const headers = ['content-type', 'retry-after'].flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    return {
      status: response.status,
      headers: Object.fromEntries(headers),
      body: Buffer.from(await response.arrayBuffer()),
    };
  } catch {
    return { status: 502, headers: {}, body: Buffer.alloc(0) };
  }
}
