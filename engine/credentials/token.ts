/** Tokens that are fetched before they are sent: from an OAuth 2.0 server (RFC 6749), or from a command of the user's. */
import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { UsageError } from '../config.js';
import { parseBody } from '../json-body.js';
import { isObject } from '../../contracts/model/json-value.js';
import type { Transport } from '../transport.js';

/** Where a token comes from; its secrets are read. */
export type TokenSource =
  | {
      kind: 'oauth2';
      /** Token endpoint (RFC 6749, 3.2). */
      tokenUrl: string;
      clientId: string;
      clientSecret?: string;
      scope?: string;
      /** With both it is the grant of a password (RFC 6749, 4.3), else of client credentials (4.4). */
      username?: string;
      password?: string;
      /** Whether the client tells its secret in the body instead of `Authorization` (RFC 6749, 2.3.1). */
      inBody?: boolean;
    }
  | {
      kind: 'command';
      /** For the shell; the token is what it prints. */
      command: string;
      /** How long a token of it is good for; for good where it is left out. */
      seconds?: number;
    };

export interface Token {
  text: string;
  /** When it ends, in milliseconds since the epoch; absent where nobody says. */
  expiresAt?: number;
}

export interface TokenSurroundings {
  transport: Transport;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** What stands for the credential in messages. */
  named: string;
}

/** How long fetching a token may take, in milliseconds. */
const patienceMs = 30_000;

type OAuth2 = Extract<TokenSource, { kind: 'oauth2' }>;

/** RFC 6749, 2.3.1: both are encoded as in a form before they are put together. */
function asForm(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

function tokenRequest(source: OAuth2): { headers: Record<string, string>; body: string } {
  const { clientId, clientSecret, scope, username, password, inBody = false } = source;
  const grant: Record<string, string> =
    username === undefined || password === undefined
      ? { grant_type: 'client_credentials' }
      : { grant_type: 'password', username, password };
  const isTold = clientSecret !== undefined && !inBody;
  const form = new URLSearchParams({
    ...grant,
    ...(scope !== undefined && { scope }),
    ...(!isTold && { client_id: clientId, ...(clientSecret !== undefined && { client_secret: clientSecret }) }),
  });
  const pair = isTold ? Buffer.from(`${asForm(clientId)}:${asForm(clientSecret)}`).toString('base64') : undefined;
  return {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      ...(pair !== undefined && { authorization: `Basic ${pair}` }),
    },
    body: form.toString(),
  };
}

/** Codes that a token endpoint may refuse with (RFC 6749, 5.2): what else stands there may be anything, and is not shown. */
const refusals = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
];

async function tokenOf(source: OAuth2, { transport, now, named }: TokenSurroundings): Promise<Token> {
  const url = new URL(source.tokenUrl);
  const request = { operationId: 'token', method: 'POST', path: url.pathname + url.search, ...tokenRequest(source) };
  const { response } = await transport(url, request, patienceMs).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`${named}: ${url.host} gave no token (${code ?? message})`);
  });
  if (!response) throw new UsageError(`${named}: ${url.host} gave no answer that can be read`);
  const parsed = parseBody(response.body);
  const value = parsed.ok && isObject(parsed.value) ? parsed.value : {};
  const refusal = refusals.find((code) => value['error'] === code);
  if (response.status !== 200 || typeof value['access_token'] !== 'string' || value['access_token'] === '')
    throw new UsageError(
      `${named}: ${url.host} answered ${response.status}${refusal === undefined ? '' : `, ${refusal}`}, without an access_token`,
    );
  const seconds = Number(value['expires_in'] ?? Number.NaN);
  return {
    text: value['access_token'],
    ...(Number.isFinite(seconds) && { expiresAt: now() + seconds * 1000 }),
  };
}

async function printed(command: string, named: string): Promise<string> {
  // What it says on its way may hold secrets: nothing of it is shown.
  const { stdout } = await promisify(exec)(command, { timeout: patienceMs, maxBuffer: 1024 * 1024 }).catch(
    (error: unknown) => {
      const { code, killed } = error as { code?: number | string; killed?: boolean };
      const how = killed ? `did not end within ${patienceMs / 1000} s` : `ended with ${String(code)}`;
      throw new UsageError(`${named}: its command ${how}`);
    },
  );
  const text = stdout.trim();
  if (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text)) return text;
  throw new UsageError(`${named}: its command should print the token alone, on one line`);
}

/**
 * Fetches a token.
 * @throws UsageError where none can be had; no secret stands in its message
 */
export async function fetchToken(source: TokenSource, surroundings: TokenSurroundings): Promise<Token> {
  if (source.kind === 'oauth2') return tokenOf(source, surroundings);
  const text = await printed(source.command, surroundings.named);
  const { seconds } = source;
  return { text, ...(seconds !== undefined && { expiresAt: surroundings.now() + seconds * 1000 }) };
}
