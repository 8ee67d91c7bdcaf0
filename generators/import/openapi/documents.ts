import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { ContractError } from '../../../contracts/model/load.js';
import { escapeToken, valueAt } from '../../../contracts/model/pointer.js';
import { parserProblem } from '../../../contracts/model/yaml-problem.js';
import { percentDecoded, percentEncoded } from '../../../text/percent-decoded.js';
import { parsedText } from './parsed-text.js';

type Node = Record<string, unknown>;

/** Gives the text of a file, or of what stands at an address; what it throws is thrown on. */
export type ReadText = (file: string) => string;

/** Member of the first document below which the others seem to stand. */
export const beside = 'x-beside';

/** Files that one document may be made of. */
export const mostFiles = 1000;

/** Members that hold data and no part of the description; as names of members they mean nothing. */
const ofData = new Set(['example', 'default', 'const', 'enum', 'value']);
const namesMembers = new Set(['properties', 'patternProperties', 'dependentSchemas']);

/**
 * An OpenAPI document with those beside it, as if they were one: a reference to another file becomes one to a member below
 * `x-beside`. A file is read when somebody asks for what it holds, and only where it lies in the folder of the first document,
 * links followed.
 */
export class Documents {
  /** The first document; its references are all its own, or lead out of its folder. */
  readonly root: Node;
  readonly #file: string;
  readonly #home: Home;
  readonly #read: ReadText | undefined;
  readonly #others = new Map<string, unknown>();

  /** @param read absent where only the first document may be read */
  constructor(root: Node, file: string, read?: ReadText) {
    this.#file = file;
    this.#home = homeOf(file);
    this.#read = read;
    this.root = rebased(root, '', this.#home) as Node;
  }

  /**
   * What a reference within the documents refers to; `undefined` where that is not there.
   * @throws ContractError where a file beside the document is no YAML or JSON, and what reading throws
   */
  targetOf(reference: string): unknown {
    const pointer = percentDecoded(reference.slice(1));
    const [, name, rest = ''] = new RegExp(`^/${beside}/([^/]+)(/.*)?$`).exec(pointer) ?? [];
    if (name === undefined) return valueAt(this.root, pointer);
    return valueAt(this.#other(unescaped(name)), rest);
  }

  /** Where a pointer leads, as people write it: `pets.yaml#/Pet`. */
  placeOf(pointer: string): string {
    const [, name, rest = ''] = new RegExp(`^/${beside}/([^/]+)(/.*)?$`).exec(percentDecoded(pointer)) ?? [];
    return name === undefined ? `${this.#file}#${pointer}` : `${this.#fileOf(unescaped(name))}#${rest}`;
  }

  /** A reference as it may have been written. */
  written(reference: string): string {
    const [, name, rest = ''] = new RegExp(`^#/${beside}/([^/]+)(/.*)?$`).exec(percentDecoded(reference)) ?? [];
    return name === undefined ? reference : `${unescaped(name)}#${rest}`;
  }

  #other(name: string): unknown {
    if (!this.#others.has(name)) this.#others.set(name, this.#load(name));
    return this.#others.get(name);
  }

  #fileOf(name: string): string {
    return this.#home.address === undefined
      ? path.join(path.dirname(this.#file), name)
      : `${this.#home.address}${name}`;
  }

  #load(name: string): unknown {
    const file = this.#fileOf(name);
    const isThere = this.#home.address !== undefined || liesIn(path.dirname(this.#file), file);
    if (!this.#read || !isThere) return undefined;
    if (this.#others.size >= mostFiles)
      throw new ContractError(`${this.#file}: refers to more than ${mostFiles} files; bundle the document into one`);
    const text = this.#read(file);
    try {
      return rebased(parsedText(text, file), name, this.#home);
    } catch (error) {
      const problem = parserProblem(error);
      throw problem === undefined ? error : new ContractError(`${file}: ${problem}`);
    }
  }
}

/** Folder of the first document: its name there, and where references may be whole addresses, the folder's own, with `/` at its end. */
interface Home {
  document: string;
  address?: string;
}

/** Whether a document stands at an address rather than in a file. */
export function isAddress(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

/** The folder of a document that is a file, or stands at an address. */
function homeOf(file: string): Home {
  if (!isAddress(file)) return { document: path.basename(file) };
  const { href } = new URL('./', file);
  return { document: percentDecoded(file.slice(href.length)), address: href };
}

/**
 * A document whose references are those of the whole: what leads into a file beside the first document leads below `x-beside`. Nodes
 * that aliases share stay shared.
 * @param name of the document, from the folder of the first one; empty for that one
 */
export function rebased(document: unknown, name: string, home: Home): unknown {
  const made = new Map<object, unknown>();
  /** Alternatives by their values; what looks like no reference is the name of a component. */
  const mappingOf = (mapping: unknown): unknown =>
    typeof mapping !== 'object' || mapping === null || Array.isArray(mapping)
      ? mapping
      : Object.fromEntries(
          Object.entries(mapping).map(([value, target]: [string, unknown]) => [
            value,
            typeof target === 'string' && isReference(target) ? ownReference(target, name, home) : target,
          ]),
        );
  const copy = (node: unknown, key: string): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    const known = made.get(node);
    if (known !== undefined) return known;
    const copied = Array.isArray(node)
      ? node.map((item) => copy(item, ''))
      : Object.fromEntries(
          Object.entries(node).map(([member, value]) => {
            if (member === '$ref' && typeof value === 'string') return [member, ownReference(value, name, home)];
            if (key === 'discriminator' && member === 'mapping') return [member, mappingOf(value)];
            const isData = ofData.has(member) && !namesMembers.has(key);
            return [member, isData ? value : copy(value, member)];
          }),
        );
    made.set(node, copied);
    return copied;
  };
  return copy(document, '');
}

/** Whether the target of a discriminator's value is a reference (OpenAPI 3.1.1, 4.8.25.3). */
function isReference(target: string): boolean {
  return /[#/]|\.(?:ya?ml|json)$/i.test(target);
}

/** Name of the file, from the folder of the first document and without percent escapes, that a location leads to; `undefined` where it leads out of that. */
function nameOf(location: string, from: string, { address }: Home): string | undefined {
  if (location === '') return from;
  if (address !== undefined) {
    const base = new URL(`${percentEncoded(path.posix.dirname(from))}/`, address);
    if (!URL.canParse(location, base.href)) return undefined;
    const { href } = new URL(location, base);
    return href.startsWith(address) ? path.posix.normalize(percentDecoded(href.slice(address.length))) : undefined;
  }
  if (/^[a-z][a-z0-9+.-]*:|^\/|\\/i.test(location)) return undefined;
  return path.posix.join(path.posix.dirname(from), percentDecoded(location));
}

/** A reference of a document as one of the whole; as it is where it leads to another host or out of the folder. */
function ownReference(reference: string, from: string, home: Home): string {
  const [location = '', fragment = ''] = reference.split('#', 2);
  const to = nameOf(location, from, home);
  if (to === undefined || to.startsWith('..') || /\p{Cs}/u.test(to) || (fragment !== '' && !fragment.startsWith('/')))
    return reference;
  if (to === '' || to === home.document) return `#${fragment}`;
  return `#/${beside}/${encodeURIComponent(escapeToken(to))}${fragment}`;
}

/** Whether a file is in a folder or below it, links followed; a folder, a pipe or nothing is no file. */
export function liesIn(folder: string, file: string): boolean {
  try {
    const real = realpathSync(file);
    const below = path.relative(realpathSync(folder), real);
    return !below.startsWith('..') && !path.isAbsolute(below) && statSync(real).isFile();
  } catch {
    return false;
  }
}

function unescaped(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
