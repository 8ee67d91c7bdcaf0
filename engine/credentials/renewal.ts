import type { OutgoingRequest, Transport } from '../transport.js';
import { fetchToken, type Token, type TokenSource } from './token.js';

/** A token that ends, and where the next one comes from. */
export interface Renewal {
  /** What stands for the credential in messages. */
  named: string;
  /** Security scheme that the token is for. */
  scheme: string;
  source: TokenSource;
  /** The token that the run began with: requests are written with it. */
  text: string;
  /** Milliseconds since the epoch; absent where nobody says when it ends. */
  expiresAt?: number;
}

export interface RenewalSurroundings {
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Told each further token before it is sent, so that it is hidden as the first one is. */
  learn: (token: string) => void;
}

/** A token is renewed so many milliseconds before its end: the way to the server takes its time. */
const marginMs = 10_000;

/** A token in its present form; those who ask at once share one request for the next. */
class Renewed {
  readonly #renewal: Renewal;
  #current: Token;
  #next: Promise<Token> | undefined;

  constructor(renewal: Renewal) {
    this.#renewal = renewal;
    this.#current = renewal;
  }

  async text(transport: Transport, { now, learn }: RenewalSurroundings): Promise<string> {
    const { expiresAt = Number.POSITIVE_INFINITY, text } = this.#current;
    if (now() < expiresAt - marginMs) return text;
    const { source, named } = this.#renewal;
    this.#next ??= fetchToken(source, { transport, now, named }).finally(() => (this.#next = undefined));
    const next = await this.#next;
    if (next !== this.#current) learn(next.text);
    this.#current = next;
    return next.text;
  }
}

/** A transport that sends the present token in place of the one that a request was written with. */
export function renewingTransport(
  transport: Transport,
  renewals: readonly Renewal[],
  surroundings: RenewalSurroundings,
): Transport {
  if (renewals.length === 0) return transport;
  const tokens = renewals.map((renewal) => ({ old: renewal.text, renewed: new Renewed(renewal) }));
  return async (url, request, timeoutMs) => {
    let headers: OutgoingRequest['headers'] = request.headers;
    for (const { old, renewed } of tokens) {
      // A key that a case spoilt is not the token, and stays spoilt.
      const isThere = (value: string): boolean => value === old || value.endsWith(` ${old}`);
      if (!Object.values(headers).some(isThere)) continue;
      const now = await renewed.text(transport, surroundings);
      headers = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          isThere(value) ? value.slice(0, value.length - old.length) + now : value,
        ]),
      );
    }
    return transport(url, { ...request, headers }, timeoutMs);
  };
}
