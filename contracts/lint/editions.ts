/** Editions that a text names, in the order of `known`. */
export function namedEditions(text: string, known: readonly string[]): string[] {
  if (/\((?:all|[^()]*\ball editions)\b[^()]*\)/.test(text)) return [...known];
  return known.filter((edition) => new RegExp(`\\b${edition}\\b`).test(text));
}

/**
 * Editions in which all readings of a contradiction stand side by side. A reading that names no edition speaks of those
 * that the others name. Readings that share none contradict each other between editions, which is a difference.
 * `undefined`: no reading names any, so that the contradiction holds wherever its subject is known.
 * @example sharedEditions(['number (legacy)', 'string (test)'], ['legacy', 'test']) // []
 */
export function sharedEditions(readings: readonly string[], known: readonly string[]): string[] | undefined {
  const named = readings.map((reading) => namedEditions(reading, known)).filter((editions) => editions.length > 0);
  if (named.length === 0) return undefined;
  return known.filter((edition) => named.every((editions) => editions.includes(edition)));
}

/** An edition before the text: `legacy: …`, `early 2025: …`. */
function prefixedEdition(text: string, known: readonly string[]): string | undefined {
  const prefix = /^(?:(?:early|late|earlier|later) )?(\w+): /.exec(text)?.[1];
  return known.find((edition) => edition === prefix);
}

/**
 * Editions inside which the contradiction of an entry stands: the one before its text, else the only one that it names,
 * else, where it names none, those that show the entry. Several names tell editions apart: that is a difference.
 */
export function entryEditions(text: string, shown: readonly string[], known: readonly string[]): string[] {
  const prefixed = prefixedEdition(text, known);
  if (prefixed !== undefined) return [prefixed];
  const named = namedEditions(text, known);
  if (named.length > 1) return [];
  return named.length === 1 ? named : [...shown];
}

/** The text without the edition before it. */
export function withoutEdition(text: string, known: readonly string[]): string {
  return prefixedEdition(text, known) === undefined ? text : text.slice(text.indexOf(': ') + 2);
}
