import type { Schema } from '../../contracts/model/types.js';
import { decimal, fixedScalePattern, scaleOf } from '../../contracts/formats/decimal.js';
import { formats } from '../../contracts/formats/index.js';

/** The narrowest format that every sample satisfies, if any. */
export function formatOf(samples: readonly string[]): string | undefined {
  if (samples.length === 0) return undefined;
  return formats.find((format) => format.detectable && samples.every((sample) => format.test(sample)))?.name;
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
