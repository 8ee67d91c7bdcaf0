import { Faker, de, en, generateMersenne53Randomizer, mergeLocales, pl } from '@faker-js/faker';

/** Realistic values, reproducible from a seed. */
export type Data = Faker;

/** Merged once: a case has values of its own. */
const locale = mergeLocales([pl, de, en]);

/** Folds texts into one number, so that several sources of randomness give one seed (FNV-1a). */
export function seedOf(...parts: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join('\u0000')) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/**
 * A generator of values; equal parts give equal values. It is made when it is first asked for one: there are more cases than
 * cases that need any, and making it takes longer than making up most bodies.
 */
export function createData(...parts: (string | number)[]): Data {
  let made: Faker | undefined;
  return new Proxy({} as Faker, {
    get(_, name): unknown {
      made ??= new Faker({ locale, randomizer: generateMersenne53Randomizer(seedOf(...parts)) });
      return Reflect.get(made, name);
    },
  });
}
