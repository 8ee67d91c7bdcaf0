import { isIP } from 'node:net';
import { CertificationInputError } from '../bad-input.js';

/** Whether an address leads to this machine alone. */
function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (bare === 'localhost' || bare.endsWith('.localhost')) return true;
  return (isIP(bare) === 4 && bare.startsWith('127.')) || bare === '::1';
}

/**
 * The address of a receiver or probe. Only this machine is called, unless a host is named explicitly.
 * @param allowed hosts that may be called outside this machine
 * @throws CertificationInputError for no URL, one with credentials, query or fragment, or a host that nobody named
 */
export function endpointOf(text: string, what: string, allowed: readonly string[]): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw new CertificationInputError(`${what}: should be a URL with http or https`);
  if (url.username !== '' || url.password !== '')
    throw new CertificationInputError(`${what}: has credentials; the token comes from the environment`);
  if (url.search !== '' || url.hash !== '')
    throw new CertificationInputError(`${what}: has a query or fragment; name the base address alone`);
  if (!isLoopback(url.hostname) && !allowed.includes(url.hostname) && !allowed.includes(url.host))
    throw new CertificationInputError(
      `${what}: ${url.hostname} is not this machine; --allow-host ${url.hostname} says that it may be called`,
    );
  return url;
}

/** The address of a path below an endpoint. */
export function below(endpoint: URL, path: string): URL {
  return new URL(endpoint.origin + endpoint.pathname.replace(/\/+$/, '') + path);
}
