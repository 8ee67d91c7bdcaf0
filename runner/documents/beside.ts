/** Takes the files that a document refers to into it, as far as they lie in its folder. */
import type { DocumentError } from '../../contracts/diff/document.js';
import { ContractError } from '../../contracts/model/load.js';
import { parsePointer, tokensOf } from '../../contracts/model/pointer.js';
import { beside, mostFiles, rebased } from '../../generators/import/openapi/documents.js';
import { percentDecoded } from '../../text/percent-decoded.js';
import { parsed } from './parsed.js';

type Node = Record<string, unknown>;

/** Where the files beside a document are read from. Names are relative to its folder, with `/`, and never lead out of it. */
export interface Folder {
  /** Name of the document in it. */
  document: string;
  /** Its address, where references may be whole addresses; ends with `/`. */
  address?: string;
  /** How a file of it is called in messages. */
  shown(name: string): string;
  /**
   * The texts of files; those that are none, or no longer in the folder once links are followed, are left out.
   * @param mostBytes of all of them together
   * @throws TooManyBytes; UsageError where they can't be read
   */
  read(names: readonly string[], mostBytes: number): Promise<ReadonlyMap<string, string>>;
}

/** What a folder throws whose files are more than was asked for. */
export class TooManyBytes extends Error {
  override name = 'TooManyBytes';
}

/** A document with the files that it is made of. */
export interface Whole {
  document: Node;
  /** Texts of the files beside it that were read, by name. */
  parts: ReadonlyMap<string, string>;
}

/** Calls back for every reference in a document. */
function eachReference(document: unknown, tell: (reference: string) => void): void {
  const seen = new Set<object>();
  const open: unknown[] = [document];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    const reference = (node as Node)['$ref'];
    if (typeof reference === 'string') tell(reference);
    open.push(...Object.values(node));
  }
}

/** Names of the files beside that a document refers to. */
function filesIn(document: unknown): Set<string> {
  const names = new Set<string>();
  eachReference(document, (reference) => {
    if (!reference.startsWith(`#/${beside}/`)) return;
    const [, name] = tokensOf(percentDecoded(reference.slice(1)));
    if (name !== undefined) names.add(name);
  });
  return names;
}

/** What is wrong with what a document refers to. */
function refused({ shown, document }: Folder, problem: string): ContractError {
  return new ContractError(`${shown(document)}: refers to ${problem}`);
}

/** Texts of files, as far as they are not too many bytes together with those that were read before. */
async function textsOf(folder: Folder, names: readonly string[], left: number): Promise<ReadonlyMap<string, string>> {
  const texts = await folder.read(names, left);
  const missing = names.find((name) => !texts.has(name));
  if (missing !== undefined) throw refused(folder, `${missing}, which is no file in its folder`);
  return texts;
}

/** Every file that a document refers to, and those that these refer to, as a value and as a text. */
async function partsOf(root: Node, folder: Folder, mostBytes: number): Promise<Map<string, [Node, string]>> {
  const parts = new Map<string, [Node, string]>();
  let left = mostBytes;
  for (let open = [...filesIn(root)]; open.length > 0;) {
    if (parts.size + open.length > mostFiles)
      throw refused(folder, `more than ${mostFiles} files; bundle the document into one`);
    const next = new Set<string>();
    for (const [name, text] of await textsOf(folder, open, left)) {
      left -= Buffer.byteLength(text);
      const part = rebased(parsed(text, folder.shown(name)), name, folder) as Node;
      parts.set(name, [part, text]);
      for (const one of filesIn(part)) next.add(one);
    }
    open = [...next].filter((name) => !parts.has(name));
  }
  return parts;
}

/**
 * The document with every file in its folder that it refers to, each once, as a part of it. References that lead elsewhere stay as
 * they are: whoever follows one refuses it.
 *
 * @param mostBytes of all files beside it together
 * @throws ContractError or UsageError where such a file is not there, is no YAML or JSON, or all of them are too much
 */
export async function withFilesBeside(document: Node, folder: Folder, mostBytes: number): Promise<Whole> {
  let isWhole = true;
  eachReference(document, (reference) => {
    if (!reference.startsWith('#')) isWhole = false;
  });
  if (isWhole) return { document, parts: new Map() };
  const root = rebased(document, '', folder) as Node;
  try {
    const parts = await partsOf(root, folder, mostBytes);
    if (parts.size === 0) return { document: root, parts: new Map() };
    const values = Object.fromEntries([...parts].map(([name, [value]]) => [name, value]));
    const texts = new Map([...parts].map(([name, [, text]]) => [name, text]));
    return { document: { ...root, [beside]: values }, parts: texts };
  } catch (error) {
    if (!(error instanceof TooManyBytes)) throw error;
    throw refused(folder, `files of more than ${mostBytes / 1024 / 1024} MB together`);
  }
}

/** What is wrong with a document, by its name and place; places of files beside it as people write them: `schemas/user.yaml#/User`. */
export function problemIn(name: string, { message }: DocumentError): ContractError {
  const written = message.replace(
    new RegExp(`#/${beside}/([^/\\s:,]+)([^\\s:,]*)`, 'g'),
    (_, part: string, rest: string) =>
      `${parsePointer(`/${percentDecoded(part)}`).join('/')}${rest === '' ? '' : `#${rest}`}`,
  );
  return new ContractError(`${name}${written.startsWith('#') ? '' : ': '}${written}`);
}
