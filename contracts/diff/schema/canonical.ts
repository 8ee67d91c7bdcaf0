import { isObject } from '../../model/json-value.js';

/** A value as text in which the order of members does not matter. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'undefined';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || canonical(a) === canonical(b);
}

/** Members of schemas that say nothing about values. */
const silent = new Set([
  ...['description', 'title', 'example', 'examples', '$comment', 'externalDocs', 'xml'],
  ...['$id', '$schema', '$anchor', '$dynamicAnchor', '$vocabulary', '$defs', 'definitions'],
]);

/** A schema as text without what says nothing about values: extensions, descriptions, examples. */
export function meaning(node: unknown): string {
  return canonical(stripped(node));
}

function stripped(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((one) => stripped(one));
  if (!isObject(node)) return node;
  const kept = Object.entries(node).filter(([name]) => isMap || !(silent.has(name) || name.startsWith('x-')));
  return Object.fromEntries(
    kept.map(([name, value]) => {
      if (!isMap && ['enum', 'const', 'default'].includes(name)) return [name, value];
      const list = !isMap && (name === 'required' || name === 'type') && Array.isArray(value);
      return [name, list ? [...(value as unknown[])].sort() : stripped(value, !isMap && name === 'properties')];
    }),
  );
}
