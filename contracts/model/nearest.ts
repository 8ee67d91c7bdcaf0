/** Steps from one word to another: a letter left out, put in, exchanged, or two swapped (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      rows[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (same ? 0 : 1),
          swapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(a.length, b.length);
}

/** Longer names are no slips of the fingers. */
const longestName = 64;

/** The known name that somebody who wrote this one most likely meant, letter case aside; `undefined` where none is near. */
export function nearestTo(word: string, known: readonly string[]): string | undefined {
  if (word.length > longestName) return undefined;
  const near = known
    .map((name) => ({ name, steps: distance(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, steps }) => steps <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.steps - b.steps);
  return near[0]?.name;
}

/** ` (did you mean "…"?)` for messages; empty where nothing is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const name = nearestTo(word, known);
  return name === undefined ? '' : ` (did you mean "${name}"?)`;
}
