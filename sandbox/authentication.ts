import type { IncomingHttpHeaders } from 'node:http';
import { AccessDenied } from './errors.js';
import { OptionProblem } from './option-problem.js';

/** A key and the tenant that it opens. */
export interface ApiKey {
  key: string;
  tenant: string;
}

/** Finds the tenant of a call by its key; throws `AccessDenied` where there is none. */
export type Authenticator = (headers: IncomingHttpHeaders) => string;

/** An authenticator for a set of keys, sent in the named header. */
export function createAuthenticator(header: string, apiKeys: readonly ApiKey[]): Authenticator {
  const tenants = new Map(apiKeys.map(({ key, tenant }) => [key, tenant]));
  if (tenants.size < apiKeys.length) throw new OptionProblem('An API key is given twice.');
  if (tenants.has('')) throw new OptionProblem('An API key is empty.');
  return (headers) => {
    const key = headers[header.toLowerCase()];
    if (key === undefined || key === '') throw new AccessDenied('key not sent');
    const tenant = tenants.get(String(key));
    if (tenant === undefined) throw new AccessDenied('key wrong');
    return tenant;
  };
}
