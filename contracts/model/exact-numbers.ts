/** Member of a schema that says, as texts, what no double holds of its keywords. */
export const exactMember = 'x-exact';

/** Keywords that may compare numbers. */
export const exactKeywords: ReadonlySet<string> = new Set([
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'const', 'enum'],
]);

/** A decimal number: `digits` × 10^-`places`. */
interface Decimal {
  digits: bigint;
  places: number;
}

/** Numbers of more places are not compared exactly: writing them out would fill the memory. */
const mostPlaces = 10_000;

/** A number as it is written in JSON; `undefined` where it is none, or of too many places. */
function decimalOf(text: string): Decimal | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const shift = Number(exponent);
  if (whole === '' || Math.abs(shift) > mostPlaces) return undefined;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const places = fraction.length - shift;
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

/** Two numbers in units of the finer one. */
function inOneUnit(one: string, other: string): [bigint, bigint] | undefined {
  const [a, b] = [decimalOf(one), decimalOf(other)];
  if (!a || !b) return undefined;
  const places = Math.max(a.places, b.places);
  const units = ({ digits, places: own }: Decimal): bigint => digits * 10n ** BigInt(places - own);
  return [units(a), units(b)];
}

/**
 * How two numbers compare as they are written: below, above or exactly zero.
 * @example compareExactly('9223372036854775808', '9223372036854775807') // 1
 */
export function compareExactly(one: string, other: string): number {
  const units = inOneUnit(one, other);
  if (!units) return Number(one) - Number(other);
  return units[0] < units[1] ? -1 : units[0] > units[1] ? 1 : 0;
}

/**
 * Whether a number is a multiple of a step as both are written, whatever binary fractions make of them.
 * @example isMultipleOf('1070468.14', '0.01') // true
 */
export function isMultipleOf(number: string, step: string): boolean {
  const units = inOneUnit(number, step);
  return units === undefined || units[1] === 0n || units[0] % units[1] === 0n;
}

/**
 * One spelling of equal numbers, however many digits they have; what is not compared exactly stays as it is.
 * @example oneSpelling('1.50e1') // '15'
 */
export function oneSpelling(text: string): string {
  const decimal = decimalOf(text);
  if (!decimal) return text;
  if (decimal.digits === 0n) return '0';
  const digits = String(decimal.digits);
  let [end, places] = [digits.length, decimal.places];
  for (; places > 0 && digits[end - 1] === '0'; places -= 1) end -= 1;
  return places === 0 ? digits.slice(0, end) : `${digits.slice(0, end)}e-${places}`;
}
