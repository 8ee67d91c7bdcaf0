import type { Edit } from './edit.js';
import type { Site } from './sites.js';

/** Why a value changed by a rule would break no promise. */
export type LeftOutReason =
  | 'open set'
  | 'string or number'
  | 'optional'
  | 'condition not met'
  | 'nullable'
  | 'no type stated'
  | 'no format stated'
  | 'no scale stated';

/** What a rule makes of one site. */
export type Breach =
  | {
      /** Where the violation is, in the changed value. */
      pointer: string;
      /** Violated keyword, and JSON Pointer of the node whose evidence says how well it is known. */
      keyword: string;
      schemaPointer: string;
      edit: Edit;
      /** Where the edit is made, if elsewhere than at `pointer`. */
      editAt?: string;
    }
  | { pointer: string; schemaPointer: string; leftOut: LeftOutReason };

/** One way to break a schema: by a single change, seen from one site of a valid value. */
export interface Rule {
  id: string;
  /** What the mutant is, for people: "a required member is missing". */
  describes: string;
  breaches(site: Site): Breach[];
}

/** The node that a site's evidence is taken from when no node states the keyword: the one that declares the place. */
function declaredAt(site: Site): string {
  return site.applied[0]?.pointer ?? '';
}

/** A change that the contract allows at a site, counted apart. */
export function leftOut(site: Site, reason: LeftOutReason): Breach {
  return { pointer: site.pointer, schemaPointer: declaredAt(site), leftOut: reason };
}
