import { readSecret, UsageError, type RemoteTarget, type Secret } from '../engine/config.js';
import { readText } from '../engine/files.js';
import type { Network, TlsIdentity } from '../engine/network.js';

/** A text in PEM: the content of a file that is named, or of an environment variable. */
function pemOf(source: Secret, member: string): string {
  const text = typeof source === 'string' ? readText(source, member, 'a file in PEM') : readSecret(source, member);
  if (!text.includes('-----BEGIN ')) throw new UsageError(`${member}: is not in PEM, which has -----BEGIN … lines`);
  return text;
}

function identityOf({ tls = {} }: RemoteTarget, name: string): TlsIdentity {
  const named = (['ca', 'cert', 'key'] as const).flatMap((part) => {
    const source = tls[part];
    return source === undefined ? [] : [[part, pemOf(source, `targets.${name}.tls.${part}`)] as const];
  });
  return Object.fromEntries(named);
}

function addressOf({ proxy = '' }: RemoteTarget, name: string): string {
  const member = `targets.${name}.proxy`;
  const address = readSecret(proxy, member);
  const { protocol } = URL.canParse(address) ? new URL(address) : { protocol: '' };
  // It may hold a password: what it is stays unsaid.
  if (address !== '' && protocol !== 'http:' && protocol !== 'https:')
    throw new UsageError(`${member}: is no address of a proxy; http://host:port is one, and '' stands for none`);
  return address;
}

/**
 * How a target is reached, as its configuration says; `undefined` where that says nothing.
 * @throws UsageError for a file or variable that is not there or holds something else
 */
export function networkOf(target: RemoteTarget, name: string): Network | undefined {
  const { proxy, tls } = target;
  if (proxy === undefined && tls === undefined) return undefined;
  return {
    ...(proxy === undefined ? {} : { proxy: addressOf(target, name) }),
    ...(tls === undefined ? {} : { tls: identityOf(target, name) }),
  };
}
