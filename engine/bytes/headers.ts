/** Headers by lower-case name, in the order of the names; values of a repeated one are joined by ", " (RFC 9110, 5.2). */
export function joinedHeaders(headers: Iterable<readonly [string, string]>): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [spelling, value] of headers) {
    const name = spelling.toLowerCase();
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries([...joined].sort(([a], [b]) => (a < b ? -1 : 1)));
}
