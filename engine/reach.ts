import type { HttpClient } from './client.js';
import type { Exchange } from './exchange.js';
import type { Transport } from './transport.js';

const untrusted = 'its certificate is not trusted; name the one that signed it in NODE_EXTRA_CA_CERTS';

/** What it means that no connection came about, by the code of the error. */
const failures: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'its name is unknown',
  EAI_AGAIN: 'its name could not be looked up',
  EHOSTUNREACH: 'no way leads there',
  ENETUNREACH: 'no way leads there',
  ETIMEDOUT: 'no connection came about in time',
  EPROTO: 'it speaks no TLS; is it http instead of https?',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it speaks no TLS; is it http instead of https?',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it speaks no TLS; is it http instead of https?',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; is the clock of this machine right?',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
};

/** What an error's code says of a connection that never came about; `undefined` for other errors. */
export function describeFailure(code: string | undefined): string | undefined {
  return code !== undefined && Object.hasOwn(failures, code) ? `${failures[code]} (${code})` : undefined;
}

/**
 * Why nobody can be reached at an address; `undefined` where something answers, whatever it is, or may only be slow.
 * Sends one `GET` without a key.
 */
export async function unreachable(
  baseUrl: string,
  transport: Transport,
  timeoutMs: number,
): Promise<string | undefined> {
  const request = { operationId: 'reach', method: 'GET', path: '/', headers: {} };
  try {
    const { response, broken } = await transport(new URL(baseUrl), request, timeoutMs);
    return response || broken?.kind !== 'malformed' ? undefined : broken.message;
  } catch (error) {
    return describeFailure((error as NodeJS.ErrnoException).code);
  }
}

/** So many calls in a row to which no connection came about prove that nobody is there any more. */
const mostInARow = 20;
/** So many calls in a row that ended without an answer prove the same: each takes all the time that an answer may take. */
const mostUnanswered = 5;

/** What an exchange says of nobody being there; `undefined` where something came, if only the beginning of an answer. */
function absence({ response, broken, error }: Exchange): { why: string; most: number } | undefined {
  const why = describeFailure(error);
  if (why !== undefined) return { why, most: mostInARow };
  if (response || broken || !error?.startsWith('timeout: ')) return undefined;
  return { why: 'it takes calls and answers none', most: mostUnanswered };
}

/** A client that stops calling once nobody is there: further exchanges have an error and were not sent. */
export function untilNobodyAnswers(client: HttpClient, now: () => number): HttpClient {
  let inARow = 0;
  let last: ReturnType<typeof absence>;
  return {
    async send(request) {
      if (last !== undefined && inARow >= last.most) {
        const { operationId, method, path, headers, body } = request;
        const gone: Exchange = {
          id: 'none',
          operationId,
          request: { method, url: path, headers, ...(body === undefined ? {} : { body }) },
          error: `not sent: ${last.most} calls in a row found nobody, ${last.why}`,
          startedAt: now(),
          durationMs: 0,
        };
        return gone;
      }
      const exchange = await client.send(request);
      const absent = absence(exchange);
      inARow = absent === undefined ? 0 : absent.why === last?.why ? inARow + 1 : 1;
      last = absent;
      return exchange;
    },
  };
}
