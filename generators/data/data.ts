import { Faker, de, en, pl, type LocaleDefinition } from '@faker-js/faker';

/** Realistic values, reproducible from a seed. */
export type Data = Faker;

const locales: LocaleDefinition[] = [pl, de, en];

/** Folds texts into one number, so that several sources of randomness give one seed (FNV-1a). */
export function seedOf(...parts: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join('\u0000')) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** A generator of values; equal parts give equal values. */
export function createData(...parts: (string | number)[]): Data {
  return new Faker({ locale: locales, seed: seedOf(...parts) });
}
