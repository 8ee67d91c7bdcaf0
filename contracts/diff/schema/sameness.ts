/** Finds parts of two documents that are written alike, so that nobody has to look into them. */
import { percentDecoded } from '../../../text/percent-decoded.js';
import { isObject, type JsonObject } from '../../model/json-value.js';
import { valueAt } from '../../model/pointer.js';

const silent = new Set(['description', 'summary', 'title', 'example', 'examples', '$comment', 'externalDocs', 'tags']);

interface Looked {
  equal: boolean;
  references: string[];
}

/** Whether parts of two documents are alike, references included. */
export class Sameness {
  readonly #old: JsonObject;
  readonly #new: JsonObject;
  readonly #annotations: boolean;
  #different: ReadonlySet<string> | undefined;

  constructor(old: JsonObject, revised: JsonObject, annotations: boolean) {
    this.#old = old;
    this.#new = revised;
    this.#annotations = annotations;
  }

  /** Whether two nodes are written alike, and so is all that they refer to. */
  holds(old: unknown, revised: unknown): boolean {
    const { equal, references } = this.#look(old, revised);
    if (!equal) return false;
    this.#different ??= this.#findDifferent();
    return !references.some((reference) => this.#different?.has(reference));
  }

  #isSilent(name: string): boolean {
    return name.startsWith('x-') || (!this.#annotations && silent.has(name));
  }

  #look(old: unknown, revised: unknown): Looked {
    const references: string[] = [];
    const equal = (a: unknown, b: unknown, isMap: boolean): boolean => {
      if (Array.isArray(a))
        return Array.isArray(b) && a.length === b.length && a.every((one, index) => equal(one, b[index], false));
      if (!isObject(a) || !isObject(b)) return Object.is(a, b);
      const names = (node: JsonObject): string[] => Object.keys(node).filter((name) => isMap || !this.#isSilent(name));
      const own = names(a);
      if (own.length !== names(b).length) return false;
      const { $ref } = a;
      if (typeof $ref === 'string') references.push($ref);
      return own.every((name) => Object.hasOwn(b, name) && equal(a[name], b[name], !isMap && name === 'properties'));
    };
    return { equal: equal(old, revised, false), references };
  }

  /** References whose targets are written otherwise, or refer to such. */
  #findDifferent(): ReadonlySet<string> {
    const users = new Map<string, string[]>();
    const different: string[] = [];
    const waiting = [...referencesIn(this.#old)];
    const known = new Set(waiting);
    for (let reference = waiting.pop(); reference !== undefined; reference = waiting.pop()) {
      const [a, b] = [targetIn(this.#old, reference), targetIn(this.#new, reference)];
      const { equal, references } = this.#look(a, b);
      if (!equal || a === undefined) different.push(reference);
      for (const used of references) {
        const own = users.get(used);
        if (own) own.push(reference);
        else users.set(used, [reference]);
        if (!known.has(used)) waiting.push(used);
        known.add(used);
      }
    }
    const all = new Set(different);
    for (let one = different.pop(); one !== undefined; one = different.pop())
      for (const user of (users.get(one) ?? []).filter((user) => !all.has(user))) {
        different.push(user);
        all.add(user);
      }
    return all;
  }
}

function targetIn(document: JsonObject, reference: string): unknown {
  return reference.startsWith('#') ? valueAt(document, percentDecoded(reference.slice(1))) : undefined;
}

function* referencesIn(document: JsonObject): Iterable<string> {
  const stack: unknown[] = [document];
  while (stack.length > 0) {
    const node = stack.pop();
    if (Array.isArray(node)) for (const one of node) stack.push(one);
    else if (isObject(node)) {
      if (typeof node['$ref'] === 'string') yield node['$ref'];
      for (const value of Object.values(node)) stack.push(value);
    }
  }
}
