/** A request target without its origin, where it is in absolute form (RFC 9112 section 3.2.2). */
export function pathAndQueryOf(target: string): string {
  return target.replace(/^https?:\/\/[^/?#]*/i, '');
}

/** The path of a request target, without its query and origin. */
export function pathOf(target: string): string {
  return pathAndQueryOf(target).replace(/[?#].*$/s, '');
}

/** The query of a request target. */
export function queryOf(target: string): URLSearchParams {
  const start = target.indexOf('?');
  return new URLSearchParams(start === -1 ? '' : target.slice(start));
}
