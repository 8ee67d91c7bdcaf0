import { Ajv2020 } from 'ajv/dist/2020.js';
import { formatNamed, formats } from '../../contracts/formats/index.js';
import type { Evidence } from '../../contracts/model/evidence.js';

/** Bounds that prose states for the values of a place. */
export interface Limits {
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
}

/**
 * What prose says beyond the samples; data beside the payload.
 * Places are JSON Pointers in which `*` stands for any array index or map key: `/items/~/name` written with `*` for `~`.
 * A hint that a sample contradicts is left out: contradictions are for lint to report, not for derivation to settle.
 */
export interface Hints {
  /** Places of objects whose keys are data. */
  maps?: string[];
  /** Places of strings whose samples suggest a form that the provider does not promise. */
  free?: string[];
  /** Values the prose names. A string whose samples are all among them, at `at` if given, takes the list as its `enum`. */
  values?: { values: string[]; open: boolean; at?: string }[];
  /** Forms that samples alone don't tell, such as a phone number of digits or a BIC. */
  formats?: { at: string; format: string }[];
  /** Places of numbers that are counts or ids. */
  integers?: string[];
  /** Bounds of numbers and of the lengths of strings. */
  limits?: (Limits & { at: string })[];
  /** Objects in which one member, `by`, decides over the others. */
  deciders?: { at: string; by: string }[];
}

/** What a derived schema is evidence of. */
export interface DerivationSource {
  /** Evidence of what the samples show. */
  sample: Evidence;
  /** Evidence of what the prose states. */
  prose: Evidence;
}

/** Hints that are none; the message says where. */
export class HintsError extends Error {
  override name = 'HintsError';
}

const place = { type: 'string', pattern: '^(/.*)?$' };
const places = { type: 'array', items: place };

function list(required: string[], properties: Record<string, unknown>): object {
  return { type: 'array', items: { type: 'object', required, properties, additionalProperties: false } };
}

const hintsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    maps: places,
    free: places,
    integers: places,
    values: list(['values', 'open'], {
      values: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } },
      open: { type: 'boolean' },
      at: place,
    }),
    formats: list(['at', 'format'], { at: place, format: { enum: formats.map((format) => format.name) } }),
    limits: list(['at'], {
      at: place,
      minimum: { type: 'number' },
      maximum: { type: 'number' },
      minLength: { type: 'integer', minimum: 0 },
      maxLength: { type: 'integer', minimum: 0 },
    }),
    deciders: list(['at', 'by'], { at: place, by: { type: 'string' } }),
  },
};

/**
 * Hints as a file holds them, checked: a misspelt hint would otherwise be one that never applies.
 * @throws HintsError
 */
export function parseHints(value: unknown): Hints {
  const ajv = new Ajv2020({ strict: false });
  const hints = value ?? {};
  if (ajv.validate<Hints>(hintsSchema, hints)) return hints;
  const error = ajv.errors?.[0];
  const detail = (error?.params['additionalProperty'] ?? error?.params['allowedValues'] ?? '') as string | string[];
  const told = detail.length > 0 ? ` (${[detail].flat().join(', ')})` : '';
  throw new HintsError(`${error?.instancePath || 'the hints'} ${error?.message ?? 'is no hint'}${told}`);
}

/** The format that prose names for a place, unless a sample is not of it. */
export function hintedFormat(hints: Hints, at: string, samples: readonly string[]): string | undefined {
  const name = hints.formats?.find((hint) => hint.at === at)?.format;
  const format = name === undefined ? undefined : formatNamed(name);
  return format && samples.every((sample) => format.test(sample)) ? format.name : undefined;
}

/** The values that prose names for a string, unless a sample is not among them; a hint for the place comes first. */
export function hintedValues(
  hints: Hints,
  at: string,
  samples: readonly string[],
): { values: string[]; open: boolean } | undefined {
  const fitting = (hints.values ?? []).filter((hint) => samples.every((sample) => hint.values.includes(sample)));
  return fitting.find((hint) => hint.at === at) ?? fitting.find((hint) => hint.at === undefined);
}

const bounds = {
  number: { minimum: -1, maximum: 1 },
  length: { minLength: -1, maxLength: 1 },
} as const;

/** The bounds that prose states for a place: of numbers, or of the lengths of strings; none that a sample breaks. */
export function hintedLimits(
  hints: Hints,
  at: string,
  of: keyof typeof bounds,
  samples: () => readonly number[],
): Limits {
  const stated = hints.limits?.find((hint) => hint.at === at);
  if (!stated) return {};
  return Object.fromEntries(
    Object.entries(bounds[of]).flatMap(([keyword, sign]) => {
      const bound = stated[keyword as keyof Limits];
      const holds = bound !== undefined && samples().every((sample) => sign * (sample - bound) <= 0);
      return holds ? [[keyword, bound]] : [];
    }),
  );
}
