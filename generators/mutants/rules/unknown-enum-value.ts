import { toPointer } from '../../../contracts/model/pointer.js';
import type { Schema } from '../../../contracts/model/types.js';
import { leftOut, type Breach, type Rule } from '../rule.js';
import type { Site } from '../sites.js';

const unknown = 'UNKNOWN_VALUE';

/** A value of the same type that is not in the set. */
function foreign(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : unknown;
}

const isSet = ({ enum: values, const: only }: Schema): boolean => values !== undefined || only !== undefined;

function ofValue(site: Site): Breach[] {
  const sets = site.applied.filter(({ schema }) => isSet(schema));
  const closed = sets.find(({ schema }) => schema['x-open'] !== true);
  if (sets.length === 0) return [];
  if (!closed) return [leftOut(site, 'open set')];
  return [
    {
      pointer: site.pointer,
      keyword: closed.schema.enum ? 'enum' : 'const',
      schemaPointer: closed.pointer,
      edit: { replace: foreign(site.value) },
    },
  ];
}

function ofKey(site: Site): Breach[] {
  const [key] = Object.keys(typeof site.value === 'object' ? (site.value ?? {}) : {});
  const node = site.applied.find(({ schema }) => schema.propertyNames?.enum);
  if (key === undefined || !node) return [];
  if (node.schema.propertyNames?.['x-open'] === true) return [leftOut(site, 'open set')];
  return [
    {
      pointer: site.pointer + toPointer([unknown]),
      keyword: 'enum',
      schemaPointer: `${node.pointer}/propertyNames`,
      edit: { rename: unknown },
      editAt: site.pointer + toPointer([key]),
    },
  ];
}

/** A value, or a key of a map, outside a closed set. */
export const unknownEnumValue: Rule = {
  id: 'unknown-enum-value',
  describes: 'a value is outside its closed set',
  breaches: (site) => [...ofValue(site), ...ofKey(site)],
};
