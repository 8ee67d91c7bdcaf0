import type { Ajv2020, FuncKeywordDefinition } from 'ajv/dist/2020.js';
import { compareExactly, exactMember, isMultipleOf, oneSpelling } from './exact-numbers.js';
import { escapeToken } from './pointer.js';

type Node = Record<string, unknown>;

/** Numbers of a value as its text writes them, by JSON Pointer: those alone that a double does not hold. */
export type NumbersAsWritten = ReadonlyMap<string, string>;

type Validate = NonNullable<FuncKeywordDefinition['validate']>;

let written: NumbersAsWritten = new Map();

/** Judges while numbers at the given places count as they are written. */
export function judgedAsWritten<Result>(numbers: NumbersAsWritten, judge: () => Result): Result {
  written = numbers;
  try {
    return judge();
  } finally {
    written = new Map();
  }
}

/** Whether a number is a multiple: at once where doubles tell it, else by its digits. */
function isMultiple(number: number, step: number): boolean {
  return Number.isInteger(number / step) || isMultipleOf(String(number), String(step));
}

/** 56.16 is a multiple of 0.01, and so is 1070468.14, whatever binary fractions make of them. */
export function addMultipleOf(ajv: Ajv2020): void {
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    validate: failing('multipleOf', (step: number, number: number) => isMultiple(number, step), multipleText),
  });
}

const multipleText = (step: unknown): string => `must be multiple of ${String(step)}`;

/** A keyword of Ajv's own kind, its errors as Ajv writes them. */
function failing(
  keyword: string,
  holds: (limit: never, value: never, place: string, exact: unknown) => boolean,
  message: (limit: unknown) => string,
  params: (limit: unknown) => Node = (limit) => ({ limit }),
): Validate {
  const validate: Validate = (limit: unknown, value: unknown, parentSchema, context) => {
    const exact = ((parentSchema as Node)[exactMember] as Node | undefined)?.[keyword];
    if (holds(limit as never, value as never, context?.instancePath ?? '', exact)) return true;
    validate.errors = [{ keyword, params: params(exact ?? limit), message: message(exact ?? limit), parentSchema }];
    return false;
  };
  return validate;
}

const textAt = (place: string, value: number): string => written.get(place) ?? String(value);

const limits: Readonly<Record<string, { sign: string; holds(order: number): boolean }>> = {
  minimum: { sign: '>=', holds: (order) => order >= 0 },
  maximum: { sign: '<=', holds: (order) => order <= 0 },
  exclusiveMinimum: { sign: '>', holds: (order) => order > 0 },
  exclusiveMaximum: { sign: '<', holds: (order) => order < 0 },
};

/** A value as JSON with its numbers as they are written, members in one order: equal values are equal texts. */
function canonical(value: unknown, place: string): string {
  if (typeof value === 'number') return oneSpelling(textAt(place, value));
  if (Array.isArray(value)) return `[${value.map((item, index) => canonical(item, `${place}/${index}`)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  const texts = members.map(
    ([name, member]) => `${JSON.stringify(name)}:${canonical(member, `${place}/${escapeToken(name)}`)}`,
  );
  return `{${texts.join()}}`;
}

/** What stands in a schema: nothing of it is at a place of the value. */
const nowhere = '#';

function isListed(listed: readonly unknown[], value: unknown, place: string, exact: unknown): boolean {
  const own = canonical(value, place);
  const texts = Array.isArray(exact)
    ? (exact as string[]).map(decimalOrText)
    : listed.map((one) => canonical(one, nowhere));
  return texts.includes(own);
}

/** A listed value as `canonical` writes it: numbers stand as texts already, everything else as JSON. */
function decimalOrText(text: string): string {
  return /^-?\d/.test(text) ? oneSpelling(text) : canonical(JSON.parse(text), nowhere);
}

/** Keywords that compare numbers as they are written, in the document and in the value. */
export function addExactKeywords(ajv: Ajv2020): void {
  const add = (keyword: string, validate: Validate, type?: 'number'): void => {
    ajv.removeKeyword(keyword);
    ajv.addKeyword({ keyword, ...(type ? { type } : {}), validate });
  };
  for (const [keyword, { sign, holds }] of Object.entries(limits)) {
    const fits = (limit: number, value: number, place: string, exact: unknown): boolean =>
      holds(compareExactly(textAt(place, value), typeof exact === 'string' ? exact : String(limit)));
    add(
      keyword,
      failing(keyword, fits, (limit) => `must be ${sign} ${String(limit)}`),
      'number',
    );
  }
  const fitsStep = (step: number, value: number, place: string, exact: unknown): boolean =>
    isMultipleOf(textAt(place, value), typeof exact === 'string' ? exact : String(step));
  add('multipleOf', failing('multipleOf', fitsStep, multipleText), 'number');
  const allowed = (allowedValues: unknown): Node => ({ allowedValues });
  add(
    'enum',
    failing('enum', isListed, () => 'must be equal to one of the allowed values', allowed),
  );
  const isConst = (only: unknown, value: unknown, place: string, exact: unknown): boolean =>
    isListed([only], value, place, typeof exact === 'string' ? [exact] : undefined);
  add(
    'const',
    failing(
      'const',
      isConst,
      () => 'must be equal to constant',
      (allowedValue) => ({ allowedValue }),
    ),
  );
}
