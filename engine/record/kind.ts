/** What was expected and found, as a kind that no value, seed or rewording changes. */

const types = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const;
const anyType = types.join('|');

/** Words that checks have for it. */
const words: Readonly<Record<string, string>> = {
  missing: 'missing',
  nothing: 'missing',
  'not there': 'missing',
  'no such header': 'missing',
  present: 'present',
  'not present': 'not present',
  'not declared': 'not present',
  'not shown': 'not present',
  true: 'boolean',
  false: 'boolean',
};

const typeNames = new RegExp(`^(?:${anyType})(?: or (?:${anyType}))*$`);
const byMark: Readonly<Record<string, string>> = { '"': 'string', '{': 'object', '[': 'array' };
/** A type before its value, as the validator tells them. */
const typedValue = new RegExp(`^(${anyType}) (?=["[{\\d-]|null$|true$|false$)`);
const number = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const status = /^([1-5]\d\d|4xx)(?: ([^]*))?$/;
/** An amount, not a status. */
const measured = /^(?:ms|s|min|h|of|decimals|deliveries|attempts|items)\b/;
const code = /^[A-Z]{1,4}\d{2,5}\b/;

/** How a kind is spelled: `string`, `string or null`, `missing`, `status 400 P403`. */
export const kindPattern = new RegExp(
  `^(?:(?:${anyType})(?: or (?:${anyType}))*|missing|present|not present|status (?:[1-5]\\d\\d|4xx)(?: [A-Z]{1,4}\\d{2,5})?)$`,
);

function statusKind(text: string, hasPlace: boolean): string | undefined {
  const [whole, answered, rest = ''] = status.exec(text) ?? [];
  const [errorCode] = code.exec(rest) ?? [];
  // In a body three digits are a number like any other.
  if (whole === undefined || measured.test(rest) || (hasPlace && errorCode === undefined)) return undefined;
  return `status ${answered}${errorCode === undefined ? '' : ` ${errorCode}`}`;
}

/**
 * The kind of what a judgement expected or found: the type of a value, whether something is there, or status and error code of an
 * answer. `undefined` for all else: wordings, bounds and durations tell no kind.
 * @param hasPlace the judgement is about a place in a body
 * @example kindOf('number 12.5', true) // 'number'
 * @example kindOf('400 P500', false) // 'status 400 P500'
 */
export function kindOf(text: string, hasPlace: boolean): string | undefined {
  if (typeNames.test(text)) return text;
  const [, type] = typedValue.exec(text) ?? [];
  if (type !== undefined) return type;
  const word = Object.hasOwn(words, text) ? words[text] : undefined;
  if (word !== undefined) return word;
  const ofStatus = statusKind(text, hasPlace);
  if (ofStatus !== undefined) return ofStatus;
  if (number.test(text)) return 'number';
  return byMark[text.charAt(0)];
}
