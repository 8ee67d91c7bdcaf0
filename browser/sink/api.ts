import type { InboxDescription } from '../../sink/read-api/inboxes.js';
import type { RelayResult } from '../../sink/relay.js';
import type { Delivery } from '../../sink/types.js';

const tokenKey = 'partner-api-conformance:sink-token';

/** The token of this tab. It comes in the fragment, which no server sees, and leaves the address at once. */
export function readToken(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    rememberToken(given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(tokenKey);
}

export function rememberToken(token: string): void {
  sessionStorage.setItem(tokenKey, token);
}

/** The sink's read API, as the page uses it. */
export class ReadApi {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  /** @returns `undefined` where the sink refuses to say */
  async inboxes(): Promise<InboxDescription[] | undefined> {
    const response = await this.#call('inboxes');
    return response.ok ? ((await response.json()) as InboxDescription[]) : undefined;
  }

  /** What came of passing a delivery on so far. */
  async relays(sequence: number): Promise<RelayResult[]> {
    const response = await this.#call(`deliveries/${sequence}/relays`).catch(() => undefined);
    return response?.ok ? ((await response.json()) as RelayResult[]) : [];
  }

  /** Passes a delivery on again. @returns `undefined` where the sink did not answer */
  async resend(sequence: number): Promise<RelayResult | undefined> {
    const response = await this.#call(`deliveries/${sequence}/resend`, 'POST').catch(() => undefined);
    return response?.ok ? ((await response.json()) as RelayResult) : undefined;
  }

  /**
   * Deliveries as they come, those of a burst together; the first batch is empty and tells that the sink is there.
   * @param from `after=…` or `last=…`
   * @returns false where the sink refuses the token
   * @throws where the connection ends
   */
  async *stream(from: string): AsyncGenerator<Delivery[], boolean, undefined> {
    const response = await this.#call(`deliveries/stream?headers=masked&${from}`);
    if (response.status === 401) return false;
    if (!response.ok || !response.body) throw new Error(`The sink answered ${response.status}`);
    yield [];
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) throw new Error('The stream ended');
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      yield lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Delivery);
    }
  }

  #call(path: string, method = 'GET'): Promise<Response> {
    return fetch(path, { method, headers: { authorization: `Bearer ${this.#token}` }, cache: 'no-store' });
  }
}
