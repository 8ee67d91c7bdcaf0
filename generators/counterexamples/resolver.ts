import { isObject } from '../../contracts/model/json-value.js';
import { valueAt } from '../../contracts/model/pointer.js';
import { percentDecoded } from '../../text/percent-decoded.js';
import type { Keywords, Node } from './keywords.js';

/** References that lead to references are followed so far. */
const mostSteps = 20;

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

/** Keywords that decide over no value. */
const silent =
  /^(?:x-.*|title|summary|description|examples?|default|deprecated|readOnly|writeOnly|externalDocs|\$comment)$/;

const holding = [
  ...['properties', 'patternProperties', 'additionalProperties', 'items', 'prefixItems'],
  ...['allOf', 'oneOf', 'anyOf'],
] as const;

/** Whether a schema is about values that have members or items. */
function isOfContainers(node: Keywords): boolean {
  if (node.type !== undefined) return [node.type].flat().some((type) => type === 'object' || type === 'array');
  return holding.some((keyword) => keyword in node);
}

/** The component that a node names and says nothing beside; `undefined` for other nodes, and for components of plain values. */
export function componentOf(node: Node | undefined, resolver: Resolver): Keywords | undefined {
  let current = node;
  for (let steps = 0; steps < mostSteps; steps += 1) {
    if (current === undefined || typeof current === 'boolean') return undefined;
    const isBare =
      current.$ref !== undefined && Object.keys(current).every((key) => key === '$ref' || silent.test(key));
    if (!isBare) return steps > 0 && isOfContainers(current) ? current : undefined;
    current = resolver.resolve(current.$ref ?? '');
  }
  return undefined;
}
