import { formatNamed } from '../../../contracts/formats/index.js';
import { ContractError } from '../../../contracts/model/load.js';
import { escapeToken } from '../../../contracts/model/pointer.js';
import type { Schema } from '../../../contracts/model/types.js';
import type { Documents } from './documents.js';
import { isPlainKeyword, keywordFault } from './keywords.js';
import { modernised } from './modernised.js';

type Node = Record<string, unknown>;

/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const single = new Set(['items', 'additionalProperties', 'propertyNames', 'not', 'if', 'then', 'else', 'contains']);
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const named = new Set(['properties', 'patternProperties', 'dependentSchemas']);

/** Faults that one message tells. */
const shownFaults = 10;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** In which direction a schema travels: members of the other one alone are left out. */
export type Direction = 'request' | 'response';

/** The schemas of a document as the project's contracts have them: JSON Schema 2020-12, a component for each direction. */
export class Schemas {
  readonly #documents: Documents;
  /** Names given to schemas that references find outside of the components. */
  readonly #elsewhere = new Map<string, string>();
  /** Keywords that are written wrong, each by its place. */
  readonly #faults = new Set<string>();
  /** OpenAPI 3.0: `nullable`, boolean exclusive limits, nothing beside a reference. */
  readonly #old: boolean;

  constructor(documents: Documents) {
    this.#documents = documents;
    this.#old = String(documents.root['openapi']).startsWith('3.0');
  }

  /** @throws ContractError about a place of the document */
  fail(pointer: string, what: string): never {
    throw new ContractError(`${this.#documents.placeOf(pointer)}: ${what}`);
  }

  /** What a node is, references followed. */
  resolved(node: unknown, pointer: string): Node {
    let found = node;
    for (let depth = 0; isNode(found) && typeof found['$ref'] === 'string'; depth += 1) {
      const reference = found['$ref'];
      if (depth > 20) this.fail(pointer, `${this.#documents.written(reference)} refers to itself`);
      found = this.#targetOf(reference, pointer);
    }
    if (!isNode(found)) this.fail(pointer, 'is no object, or refers to nothing');
    return found;
  }

  /** A schema as those who send or receive it see it. */
  schema(node: unknown, direction: Direction, pointer: string): Schema | boolean {
    if (typeof node === 'boolean') return node;
    if (!isNode(node)) this.fail(pointer, 'is no schema');
    const { $ref } = node;
    const result: Node = {};
    if (typeof $ref === 'string') {
      const name = this.#componentOf($ref, pointer);
      const target = `#/components/schemas/${direction === 'request' ? requestName(name) : name}`;
      if (this.#old) return { $ref: target };
      result['$ref'] = target;
    }
    const hidden = this.#hidden(node, direction);
    for (const [key, value] of Object.entries(node)) {
      const at = `${pointer}/${escapeToken(key)}`;
      // A key that was left empty says nothing; only null itself may be a constant.
      if (key === '$ref' || (value === null && key !== 'const' && key !== 'default')) continue;
      const fault = keywordFault(key, value);
      if (fault !== undefined) this.#faults.add(`${this.#documents.placeOf(at)}: ${fault}`);
      if (key === 'required' && Array.isArray(value))
        result[key] = (value as string[]).filter((name) => !hidden.has(name));
      else if (key === 'format') {
        if (typeof value === 'string' && formatNamed(value)) result[key] = value;
      } else if (isPlainKeyword(key)) result[key] = value;
      else if (single.has(key)) result[key] = this.schema(value, direction, at);
      else if (lists.has(key) && Array.isArray(value) && value.length > 0)
        result[key] = value.map((one, index) => this.schema(one, direction, `${at}/${index}`));
      else if (named.has(key) && isNode(value))
        result[key] = Object.fromEntries(
          Object.entries(value)
            .filter(([name]) => key !== 'properties' || !hidden.has(name))
            .map(([name, one]) => [name, this.schema(one, direction, `${at}/${escapeToken(name)}`)]),
        );
    }
    if (node['properties'] !== undefined && result['type'] === undefined) result['type'] = 'object';
    return modernised(node, result, this.#old && node['nullable'] === true);
  }

  /** The component that a reference names; a schema elsewhere in the document becomes one. */
  #componentOf(reference: string, pointer: string): string {
    this.#targetOf(reference, pointer);
    const [, component] = /^#\/components\/schemas\/([^/]+)$/.exec(reference) ?? [];
    if (component !== undefined) return component;
    const known = this.#elsewhere.get(reference);
    if (known !== undefined) return known;
    const name = this.#nameOf(reference);
    this.#elsewhere.set(reference, name);
    return name;
  }

  /** A name for a schema that is no component of the document: the one that its own file gives it, where that is free. */
  #nameOf(reference: string): string {
    const written = this.#documents.written(reference);
    const [, stem = ''] = written === reference ? [] : (/([^/#]+?)(?:\.\w+)?#?$/.exec(written) ?? []);
    const taken = new Set(this.#elsewhere.values());
    const isFree = /^[\w-]+$/.test(stem) && !taken.has(stem) && !Object.hasOwn(this.#ownSchemas(), stem);
    return isFree ? stem : `elsewhere.${this.#elsewhere.size + 1}`;
  }

  #ownSchemas(): Node {
    const { components } = this.#documents.root;
    const { schemas } = isNode(components) ? components : {};
    return isNode(schemas) ? schemas : {};
  }

  /** What a reference refers to, which is there. */
  #targetOf(reference: string, pointer: string): unknown {
    if (!reference.startsWith('#/'))
      this.fail(
        pointer,
        `refers to ${reference}: only files in the folder of the document are read; bundle it into one`,
      );
    const target = this.#documents.targetOf(reference);
    if (target === undefined) this.fail(pointer, `refers to ${this.#documents.written(reference)}, which is not there`);
    return target;
  }

  /** A component in both directions. */
  #component(name: string, node: unknown, pointer: string): [string, Schema][] {
    return [
      [name, this.schema(node, 'response', pointer) as Schema],
      [requestName(name), this.schema(node, 'request', pointer) as Schema],
    ];
  }

  /** Schemas that references name outside of the components, those included that only these refer to. */
  #schemasElsewhere(): [string, Schema][] {
    const made: [string, Schema][] = [];
    // The map grows while it is walked.
    for (const [reference, name] of this.#elsewhere) {
      made.push(...this.#component(name, this.#targetOf(reference, ''), reference.slice(1)));
    }
    return made;
  }

  /** Members that do not travel in a direction. */
  #hidden(node: Node, direction: Direction): Set<string> {
    const mark = direction === 'request' ? 'readOnly' : 'writeOnly';
    const members = isNode(node['properties']) ? Object.entries(node['properties']) : [];
    return new Set(members.filter(([, one]) => isNode(one) && one[mark] === true).map(([name]) => name));
  }

  /**
   * All components: those of the document, and what was asked for that stands elsewhere.
   * @throws ContractError with the keywords that are written wrong
   */
  components(): Record<string, Schema> {
    const own = Object.entries(this.#ownSchemas()).flatMap(([name, node]) =>
      this.#component(name, node, `/components/schemas/${escapeToken(name)}`),
    );
    const both = [...own, ...this.#schemasElsewhere()];
    if (this.#faults.size > 0) throw new ContractError(listed([...this.#faults]));
    return Object.fromEntries(both);
  }
}

/** The first of many faults, a line each. */
function listed(faults: readonly string[]): string {
  const others = faults.length - shownFaults;
  return [...faults.slice(0, shownFaults), ...(others > 0 ? [`and ${others} more like these`] : [])].join('\n');
}

/** Name of a component as requests see it: without what only the server sets. */
function requestName(name: string): string {
  return `${name}.request`;
}
