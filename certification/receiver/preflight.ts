import { UnusableEndpoint } from '../bad-input.js';
import { send, type Sent } from './send.js';
import { below } from './endpoint.js';

/** What codes of a failed connection mean. */
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'its host has no address',
  EAI_AGAIN: 'its host has no address at the moment',
  EHOSTUNREACH: 'its host can’t be reached',
  ENETUNREACH: 'its network can’t be reached',
  ECONNRESET: 'it closes the connection without an answer',
  EPROTO: 'it does not speak TLS',
};

function closedBecause(code: string): string {
  const known = words[code];
  if (known !== undefined) return known;
  if (code.startsWith('HPE_')) return 'it answers something that is no HTTP';
  return /CERT|TLS|SSL|SELF_SIGNED|ALTNAME/.test(code)
    ? `its TLS certificate is not accepted (${code})`
    : `no connection (${code})`;
}

function problemOf(sent: Sent): string | undefined {
  if (sent.kind === 'silent') return `it gives no answer in ${sent.ms} ms`;
  if (sent.kind === 'closed') return closedBecause(sent.code);
  if (sent.kind === 'status' && sent.status >= 300 && sent.status < 400)
    return `it answers ${sent.status}, which leads elsewhere; redirects are not followed: name the address itself`;
  return undefined;
}

/**
 * Asks a receiver whether it is there at all.
 * @throws UnusableEndpoint where nothing could be proven
 */
export async function assertReachable(endpoint: URL, path: string, deadlineMs: number): Promise<void> {
  const sent = await send({ url: below(endpoint, path), method: 'GET', headers: {}, pieces: [] }, deadlineMs);
  const problem = problemOf(sent);
  if (problem !== undefined) throw new UnusableEndpoint(`the receiver ${endpoint.origin}: ${problem}`);
}
