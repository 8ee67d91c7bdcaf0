import type { Schema } from '../../contracts/model/types.js';
import type { Data } from './data.js';
import { fieldValues } from './fields.js';

/** Countries whose users are accepted in every edition that lists some (dossier, countries). */
const countries = ['PL', 'DE', 'FR', 'AT', 'ES'];

const formatValues: Record<string, (data: Data) => string> = {
  uuid: (data) => data.string.uuid(),
  date: (data) => data.date.past({ years: 2, refDate: '2026-01-01T00:00:00Z' }).toISOString().slice(0, 10),
  'date-time': (data) => data.date.past({ years: 2, refDate: '2026-01-01T00:00:00Z' }).toISOString(),
  'iso-3166-1-alpha-2': (data) => data.helpers.arrayElement(countries),
  decimal: (data) => data.finance.amount({ min: 1, max: 100, dec: 2 }),
  uri: () => 'https://example.com/return',
  email: (data) => `${data.string.alphanumeric({ length: 12, casing: 'lower' })}@example.com`,
};

function holds(condition: Schema, value: Record<string, unknown>): boolean {
  if ((condition as { not?: Schema }).not) return !holds((condition as { not: Schema }).not, value);
  if (condition.required?.some((name) => !(name in value))) return false;
  return Object.entries(condition.properties ?? {}).every(([name, test]) => {
    const negated = (test as { not?: Schema }).not;
    if (negated) return !negated.enum?.includes(value[name]);
    return test.enum ? test.enum.includes(value[name]) : test.const === undefined || value[name] === test.const;
  });
}

function objectValue(schema: Schema, data: Data, extent: Extent): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const properties = schema.properties ?? {};
  for (const [name, property] of Object.entries(properties))
    if (extent === 'full' || schema.required?.includes(name)) value[name] = valueFor(property, data, extent, name);
  for (const { if: condition, then } of schema.allOf ?? []) {
    if (!condition || !then || !holds(condition, value)) continue;
    for (const name of then.required ?? []) value[name] ??= valueFor(properties[name] ?? {}, data, extent, name);
  }
  return value;
}

/** `minimal`: required members only. `full`: every member. */
export type Extent = 'minimal' | 'full';

/**
 * A valid value of a schema of a request.
 * @throws Error for a schema whose values nobody has taught this module to make
 */
export function valueFor(schema: Schema, data: Data, extent: Extent, name = ''): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return data.helpers.arrayElement(schema.enum.filter((value) => value !== null));
  const type = [schema.type].flat()[0] ?? 'string';
  const byName = fieldValues[name];
  switch (type) {
    case 'object':
      return objectValue(schema, data, extent);
    case 'array':
      return [valueFor(schema.items ?? {}, data, extent)];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'string': {
      const byFormat = schema.format ? formatValues[schema.format] : undefined;
      if (byFormat) return byFormat(data);
      if (byName) return byName(data);
      if (schema.pattern) return data.helpers.fromRegExp(schema.pattern.replace(/^\^|\$$/g, ''));
      return data.lorem.words(2).slice(0, schema.maxLength ?? 40);
    }
    default:
      throw new Error(`no way to make a value of type ${String(type)} (${name})`);
  }
}
