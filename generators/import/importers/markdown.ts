import { isObject } from '../../../contracts/model/json-value.js';
import { ContractError } from '../../../contracts/model/load.js';
import { parserProblem } from '../../../contracts/model/yaml-problem.js';
import { parts } from '../openapi/nodes.js';
import { parsedText } from '../openapi/parsed-text.js';
import { readDocument } from '../openapi/read-document.js';
import { ImportError, type Importer, type Note, type ReadCall } from '../reading.js';

interface Block {
  text: string;
  /** Line of the file at which it begins. */
  firstLine: number;
}

/** Fenced blocks that say they hold an OpenAPI document. */
function documentsIn(text: string): Block[] {
  const lines = text.split(/\r?\n/);
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const [, fence] = /^\s*(`{3,}|~{3,})\s*(?:ya?ml|json|openapi)?\s*$/i.exec(lines[index] ?? '') ?? [];
    if (fence === undefined) continue;
    const end = lines.findIndex((line, at) => at > index && line.trim() === fence);
    const inside = lines.slice(index + 1, end < 0 ? lines.length : end).join('\n');
    if (/^\s*["']?(openapi|swagger)["']?\s*:/m.test(inside)) blocks.push({ text: inside, firstLine: index + 2 });
    index = end < 0 ? lines.length : end;
  }
  return blocks;
}

/** The number in an address such as `…/apis/api-16871-run`: it stays when title and path change. */
function numberOf(address: unknown): string | undefined {
  return typeof address === 'string' ? /(\d{3,})(?:-run)?\/?$/.exec(address)?.[1] : undefined;
}

/** Numbers of a document's operations, by method and path. */
function numbersIn(document: unknown): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const [path, item] of isObject(document) ? parts(document['paths']) : [])
    for (const [method, operation] of parts(item)) {
      if (!isObject(operation)) continue;
      const number = numberOf(operation['x-run-in-apidog'] ?? operation['x-run-in-apifox']);
      if (number !== undefined) numbers.set(`${method.toUpperCase()} ${path}`, number);
    }
  return numbers;
}

function folderOf(document: unknown, { method, path }: ReadCall): string {
  const item = isObject(document) && isObject(document['paths']) ? document['paths'][path] : undefined;
  const operation = isObject(item) ? item[method.toLowerCase()] : undefined;
  return isObject(operation) ? String(operation['x-apidog-folder'] ?? operation['x-apifox-folder'] ?? '') : '';
}

/** Markdown pages as Apidog and Apifox publish them: a title, then a fenced OpenAPI document of one operation; one or many. */
export const markdownImporter: Importer = {
  id: 'markdown',
  about: 'a Markdown page of Apidog or Apifox with a fenced OpenAPI document',
  detects: (text) => /^\s*(`{3,}|~{3,})/m.test(text) && /^\s*["']?(openapi|swagger)["']?\s*:/m.test(text),
  read({ name, text }, options) {
    const calls: ReadCall[] = [];
    const notes: Note[] = [];
    for (const block of documentsIn(text)) {
      const placed = { name, ...block };
      try {
        const { calls: found, notes: told, mended } = readDocument(parsedText(block.text, name), placed, options);
        const numbers = numbersIn(mended);
        for (const call of found) {
          const number = numbers.get(`${call.method} ${call.path}`);
          const kind =
            /web-?hook|callback/i.test(folderOf(mended, call)) && call.kind === 'operation' ? 'unknown' : call.kind;
          calls.push({ ...call, kind, ...(number === undefined ? {} : { number }) });
        }
        notes.push(...told);
      } catch (error) {
        const problem = parserProblem(error) ?? (error instanceof ContractError ? error.message : undefined);
        if (problem === undefined) throw error;
        notes.push({ kind: 'left-out', where: `${name}:${block.firstLine}`, text: problem });
      }
    }
    if (calls.length === 0) {
      const [first] = notes;
      throw new ImportError(
        first ? `${first.where}: ${first.text}` : `${name}: no fenced OpenAPI document; copy the page's Markdown uncut`,
      );
    }
    return { calls, notes, listed: [] };
  },
};
