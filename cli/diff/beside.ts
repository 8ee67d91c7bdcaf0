/** Takes the files that a document refers to into it, as far as they lie in its folder. */
import { statSync } from 'node:fs';
import { ContractError } from '../../contracts/model/load.js';
import { escapeToken, tokensOf } from '../../contracts/model/pointer.js';
import { readText } from '../../engine/files.js';
import { beside, Documents } from '../../generators/import/openapi/documents.js';

type Node = Record<string, unknown>;

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
    const [, name] = tokensOf(decodeURIComponent(reference.slice(1)));
    if (name !== undefined) names.add(name);
  });
  return names;
}

/** Reads files until all of them together are too many bytes. */
function reader(file: string, mostBytes: number): (name: string) => string {
  let bytes = 0;
  return (name) => {
    bytes += statSync(name).size;
    if (bytes > mostBytes)
      throw new ContractError(`${file}: refers to files of more than ${mostBytes / 1024 / 1024} MB together`);
    return readText(name, '', 'a file of YAML or JSON');
  };
}

/**
 * The document with every file in its folder that it refers to, each once, as a part of it. References that lead elsewhere stay as
 * they are: whoever follows one refuses it.
 *
 * @throws ContractError where such a file is not there, is no YAML or JSON, or all of them are too large
 */
export function withFilesBeside(document: Node, file: string, mostBytes: number): Node {
  let isWhole = true;
  eachReference(document, (reference) => {
    if (!reference.startsWith('#')) isWhole = false;
  });
  if (isWhole) return document;
  const documents = new Documents(document, file, reader(file, mostBytes));
  const taken = new Map<string, unknown>();
  const open = [...filesIn(documents.root)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (taken.has(name)) continue;
    const part = documents.targetOf(`#/${beside}/${escapeToken(name)}`);
    if (part === undefined) throw new ContractError(`${file}: refers to ${name}, which is no file in its folder`);
    taken.set(name, part);
    open.push(...filesIn(part));
  }
  return taken.size === 0 ? documents.root : { ...documents.root, [beside]: Object.fromEntries(taken) };
}
