import { bounded, type BoundedPattern } from './bounded-pattern.js';
import { isForeignPattern } from './foreign-pattern.js';

const compiled = new Map<string, BoundedPattern | undefined>();

function compile(source: string): BoundedPattern | undefined {
  if (isForeignPattern(source)) return undefined;
  for (const flags of ['u', ''])
    try {
      return bounded(new RegExp(source, flags));
    } catch {
      // Documents hold patterns that are valid without `u` only, and some of other dialects.
    }
  return undefined;
}

/**
 * The regular expression of a `pattern`: with `u`, as JSON Schema asks for, else without, where that alone is valid; nothing
 * where it is no ECMAScript pattern at all, or is written for another dialect. However it is written, matching ends.
 *
 * @example patternOf('^{a}$') // /^{a}$/, for with `u` a brace has to be escaped
 */
export function patternOf(source: string): BoundedPattern | undefined {
  if (!compiled.has(source)) compiled.set(source, compile(source));
  return compiled.get(source);
}
