import { isObject } from '../../contracts/model/json-value.js';
import { valueAt } from '../../contracts/model/pointer.js';
import { percentDecoded } from '../../text/percent-decoded.js';
import type { Node } from './keywords.js';

/** Finds what the references of one document name. */
export class Resolver {
  readonly #root: object;
  readonly #resolved = new Map<string, Node>();

  constructor(root: object) {
    this.#root = root;
  }

  /** What a reference names; one that leads nowhere says nothing. */
  resolve(reference: string): Node {
    let found = this.#resolved.get(reference);
    if (found === undefined) {
      const target = reference.startsWith('#') ? valueAt(this.#root, percentDecoded(reference.slice(1))) : undefined;
      found = typeof target === 'boolean' || isObject(target) ? (target as Node) : true;
      this.#resolved.set(reference, found);
    }
    return found;
  }
}
