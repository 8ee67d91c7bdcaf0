import { Faker, de, en, generateMersenne53Randomizer, mergeLocales, pl } from '@faker-js/faker';
import type { RunMark } from './run-mark.js';

/** Realistic values, reproducible from a seed. */
export interface Data extends Faker {
  /** What identities bear, where a target remembers those of earlier runs. */
  readonly runMark: RunMark | undefined;
}

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

type Part = string | number;

function dataOf(parts: readonly Part[], runMark?: RunMark): Data {
  let made: Faker | undefined;
  return new Proxy({} as Data, {
    get(_, name): unknown {
      if (name === 'runMark') return runMark;
      made ??= new Faker({ locale, randomizer: generateMersenne53Randomizer(seedOf(...parts)) });
      return Reflect.get(made, name);
    },
  });
}

/**
 * A generator of values; equal parts give equal values. It is made when it is first asked for one: there are more cases than
 * cases that need any, and making it takes longer than making up most bodies.
 */
export function createData(...parts: Part[]): Data {
  return dataOf(parts);
}

/** A generator whose values follow from the parts, but for the mark that identities bear. */
export function createMarkedData(runMark: RunMark | undefined, ...parts: Part[]): Data {
  return dataOf(parts, runMark);
}

/** Generators for parts of what one is for: equal labels give equal values, whichever others are asked for. */
export function branchesOf(data: Data): (label: string) => Data {
  const root = data.number.int();
  const { runMark } = data;
  return (label) => dataOf([root, label], runMark);
}
