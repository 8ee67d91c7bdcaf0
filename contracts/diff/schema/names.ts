/** How alike two names are. */

/** The words of a name: `externalUserId`, `external_user_id` and `ExternalUserID` have the same. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])));
    row = next;
  }
  return row[b.length] ?? 0;
}

/** From 0, nothing in common, to 1, the same words. */
export function nameLikeness(a: string, b: string): number {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  const [left, right] = [x.join(''), y.join('')];
  if (left === right) return 1;
  const common = x.filter((word) => y.includes(word)).length;
  const words = common / Math.max(x.length, y.length);
  const letters = 1 - distance(left, right) / Math.max(left.length, right.length);
  return Math.max(words, letters);
}
