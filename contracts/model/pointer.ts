/** JSON Pointer (RFC 6901) helpers. */
import { remembering } from '../formats/remembering.js';

export function escapeToken(token: string): string {
  if (!token.includes('/') && !token.includes('~')) return token;
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescapeToken(token: string): string {
  if (!token.includes('~')) return token;
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Reference tokens of a pointer; `''` is the whole document and gives none. Shared, for the few pointers that are asked for often. */
export const tokensOf = remembering<readonly string[]>((pointer) => {
  if (pointer === '') return [];
  return pointer.slice(1).split('/').map(unescapeToken);
}, 20_000);

/** Reference tokens of a pointer, for the caller to keep and change; `''` is the whole document and gives none. */
export function parsePointer(pointer: string): string[] {
  return [...tokensOf(pointer)];
}

/** A pointer from reference tokens. */
export function toPointer(tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${escapeToken(String(token))}`).join('');
}

/**
 * A pointer with array indices generalised: the third balance breaks the same promise as the first.
 * @example generalise('/balances/3/amount') // '/balances/*\/amount'
 */
export function generalise(pointer: string): string {
  return toPointer(parsePointer(pointer).map((token) => (/^\d+$/.test(token) ? '*' : token)));
}

/** The value a pointer refers to, or `undefined` where it refers to nothing. */
export function valueAt(document: unknown, pointer: string): unknown {
  let node = document;
  for (const token of tokensOf(pointer)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) return undefined;
    node = (node as Record<string, unknown>)[token];
  }
  return node;
}
