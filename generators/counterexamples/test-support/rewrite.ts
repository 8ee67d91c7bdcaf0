import type { Data } from '../../data/data.js';
import type { Keywords, Node } from '../keywords.js';
import { put } from '../tree.js';

/** One edit of a schema after which it takes exactly what it took. */
export interface Rewriting {
  edit: string;
  tokens: readonly (string | number)[];
  schema: Keywords;
}

type Edit = (node: Keywords, data: Data) => Keywords | undefined;

const annotations = ['description', 'title', 'x-evidence', 'examples', 'default'];

/** Ways to write the same in other words. */
const edits: Readonly<Record<string, Edit>> = {
  'part-of-all': (node) => (node.properties ? undefined : { allOf: [node] }),
  'members-in-parts': (node, data) => {
    const names = Object.keys(node.properties ?? {});
    if (names.length < 2 || node.type !== 'object' || node.additionalProperties !== undefined) return undefined;
    const name = data.helpers.arrayElement(names);
    const { [name]: one, ...others } = node.properties as Record<string, Node>;
    return { ...node, properties: others, allOf: [...(node.allOf ?? []), { properties: { [name]: one as Node } }] };
  },
  'set-reordered': (node, data) =>
    node.enum && node.enum.length > 1 ? { ...node, enum: data.helpers.shuffle(node.enum) } : undefined,
  'set-as-constants': ({ enum: values, ...node }) =>
    values && node['x-open'] !== true && !node.oneOf
      ? { ...node, oneOf: values.map((value) => ({ const: value })) }
      : undefined,
  'types-as-branches': ({ type, ...node }) =>
    Array.isArray(type) && type.length > 1 && !node.anyOf && !(type.includes('number') && type.includes('integer'))
      ? { ...node, anyOf: type.map((one) => ({ type: one })) }
      : undefined,
  'required-reordered': (node) =>
    node.required && node.required.length > 1 ? { ...node, required: [...node.required].reverse() } : undefined,
  'branches-reordered': (node) =>
    node.oneOf && node.oneOf.length > 1 ? { ...node, oneOf: [...node.oneOf].reverse() } : undefined,
  'negated-twice': (node) => (node.not || node.properties ? undefined : { not: { not: node } }),
  'void-bound': (node) =>
    node.type === 'string' && node.minLength === undefined ? { ...node, minLength: 0 } : undefined,
  described: (node) => ({ ...node, description: 'In other words.' }) as Keywords,
};

/** Names of all rewritings. */
export const rewriteNames: readonly string[] = Object.keys(edits);

function nodesOf(
  node: unknown,
  at: readonly (string | number)[] = [],
): { tokens: readonly (string | number)[]; node: Keywords }[] {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [];
  const { properties = {}, items, additionalProperties } = node as Keywords;
  const members = Object.entries(properties).flatMap(([name, one]) => nodesOf(one, [...at, 'properties', name]));
  const entries = [
    ...nodesOf(items, [...at, 'items']),
    ...nodesOf(additionalProperties, [...at, 'additionalProperties']),
  ];
  const says = Object.keys(node).some((key) => !annotations.includes(key));
  return [...(says ? [{ tokens: at, node: node as Keywords }] : []), ...members, ...entries];
}

/** A schema written in other words at one place. */
export function rewritten(schema: Keywords, data: Data): Rewriting {
  const possible = nodesOf(schema).flatMap(({ tokens, node }) =>
    Object.entries(edits).flatMap(([edit, make]) => {
      const next = make(node, data);
      return next ? [{ edit, tokens, next }] : [];
    }),
  );
  const kind = data.helpers.arrayElement([...new Set(possible.map(({ edit }) => edit))]);
  const { edit, tokens, next } = data.helpers.arrayElement(possible.filter((one) => one.edit === kind));
  return { edit, tokens, schema: put(schema, tokens, next) as Keywords };
}
