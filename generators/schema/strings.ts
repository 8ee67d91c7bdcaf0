import type { Schema } from '../../contracts/model/types.js';
import { decimal, fixedScalePattern, scaleOf } from '../../contracts/formats/decimal.js';
import { formats, type ValueFormat } from '../../contracts/formats/index.js';

function fits(format: ValueFormat, samples: readonly string[]): boolean {
  return (
    format.detectable &&
    samples.every((sample) => format.test(sample)) &&
    (format.recognises === undefined || samples.some((sample) => format.recognises?.(sample)))
  );
}

/** The narrowest format that every sample satisfies, if any. */
export function formatOf(samples: readonly string[]): string | undefined {
  if (samples.length === 0) return undefined;
  const different = samples.length === 1 ? samples : [...new Set(samples)];
  return formats.find((format) => fits(format, different))?.name;
}

/**
 * Constraints of a string that its own samples justify: its format, and for decimals a fixed scale where all samples
 * share one. Lengths and single values never become constraints.
 */
export function stringConstraints(samples: readonly string[]): Pick<Schema, 'format' | 'pattern'> {
  const format = formatOf(samples);
  if (!format) return {};
  if (format !== decimal.name) return { format };
  const scales = new Set(samples.map(scaleOf));
  const [scale] = scales;
  const signed = samples.some((sample) => sample.startsWith('-'));
  return scales.size === 1 && scale !== undefined && scale > 0
    ? { format, pattern: fixedScalePattern(scale, signed) }
    : { format };
}

/** A word as code writes it: what an enumeration consists of, and what decides over other members. */
export const word = /^[A-Za-z][A-Za-z0-9_-]{0,31}$/;

/** More values than this are a vocabulary, not an enumeration. */
const mostValues = 20;

/**
 * The words a string takes, in the order of their first sight, where its samples justify to call them all: each seen three
 * times, and five samples a word. `undefined` where they don't.
 */
export function wordsOf(samples: readonly string[]): string[] | undefined {
  const counts = new Map<string, number>();
  for (const sample of samples) counts.set(sample, (counts.get(sample) ?? 0) + 1);
  if (counts.size > mostValues || counts.size * 5 > samples.length) return undefined;
  const justified = [...counts].every(([value, count]) => count >= 3 && word.test(value));
  return justified ? [...counts.keys()] : undefined;
}
