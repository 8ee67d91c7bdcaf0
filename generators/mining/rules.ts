import type { Schema } from '../../contracts/model/types.js';

/** A form in which frameworks say what they want. */
export interface MiningRule {
  id: string;
  /** Whose form it is, for readers of this list. */
  of: string;
  matches: RegExp;
  /** What the value has to keep to. */
  constraint(found: RegExpExecArray): Schema;
}

/** Values in quotes, or divided by commas, bars and words. */
function listed(text: string): unknown[] {
  const quoted = [...text.matchAll(/['"]([^'"]+)['"]/g)].map(([, value]) => value);
  const plain = text.replace(/[[\]()]/g, '').split(/\s*(?:,|\||\bor\b|\band\b)\s*/);
  return (quoted.length > 0 ? quoted : plain.filter((value) => value !== '')).map(asWritten);
}

function asWritten(value: string | undefined): unknown {
  return value !== undefined && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

const number = '(-?\\d+(?:\\.\\d+)?)';
const is = '(?:must be|should be|must not be|is|has to be|must have|should have|expected)';

const rule = (id: string, of: string, pattern: string, constraint: MiningRule['constraint']): MiningRule => ({
  id,
  of,
  matches: new RegExp(pattern, 'i'),
  constraint,
});

/** Every form that is understood; the first that fits a text counts, so that narrower ones stand first. */
export const miningRules: readonly MiningRule[] = [
  rule(
    'one-of',
    'class-validator, Joi, zod, Ajv',
    '(?:one of|equal to one of)(?: the following| the allowed)?(?: values)?:?\\s*(.+?)(?:,? (?:but )?(?:received|got).*)?$',
    ([, values = '']) => ({ enum: listed(values) }),
  ),
  rule('expected-one', 'zod', "expected ('[^']+'(?: \\| '[^']+')+)", ([, values = '']) => ({ enum: listed(values) })),
  rule('should-be', 'pydantic', "should be ('[^']+'(?:(?:, | or )'[^']+')*)", ([, values = '']) => ({
    enum: listed(values),
  })),
  rule('decimals', 'this API', `at most (\\d+) decimal`, ([, places = '0']) => ({
    pattern: `^\\d+(\\.\\d{1,${Math.max(1, Number(places))}})?$`,
  })),
  rule('longer', 'class-validator', `longer than or equal to (\\d+)`, ([, least]) => ({ minLength: Number(least) })),
  rule('shorter', 'class-validator', `shorter than or equal to (\\d+)`, ([, most]) => ({ maxLength: Number(most) })),
  rule('between-lengths', 'Spring', 'size must be between (\\d+) and (\\d+)', ([, least, most]) => ({
    minLength: Number(least),
    maxLength: Number(most),
  })),
  rule('exact-length', 'zod, Rails', '(?:exactly|wrong length \\(should be) (\\d+) character', ([, length]) => ({
    minLength: Number(length),
    maxLength: Number(length),
  })),
  rule(
    'least-characters',
    'zod, Joi, pydantic, Laravel, Rails',
    '(?:at least|minimum is) (\\d+) char',
    ([, least]) => ({
      minLength: Number(least),
    }),
  ),
  rule(
    'most-characters',
    'zod, Joi, pydantic, Laravel, Rails',
    '(?:at most|maximum is|less than or equal to|greater than) (\\d+) char',
    ([, most]) => ({
      maxLength: Number(most),
    }),
  ),
  rule(
    'at-least',
    'all',
    `(?:greater than or equal to|not be less than|at least|>=|minimum(?: value)?(?: is| of)?) ?${number}`,
    ([, least]) => ({
      minimum: Number(least),
    }),
  ),
  rule(
    'at-most',
    'all',
    `(?:less than or equal to|not be greater than|at most|<=|maximum(?: value)?(?: is| of)?) ?${number}`,
    ([, most]) => ({
      maximum: Number(most),
    }),
  ),
  rule('above', 'zod, Joi, Rails', `(?:greater than|more than) ${number}`, ([, limit]) => ({
    exclusiveMinimum: Number(limit),
  })),
  rule('positive', 'class-validator, zod', `${is} (?:a )?positive`, () => ({ exclusiveMinimum: 0 })),
  rule('email', 'all', `(?:${is} (?:an? )?(?:valid )?(?:well-formed )?|invalid |not a valid )e-?mail`, () => ({
    format: 'email',
  })),
  rule('uuid', 'all', `(?:${is} (?:an? )?(?:valid )?|invalid |not a valid )(?:uuid|guid)`, () => ({ format: 'uuid' })),
  rule('uri', 'all', `(?:${is} (?:an? )?(?:valid )?|invalid |not a valid )(?:uri|url)`, () => ({ format: 'uri' })),
  rule(
    'moment',
    'class-validator, pydantic, Joi',
    `(?:${is} (?:an? )?(?:valid )?|invalid )(?:iso.?8601|datetime|date.?time)`,
    () => ({ format: 'date-time' }),
  ),
  rule('day', 'Laravel', `(?:${is} (?:an? )?(?:valid )?|invalid |not a valid )date`, () => ({ format: 'date' })),
  rule('text', 'all', `${is} (?:an? )?(?:valid )?string`, () => ({ type: 'string' })),
  rule('whole', 'all', `${is} (?:an? )?(?:valid )?int(?:eger)?`, () => ({ type: 'integer' })),
  rule('number', 'all', `${is} (?:an? )?(?:valid )?(?:number|numeric)`, () => ({ type: 'number' })),
  rule('flag', 'all', `${is} (?:an? )?(?:valid )?bool`, () => ({ type: 'boolean' })),
  rule('list', 'all', `${is} (?:an? )?(?:valid )?(?:array|list)`, () => ({ type: 'array' })),
  rule(
    'demanded',
    'all',
    '(?:is|field|:) ?required|required|should not be (?:empty|null)|must not be (?:empty|null|blank)|can.t be blank|missing',
    () => ({}),
  ),
];
