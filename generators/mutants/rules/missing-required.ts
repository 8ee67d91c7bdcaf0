import { toPointer } from '../../../contracts/model/pointer.js';
import type { Schema } from '../../../contracts/model/types.js';
import type { Breach, Rule } from '../rule.js';
import type { Applied, Site } from '../sites.js';

function demandedByCondition(schema: Schema, name: string): boolean {
  return [schema, ...(schema.allOf ?? [])].some((part) =>
    [part.then, part.else].some((consequence) => consequence?.required?.includes(name)),
  );
}

function without(site: Site, name: string): Breach[] {
  const pointer = site.pointer + toPointer([name]);
  const at = (node: Applied): string => node.pointer + toPointer(['properties', name]);
  const demanding = site.applied.find(({ schema }) => schema.required?.includes(name));
  if (demanding) return [{ pointer, keyword: 'required', schemaPointer: at(demanding), edit: { remove: true } }];
  // What no node declares is a key of a map or of an open object: its absence is no change of form.
  const declaring = site.applied.find(({ schema }) => schema.properties && Object.hasOwn(schema.properties, name));
  if (!declaring) return [];
  const conditional = site.applied.some(({ schema }) => demandedByCondition(schema, name));
  return [{ pointer, schemaPointer: at(declaring), leftOut: conditional ? 'condition not met' : 'optional' }];
}

/** A required member is missing; members that a condition which holds demands are required too. */
export const missingRequired: Rule = {
  id: 'missing-required',
  describes: 'a required member is missing',
  breaches: (site) =>
    typeof site.value === 'object' && site.value !== null && !Array.isArray(site.value)
      ? Object.keys(site.value).flatMap((name) => without(site, name))
      : [],
};
