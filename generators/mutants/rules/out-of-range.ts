import type { Constraint } from '../../data/matches.js';
import type { Breach, Rule } from '../rule.js';
import { stating, type Site } from '../sites.js';

/** Nearest values beyond each bound. */
const bounds = [
  { keyword: 'minimum', beyond: (bound: number) => bound - 1 },
  { keyword: 'maximum', beyond: (bound: number) => bound + 1 },
  { keyword: 'exclusiveMinimum', beyond: (bound: number) => bound },
  { keyword: 'exclusiveMaximum', beyond: (bound: number) => bound },
] as const;

function beyondEach(site: Site): Breach[] {
  return bounds.flatMap(({ keyword, beyond }) =>
    stating(site, keyword as 'minimum').flatMap(({ pointer, schema }) => {
      const bound = (schema as Constraint)[keyword];
      if (typeof bound !== 'number') return [];
      return [{ pointer: site.pointer, keyword, schemaPointer: pointer, edit: { replace: beyond(bound) } }];
    }),
  );
}

/** A number beyond its least or its greatest value. */
export const outOfRange: Rule = {
  id: 'out-of-range',
  describes: 'a number is too small or too large',
  breaches: (site) => (typeof site.value === 'number' ? beyondEach(site) : []),
};
