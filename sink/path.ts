import type { IncomingMessage } from 'node:http';

/** The target of a request to a server, which always has one. */
export function targetOf({ url }: Pick<IncomingMessage, 'url'>): string {
  return url as string;
}

/** A request target without its origin, where it is in absolute form (RFC 9112 section 3.2.2). */
export function pathAndQueryOf(target: string): string {
  return target.replace(/^https?:\/\/[^/?#]*/i, '');
}

/** The path of a request target, without its query and origin. */
export function pathOf(target: string): string {
  return pathAndQueryOf(target).replace(/[?#].*$/s, '');
}

/**
 * A path in its normal form (RFC 3986, 6.2.2): letters, digits, `-`, `.`, `_` and `~` are not percent-encoded, other octets are
 * encoded with capitals, and there are no `.` and `..`.
 */
export function normalPath(path: string): string {
  const plain = path.includes('%')
    ? path.replace(/%([0-9a-f]{2})/gi, (encoded, hex: string) => {
        const sign = String.fromCharCode(Number.parseInt(hex, 16));
        return /[\w.~-]/.test(sign) ? sign : encoded.toUpperCase();
      })
    : path;
  if (!/\/\.{1,2}(\/|$)/.test(plain)) return plain;
  const kept: string[] = [];
  const parts = plain.split('/');
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (part === '..' && kept.length > 1) kept.pop();
    if (part !== '.' && part !== '..') kept.push(part);
    else if (isLast) kept.push('');
  }
  return kept.join('/');
}

/** The query of a request target. */
export function queryOf(target: string): URLSearchParams {
  const start = target.indexOf('?');
  return new URLSearchParams(start === -1 ? '' : target.slice(start));
}
