import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import { ImportError } from './reading.js';

type Container = JsonObject | unknown[];

/** A place that a target names: where it hangs and by which name. */
interface Hit {
  parent?: Container;
  key: string | number;
  value: unknown;
}

const step = /\.([A-Za-z_$][\w$-]*)|\[\s*'((?:[^'\\]|\\.)*)'\s*\]|\[\s*"((?:[^"\\]|\\.)*)"\s*\]|\[(\d+)\]|\.\*|\[\*\]/y;

/** The steps of a JSONPath that has names, indexes and `*` alone; `undefined` for any other. */
function stepsOf(target: string): (string | number | undefined)[] | undefined {
  if (!target.startsWith('$')) return undefined;
  const steps: (string | number | undefined)[] = [];
  step.lastIndex = 1;
  while (step.lastIndex < target.length) {
    const found = step.exec(target);
    if (!found) return undefined;
    const [, plain, single, double, index] = found;
    const name = plain ?? single?.replace(/\\(.)/g, '$1') ?? double?.replace(/\\(.)/g, '$1');
    steps.push(name ?? (index === undefined ? undefined : Number(index)));
  }
  return steps;
}

function membersOf(hit: Hit, step: string | number | undefined): Hit[] {
  const { value } = hit;
  if (Array.isArray(value)) {
    const entries = value.map((item: unknown, key): Hit => ({ parent: value, key, value: item }));
    return step === undefined ? entries : entries.filter(({ key }) => key === step);
  }
  if (!isObject(value)) return [];
  const names = step === undefined ? Object.keys(value) : Object.hasOwn(value, step) ? [String(step)] : [];
  return names.map((key) => ({ parent: value, key, value: value[key] }));
}

/** An update merged as Overlay 1.0 says (4.4.3): objects into objects, lists behind lists, anything else replaces. */
function mergedInto(old: unknown, update: unknown): unknown {
  if (Array.isArray(old)) return [...(old as unknown[]), ...(Array.isArray(update) ? (update as unknown[]) : [update])];
  if (!isObject(old) || !isObject(update)) return structuredClone(update);
  const result = new Map(Object.entries(old));
  for (const [name, value] of Object.entries(update))
    result.set(name, result.has(name) ? mergedInto(result.get(name), value) : structuredClone(value));
  return Object.fromEntries(result);
}

function removeHit({ parent, key }: Hit): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (parent) Reflect.deleteProperty(parent, key);
}

function replaceHit({ parent, key, value }: Hit, update: unknown): void {
  if (!parent) return;
  // Defined, so that a member called `__proto__` is one like any other.
  Object.defineProperty(parent, key, {
    value: mergedInto(value, update),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/**
 * A document changed by an OpenAPI Overlay 1.0; the one given stays as it is.
 * @param tell takes a sentence for each action that finds nothing to change
 * @throws ImportError where it is no Overlay, or a target is none of `$`, names, indexes and `*`
 */
export function overlaid(document: unknown, overlay: unknown, tell: (text: string) => void): unknown {
  if (!isObject(overlay) || !/^1\./.test(String(overlay['overlay'])) || !Array.isArray(overlay['actions']))
    throw new ImportError('--overlay: no OpenAPI Overlay; an object with `overlay: 1.0.0` and `actions` is expected');
  const root: { document: unknown } = { document: structuredClone(document) };
  for (const [index, action] of overlay['actions'].entries()) {
    const target = isObject(action) ? action['target'] : undefined;
    const steps = typeof target === 'string' ? stepsOf(target) : undefined;
    if (!isObject(action) || !steps)
      throw new ImportError(
        `--overlay: actions/${index}/target: ${JSON.stringify(target ?? null)} can't be read; write names, indexes and * alone, such as $.paths['/orders'].get`,
      );
    const start: Hit[] = [{ parent: root as unknown as JsonObject, key: 'document', value: root.document }];
    const hits = steps.reduce((found, one) => found.flatMap((hit) => membersOf(hit, one)), start);
    if (hits.length === 0) tell(`the overlay's target ${String(target)} is not there`);
    // From behind, so that what is removed of a list moves no other.
    for (const hit of hits.reverse())
      if (action['remove'] === true) removeHit(hit);
      else if (action['update'] !== undefined) replaceHit(hit, action['update']);
  }
  return root.document;
}
