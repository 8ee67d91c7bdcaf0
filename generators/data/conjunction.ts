import type { Schema } from '../../contracts/model/types.js';

function common(one: readonly unknown[], other: readonly unknown[]): unknown[] {
  return one.filter((value) => other.includes(value));
}

function commonTypes(one: Schema, other: Schema): string[] {
  const [mine, theirs] = [[one.type ?? []].flat(), [other.type ?? []].flat()];
  if (mine.length === 0 || theirs.length === 0) return [...mine, ...theirs];
  // A whole number is a number: where one side asks for `number`, the narrower `integer` of the other stays.
  const takes = (types: string[], type: string): boolean =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  return [...mine.filter((type) => takes(theirs, type)), ...theirs.filter((type) => takes(mine, type))].filter(
    (type, index, all) => all.indexOf(type) === index,
  );
}

function both(one: Schema, other: Schema): Schema {
  const result: Schema = { ...one, ...other };
  const types = commonTypes(one, other);
  // Types that exclude each other leave none: nothing fits.
  if (one.type !== undefined || other.type !== undefined)
    result.type = types.length === 1 ? (types[0] as string) : types;
  if (one.enum && other.enum) result.enum = common(one.enum, other.enum);
  if (one.required || other.required)
    result.required = [...new Set([...(one.required ?? []), ...(other.required ?? [])])];
  // One text is made after one pattern and one format, one value of one set of branches; those of the other side stay as a part
  // that it has to keep to.
  const beside: Schema = {
    ...(one.pattern !== undefined && other.pattern !== undefined ? { pattern: one.pattern } : {}),
    ...(one.format !== undefined && other.format !== undefined ? { format: one.format } : {}),
    ...(one.$ref !== undefined && other.$ref !== undefined && one.$ref !== other.$ref ? { $ref: one.$ref } : {}),
    ...(one.oneOf && other.oneOf ? { oneOf: one.oneOf } : {}),
    ...(one.anyOf && other.anyOf ? { anyOf: one.anyOf } : {}),
  };
  const parts = [...(one.allOf ?? []), ...(other.allOf ?? []), ...(Object.keys(beside).length > 0 ? [beside] : [])];
  if (parts.length > 0) result.allOf = parts;
  if (one.properties && other.properties) {
    const properties = { ...one.properties };
    for (const [name, schema] of Object.entries(other.properties))
      properties[name] = properties[name] ? both(properties[name], schema) : schema;
    result.properties = properties;
  }
  if (one.items && other.items) result.items = both(one.items, other.items);
  for (const keyword of ['minimum', 'minLength', 'minItems', 'exclusiveMinimum'] as const)
    if (one[keyword] !== undefined && other[keyword] !== undefined)
      result[keyword] = Math.max(one[keyword], other[keyword]);
  for (const keyword of ['maximum', 'maxLength', 'maxItems'] as const)
    if (one[keyword] !== undefined && other[keyword] !== undefined)
      result[keyword] = Math.min(one[keyword], other[keyword]);
  return result;
}

/** One schema that asks for what each of several asks for: the narrower of two types, sets and bounds. */
export function conjunction(first: Schema, ...others: readonly Schema[]): Schema {
  return others.reduce(both, first);
}
