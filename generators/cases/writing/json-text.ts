/** Whole numbers that doubles hold only nearly, as contracts mean them: the ends of 64 bits. */
const ends: ReadonlyMap<number, string> = new Map([
  [2 ** 63, '9223372036854775807'],
  [-(2 ** 63), '-9223372036854775808'],
  [2 ** 64, '18446744073709551615'],
]);

const mark = '\u0000end:';

/** A value as JSON, the ends of 64 bits written exactly. */
export function jsonText(value: unknown): string {
  let hasEnds = false;
  const text = JSON.stringify(value, (_key, member: unknown) => {
    const exact = typeof member === 'number' ? ends.get(member) : undefined;
    if (exact === undefined) return member;
    hasEnds = true;
    return mark + exact;
  });
  return hasEnds ? text.replace(/"\\u0000end:(-?\d+)"/g, '$1') : text;
}

/** A value where everything is text, as in a form or an address: an object is its JSON, nothing is an empty text. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? jsonText(value) : String(value);
}
