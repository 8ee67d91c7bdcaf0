import { hash, timingSafeEqual } from 'node:crypto';
import type { TokenState } from './types.js';

/**
 * A guard that tells whether an `Authorization` header is `Bearer` with exactly this token.
 *
 * Digests are compared instead of the tokens: they have one length, so neither content nor length shows in the time taken.
 */
export function bearerGuard(token: string): (header: string | undefined) => boolean {
  const expected = sha256(token);
  return (header) => {
    // The scheme's name is case-insensitive, RFC 9110 section 11.1.
    const [, given] = /^Bearer +(\S+)$/i.exec(header ?? '') ?? [];
    return given !== undefined && timingSafeEqual(sha256(given), expected);
  };
}

/**
 * A guard for the token that a provider sends with its webhooks. The documentation leaves open whether it stands alone or
 * as `Bearer` (contracts/dossier/platform.yaml, webhookDelivery.authorization): both are right.
 */
export function deliveryGuard(token: string): (header: string | undefined) => Exclude<TokenState, 'unchecked'> {
  const expected = sha256(token);
  const isBearer = bearerGuard(token);
  return (header) => {
    if (header === undefined || header === '') return 'missing';
    return timingSafeEqual(sha256(header), expected) || isBearer(header) ? 'right' : 'wrong';
  };
}

function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
