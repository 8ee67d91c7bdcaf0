/** `if`/`then`/`else` and `dependentSchemas`, one condition for each value that they tell apart. */
import { isObject, type JsonObject } from '../../model/json-value.js';
import { child, type Located } from '../document.js';
import { canonical, meaning } from './canonical.js';
import type { Condition } from './view.js';

/** The one property that a condition names, with the values that fulfil it. */
function valuesOf(condition: JsonObject): { name: string; values: unknown[] } | undefined {
  const { properties, required, ...others } = condition;
  const rest = Object.keys(others).filter((key) => !key.startsWith('x-') && key !== 'type');
  if (rest.length > 0 || !isObject(properties)) return undefined;
  const [entry, ...more] = Object.entries(properties);
  if (!entry || more.length > 0 || !Array.isArray(required) || !required.includes(entry[0])) return undefined;
  const [name, node] = entry;
  if (!isObject(node)) return undefined;
  const values = Array.isArray(node['enum']) ? node['enum'] : 'const' in node ? [node['const']] : undefined;
  const keywords = Object.keys(node).filter((key) => !key.startsWith('x-') && key !== 'type');
  return values && keywords.length === 1 ? { name, values: values as unknown[] } : undefined;
}

/** The conditions of a schema object. */
export function conditionsOf(from: Located): Condition[] {
  const node = from.node as JsonObject;
  const found: Condition[] = [];
  const { if: condition, dependentSchemas } = node;
  if (condition !== undefined) {
    const named = isObject(condition) ? valuesOf(condition) : undefined;
    if (node['then'] !== undefined) {
      const then = [child(from, 'then')];
      const keys = named?.values.map((value) => `${named.name}=${canonical(value)}`) ?? [`if ${meaning(condition)}`];
      for (const key of keys) found.push({ key, then, from });
    }
    if (node['else'] !== undefined)
      found.push({ key: `unless ${meaning(condition)}`, then: [child(from, 'else')], from });
  }
  if (isObject(dependentSchemas))
    for (const name of Object.keys(dependentSchemas))
      found.push({ key: `with ${name}`, then: [child(from, 'dependentSchemas', name)], from });
  return found;
}
