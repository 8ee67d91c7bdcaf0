import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';
import { escapeToken } from '../../../contracts/model/pointer.js';

/** Names that schemas give themselves (JSON Schema 2020-12, 8.2), each with its place. */
export interface Anchors {
  /** JSON Pointer by `$anchor` or `$dynamicAnchor`; several where the name is given more than once. */
  named: ReadonlyMap<string, readonly string[]>;
  /** JSON Pointer by `$id`. */
  identified: ReadonlyMap<string, string>;
}

/** Members that hold data and no schemas. */
const data = new Set(['example', 'examples', 'default', 'const', 'enum']);

/** Everything in a document that has a name of its own. */
export function anchorsIn(document: JsonObject): Anchors {
  const named = new Map<string, string[]>();
  const identified = new Map<string, string>();
  const seen = new Set<object>();
  const walk = (node: unknown, pointer: string): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    if (isObject(node)) {
      for (const keyword of ['$anchor', '$dynamicAnchor']) {
        const name = node[keyword];
        if (typeof name === 'string') named.set(name, [...(named.get(name) ?? []), pointer]);
      }
      const id = node['$id'];
      if (typeof id === 'string' && !identified.has(id)) identified.set(id, pointer);
    }
    for (const [key, value] of Object.entries(node)) if (!data.has(key)) walk(value, `${pointer}/${escapeToken(key)}`);
  };
  walk(document, '');
  return { named, identified };
}

/**
 * Where a reference by name leads: `#node`, or the `$id` of a schema with or without a pointer or an anchor; `undefined` where no schema
 * has the name, or several have.
 *
 * Of a dynamic reference the outermost schema of the name decides at run time (8.2.3.2). Where one alone has it, that is the one.
 */
export function placeNamed(reference: string, { named, identified }: Anchors): string | undefined {
  const [id = '', fragment = ''] = reference.split('#', 2);
  const base = id === '' ? '' : (identified.get(id) ?? byLastPart(identified, id));
  if (base === undefined) return undefined;
  if (fragment === '' || fragment.startsWith('/')) return id === '' ? undefined : base + decodeURIComponent(fragment);
  const places = (named.get(fragment) ?? []).filter((place) => place === base || place.startsWith(`${base}/`));
  return places.length === 1 ? places[0] : undefined;
}

/** An `$id` that ends as a relative reference does, where one alone ends so. */
function byLastPart(identified: Anchors['identified'], id: string): string | undefined {
  const found = [...identified].filter(([one]) => one.endsWith(`/${id}`));
  return found.length === 1 ? found[0]?.[1] : undefined;
}
