/** What the value of a keyword of JSON Schema has to be, in words and as a test. */
interface Keyword {
  is: string;
  fits(value: unknown): boolean;
}

const types = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

const anything: Keyword = { is: 'any value', fits: () => true };
const text: Keyword = { is: 'a text', fits: (value) => typeof value === 'string' };
const flag: Keyword = { is: 'true or false', fits: (value) => typeof value === 'boolean' };
const number: Keyword = { is: 'a number', fits: (value) => typeof value === 'number' };
const count: Keyword = {
  is: 'a whole number that is not negative',
  fits: (value) => Number.isInteger(value) && (value as number) >= 0,
};
/** Of OpenAPI 3.0 a flag beside the limit; documents of 3.1 often kept it. */
const exclusiveLimit: Keyword = {
  is: 'a number',
  fits: (value) => typeof value === 'number' || typeof value === 'boolean',
};

function isListOfNames(value: unknown): boolean {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

/** Keywords of JSON Schema whose value is no schema (JSON Schema Validation 2020-12, 6). */
const keywords: Readonly<Record<string, Keyword>> = {
  type: {
    is: `${types.join(', ')}, or a list of them`,
    fits: (value) => {
      const named = [value].flat();
      return (
        named.length > 0 && new Set(named).size === named.length && named.every((one) => types.includes(String(one)))
      );
    },
  },
  format: text,
  pattern: text,
  description: text,
  enum: { is: 'a list of at least one value', fits: (value) => Array.isArray(value) && value.length > 0 },
  const: anything,
  default: anything,
  required: { is: 'a list of names', fits: isListOfNames },
  uniqueItems: flag,
  minItems: count,
  maxItems: count,
  minLength: count,
  maxLength: count,
  minProperties: count,
  maxProperties: count,
  minContains: count,
  maxContains: count,
  contentEncoding: text,
  contentMediaType: text,
  dependentRequired: {
    is: 'lists of names by name',
    fits: (value) => typeof value === 'object' && value !== null && Object.values(value).every(isListOfNames),
  },
  minimum: number,
  maximum: number,
  exclusiveMinimum: exclusiveLimit,
  exclusiveMaximum: exclusiveLimit,
  multipleOf: { is: 'a number above 0', fits: (value) => typeof value === 'number' && value > 0 },
};

/** Whether the value of a keyword is no schema. */
export function isPlainKeyword(name: string): boolean {
  return Object.hasOwn(keywords, name);
}

/**
 * What is wrong with a keyword's value, in words that follow its pointer.
 * @example keywordFault('minLength', '3') // 'is "3"; it has to be a whole number that is not negative'
 */
export function keywordFault(name: string, value: unknown): string | undefined {
  const keyword = keywords[name];
  if (!keyword || keyword.fits(value)) return undefined;
  return `is ${JSON.stringify(value)}; it has to be ${keyword.is}`;
}
