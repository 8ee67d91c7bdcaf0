/** Keys for the security schemes of a document, beside or in place of the one key of a target. */
import {
  UsageError,
  readSecret,
  type Credential,
  type RemoteTarget,
  type Secret,
  type Target,
} from '../engine/config.js';
import type { Renewal } from '../engine/credentials/renewal.js';
import { fetchToken, type TokenSource } from '../engine/credentials/token.js';
import { httpTransport } from '../engine/http-transport.js';
import { isLoopback } from '../engine/network.js';
import type { HeldKeys } from '../generators/import/openapi/identification.js';
import { networkOf } from './network.js';
import type { TargetOptions } from './options.js';

type Asked = Pick<TargetOptions, 'credential' | 'target' | 'apiKey'>;

function optionalCredential(text: string): [string, Secret] {
  const [, scheme = '', variable = ''] = /^([^=]+)=(\w+)$/.exec(text) ?? [];
  if (scheme !== '') return [scheme, { env: variable }];
  throw new UsageError(
    '--credential: should be scheme=VARIABLE: a name of securitySchemes, and the environment variable that holds its key',
  );
}

/** Credentials by scheme, those of the command line over those of the configuration. */
function credentialsIn({ credentials = {} }: RemoteTarget, { credential = [] }: Asked): Record<string, Credential> {
  return { ...credentials, ...Object.fromEntries(credential.map(optionalCredential)) };
}

/**
 * The schemes that there are keys for.
 * @throws UsageError where an option is none, or the embedded sandbox is the target
 */
export function heldKeys(target: Target, options: Asked): HeldKeys {
  if (target.kind === 'sandbox') {
    if (options.credential !== undefined) throw new UsageError('--credential: the embedded sandbox takes none');
    return { schemes: [], nameless: true };
  }
  const schemes = Object.keys(credentialsIn(target, options));
  const nameless = options.apiKey !== undefined || (target.apiKey !== undefined && target.apiKey !== '');
  return { schemes, nameless: nameless || schemes.length === 0 };
}

/** Where a token comes from; absent for a key that is there already. */
function sourceOf(credential: Credential, member: string): TokenSource | undefined {
  if (typeof credential === 'string' || 'env' in credential) return undefined;
  if ('command' in credential) return { kind: 'command', ...credential };
  const { tokenUrl, scope, inBody, ...secrets } = credential;
  const { clientId, ...others } = Object.fromEntries(
    Object.entries(secrets).map(([name, secret]) => [name, readSecret(secret, `${member}.${name}`)]),
  ) as Record<string, string>;
  return {
    kind: 'oauth2',
    tokenUrl,
    clientId: clientId ?? '',
    ...others,
    ...(scope !== undefined && { scope }),
    ...(inBody !== undefined && { inBody }),
  };
}

/** Keys by their scheme, and where those that were fetched come from. */
export interface ReadCredentials {
  keys: Record<string, string>;
  renewals: Renewal[];
}

interface Named {
  name: string;
  target: RemoteTarget;
  options: Asked;
}

function each({ name, target, options }: Named) {
  return Object.entries(credentialsIn(target, options)).map(([scheme, credential]) => {
    const named = `targets.${name}.credentials.${scheme}`;
    return { scheme, named, credential, source: sourceOf(credential, named) };
  });
}

/**
 * Whether all that credentials name is there; nothing is fetched.
 * @throws UsageError where a variable is not set, or a token would come from outside this machine unasked
 */
export function assertCredentials(asked: Named): void {
  for (const { credential, named, source } of each(asked)) {
    if (source === undefined) readSecret(credential as Secret, named);
    else if (source.kind === 'oauth2' && !isLoopback(source.tokenUrl) && asked.options.target === undefined)
      throw new UsageError(
        `${source.tokenUrl} is outside this machine: ask for the target by name with --target ${asked.name}`,
      );
  }
}

/**
 * Keys by their scheme; tokens are fetched.
 * @throws UsageError where a variable is not set, or a token cannot be had
 */
export async function readCredentials(asked: Named, now: () => number = Date.now): Promise<ReadCredentials> {
  assertCredentials(asked);
  const read: ReadCredentials = { keys: {}, renewals: [] };
  const transport = httpTransport(undefined, networkOf(asked.target, asked.name));
  for (const { scheme, named, credential, source } of each(asked)) {
    if (source === undefined) {
      read.keys[scheme] = readSecret(credential as Secret, named);
      continue;
    }
    const { text, expiresAt } = await fetchToken(source, { transport, now, named });
    read.keys[scheme] = text;
    read.renewals.push({ named, scheme, source, text, ...(expiresAt !== undefined && { expiresAt }) });
  }
  return read;
}
