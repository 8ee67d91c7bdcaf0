import { unreadMark } from '../../../contracts/model/unread.js';
import { formatNamed } from '../../../contracts/formats/index.js';
import { numberFormatNamed } from '../../../contracts/formats/numbers.js';
import { exactMember } from '../../../contracts/model/exact-numbers.js';
import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';
import { ContractError } from '../../../contracts/model/load.js';
import { escapeToken } from '../../../contracts/model/pointer.js';
import type { Schema } from '../../../contracts/model/types.js';
import { anchorsIn, placeNamed, type Anchors } from './anchors.js';
import { namesOfBranches } from './choices.js';
import type { Documents } from './documents.js';
import { isPlainKeyword, keywordFault } from './keywords.js';
import { hiddenMembers } from './marks.js';
import { modernised } from './modernised.js';

/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const single = new Set([
  ...['items', 'additionalProperties', 'propertyNames', 'not', 'if', 'then', 'else', 'contains'],
  ...['unevaluatedProperties', 'unevaluatedItems'],
]);
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const named = new Set(['properties', 'patternProperties', 'dependentSchemas']);

/** Keywords whose schemas hold for the very value that the schema around them is about. */
const inPlace = new Set(['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else']);

/** Faults that one message tells. */
const shownFaults = 10;

const noMembers: ReadonlySet<string> = new Set();

/** In which direction a schema travels: members of the other one alone are left out. */
export type Direction = 'request' | 'response';

/** The schemas of a document as the project's contracts have them: JSON Schema 2020-12, a component for each direction. */
export class Schemas {
  readonly #documents: Documents;
  /** Names given to schemas that references find outside of the components. */
  readonly #elsewhere = new Map<string, string>();
  /** Names of components as references spell them without escapes. */
  readonly #plainNames = new Map<string, string>();
  /** Keywords that are written wrong, each by its place. */
  readonly #faults = new Set<string>();
  /** OpenAPI 3.0: `nullable`, boolean exclusive limits, nothing beside a reference. */
  readonly #old: boolean;
  readonly #tell: ((what: string) => void) | undefined;
  #anchors: Anchors | undefined;

  /** @param tell takes what costs a schema its place alone; without it that costs the whole document */
  constructor(documents: Documents, tell?: (what: string) => void) {
    this.#documents = documents;
    this.#old = /^3(\.0|$)/.test(String(documents.root['openapi']));
    this.#tell = tell;
  }

  /** @throws ContractError about a place of the document */
  fail(pointer: string, what: string): never {
    throw new ContractError(`${this.#documents.placeOf(pointer)}: ${what}`);
  }

  /** What a node is, references followed. */
  resolved(node: unknown, pointer: string): JsonObject {
    let found = node;
    for (let depth = 0; isObject(found) && typeof found['$ref'] === 'string'; depth += 1) {
      const reference = found['$ref'];
      if (depth > 20) this.fail(pointer, `${this.#documents.written(reference)} refers to itself`);
      found = this.#targetOf(reference, pointer);
    }
    if (!isObject(found)) this.fail(pointer, 'is no object, or refers to nothing');
    return found;
  }

  /**
   * A schema as those who send or receive it see it. One that cannot be read says nothing, where somebody is told.
   * @param hiddenAround members that a schema around it, which holds for the same value, leaves out
   */
  schema(
    node: unknown,
    direction: Direction,
    pointer: string,
    hiddenAround: ReadonlySet<string> = noMembers,
  ): Schema | boolean {
    if (typeof node === 'boolean') return node;
    try {
      if (!isObject(node)) this.fail(pointer, 'is no schema');
      return this.#schema(node, direction, pointer, hiddenAround);
    } catch (error) {
      if (!this.#tell || !(error instanceof ContractError)) throw error;
      this.#tell(error.message);
      return { [unreadMark]: true };
    }
  }

  #schema(node: JsonObject, direction: Direction, pointer: string, hiddenAround: ReadonlySet<string>): Schema {
    const reference = node['$ref'] ?? node['$dynamicRef'];
    const result: JsonObject = {};
    if (typeof reference === 'string') {
      result['$ref'] = this.#referenceTo(reference, direction, pointer);
      if (this.#old) return result as Schema;
    }
    const mark = direction === 'request' ? 'readOnly' : 'writeOnly';
    const hidden = new Set([...hiddenAround, ...hiddenMembers(node, mark, (one) => this.followed(one))]);
    for (const [key, value] of Object.entries(node)) {
      const at = `${pointer}/${escapeToken(key)}`;
      // A key that was left empty says nothing; only null itself may be a constant.
      if (value === null && key !== 'const' && key !== 'default') continue;
      const fault = keywordFault(key, value);
      if (fault !== undefined) {
        this.#fault(`${this.#documents.placeOf(at)}: ${fault}`);
        result[unreadMark] = true;
      }
      const made = fault === undefined ? this.#keyword(key, value, direction, at, hidden) : undefined;
      if (made !== undefined) result[made.key] = made.value;
    }
    const choice = this.#discriminator(node, direction);
    if (choice) result['discriminator'] = choice;
    if (node['properties'] !== undefined && result['type'] === undefined) result['type'] = 'object';
    return modernised(node, result, this.#old && node['nullable'] === true);
  }

  #fault(what: string): void {
    if (this.#tell) this.#tell(what);
    else this.#faults.add(what);
  }

  /** A keyword as contracts have it; nothing where it says nothing about values. */
  #keyword(
    key: string,
    value: unknown,
    direction: Direction,
    at: string,
    hidden: ReadonlySet<string>,
  ): { key: string; value: unknown } | undefined {
    const around = inPlace.has(key) ? hidden : noMembers;
    const each = (list: readonly unknown[]): unknown[] =>
      list.map((one, index) => this.schema(one, direction, `${at}/${index}`, around));
    if (key === 'required' && Array.isArray(value))
      return { key, value: (value as string[]).filter((name) => !hidden.has(name)) };
    if (key === 'format') {
      // A text of bytes: in a form that is a file.
      if (value === 'binary') return { key: 'contentMediaType', value: 'application/octet-stream' };
      const isKnown = typeof value === 'string' && (formatNamed(value) ?? numberFormatNamed(value)) !== undefined;
      return isKnown ? { key, value } : undefined;
    }
    if (isPlainKeyword(key) || key === exactMember) return { key, value };
    if (key === 'example') return { key: 'examples', value: [value] };
    if (key === 'examples') return Array.isArray(value) ? { key, value } : undefined;
    // A list of schemas for the first items, as older drafts write it.
    if (key === 'items' && Array.isArray(value)) return { key: 'prefixItems', value: each(value) };
    if (single.has(key)) return { key, value: this.schema(value, direction, at, around) };
    if (lists.has(key) && Array.isArray(value) && value.length > 0) return { key, value: each(value) };
    if (!named.has(key) || !isObject(value)) return undefined;
    const members = Object.entries(value).filter(([name]) => key !== 'properties' || !hidden.has(name));
    return {
      key,
      value: Object.fromEntries(
        members.map(([name, one]) => [name, this.schema(one, direction, `${at}/${escapeToken(name)}`)]),
      ),
    };
  }

  /** Which value names which branch of a choice, as a contract has it. */
  #discriminator(node: JsonObject, direction: Direction): JsonObject | undefined {
    const names = namesOfBranches(node, (branch) => this.followed(branch));
    if (!names) return undefined;
    const mapping = [...names.values].flatMap(([reference, values]) => {
      const target = this.#referenceTo(reference, direction, '');
      return values.map((value) => [value, target] as const);
    });
    return { propertyName: names.propertyName, mapping: Object.fromEntries(mapping) };
  }

  #referenceTo(reference: string, direction: Direction, pointer: string): string {
    const name = this.#componentOf(reference, pointer);
    return `#/components/schemas/${direction === 'request' ? requestName(name) : name}`;
  }

  /** What a schema refers to; itself where that is not there. */
  followed(node: JsonObject): JsonObject {
    const reference = node['$ref'];
    const target = typeof reference === 'string' ? this.#lookUp(reference, '') : undefined;
    return isObject(target) ? target : node;
  }

  /** The component that a reference names; a schema elsewhere in the document becomes one. */
  #componentOf(reference: string, pointer: string): string {
    this.#targetOf(reference, pointer);
    const place = this.#placeOf(reference, pointer) ?? reference;
    const [, component] = /^#\/components\/schemas\/([^/]+)$/.exec(place) ?? [];
    if (component !== undefined) return this.#plainName(nameIn(component));
    const known = this.#elsewhere.get(place);
    if (known !== undefined) return known;
    const name = this.#nameOf(place);
    this.#elsewhere.set(place, name);
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

  /** A component's name without characters that references would have to spell in another way. */
  #plainName(name: string): string {
    const known = this.#plainNames.get(name);
    if (known !== undefined) return known;
    const taken = new Set(this.#plainNames.values());
    let plain = name.replace(/[^\w.-]/g, '_');
    while (plain !== name && (taken.has(plain) || Object.hasOwn(this.#ownSchemas(), plain))) plain += '_';
    this.#plainNames.set(name, plain);
    return plain;
  }

  #ownSchemas(): JsonObject {
    const { components } = this.#documents.root;
    const { schemas } = isObject(components) ? components : {};
    return isObject(schemas) ? schemas : {};
  }

  /** What a reference refers to, which is there. */
  #targetOf(reference: string, pointer: string): unknown {
    const target = this.#lookUp(reference, pointer);
    if (target !== undefined) return target;
    if (!reference.startsWith('#'))
      this.fail(
        pointer,
        `refers to ${reference}: only files in the folder of the document are read; bundle it into one`,
      );
    this.fail(pointer, `refers to ${this.#documents.written(reference)}, which is not there`);
  }

  #lookUp(reference: string, pointer: string): unknown {
    const place = this.#placeOf(reference, pointer);
    return place === undefined ? undefined : this.#documents.targetOf(place);
  }

  /** A reference by its place in the document, whatever name it goes by. */
  #placeOf(reference: string, pointer: string): string | undefined {
    if (reference.startsWith('#/') && this.#documents.targetOf(reference) !== undefined) return reference;
    const place = this.#placeNamed(reference, pointer);
    return place === undefined ? undefined : `#${place}`;
  }

  /** Where a reference leads that goes by a name, or is relative to a schema with an `$id`. */
  #placeNamed(reference: string, pointer: string): string | undefined {
    this.#anchors ??= anchorsIn(this.#documents.root);
    const named = placeNamed(reference, this.#anchors);
    if (named !== undefined || !reference.startsWith('#/')) return named;
    const around = [...this.#anchors.identified.values()].filter((place) => pointer.startsWith(`${place}/`));
    const base = around.sort((one, other) => other.length - one.length)[0];
    return base === undefined ? undefined : base + decodeURIComponent(reference.slice(1));
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

  /**
   * All components: those of the document, and what was asked for that stands elsewhere.
   * @throws ContractError with the keywords that are written wrong
   */
  components(): Record<string, Schema> {
    const own = Object.entries(this.#ownSchemas()).flatMap(([name, node]) =>
      this.#component(this.#plainName(name), node ?? {}, `/components/schemas/${escapeToken(name)}`),
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

/** The name that a part of a reference spells (RFC 6901, 6). */
function nameIn(token: string): string {
  return decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Name of a component as requests see it: without what only the server sets. */
function requestName(name: string): string {
  return `${name}.request`;
}
