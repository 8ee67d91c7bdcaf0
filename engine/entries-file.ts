/** Files in YAML that are a list of entries under one name: waivers, levels. */
import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { UsageError } from './config.js';

/** A file of entries as a document that can be written again, and its entries. */
export interface EntriesDocument {
  document: Document;
  entries: readonly YAMLMap[];
  /** `file:line` of something in it. */
  at(node: Node | null | undefined): string;
}

/** What a file of entries lists, and how an entry begins. */
interface Listed {
  list: string;
  example: string;
}

/**
 * Reads the outside of a file of entries: a list of maps under one name. An empty file has none.
 * @throws UsageError with file and line where it is anything else
 */
export function openEntries(text: string, file: string, { list: name, example }: Listed): EntriesDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (offset: number): number => lines.linePos(offset).line;
  const at: EntriesDocument['at'] = (node) => `${file}:${lineOf(node?.range?.[0] ?? 0)}`;
  const [error] = document.errors;
  if (error)
    throw new UsageError(`${file}:${lineOf(error.pos[0])}: no YAML: ${error.message.split(/ at line |\n/)[0]}`);
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return { document, entries: [], at };
  const list = isMap(contents) ? contents.get(name, true) : undefined;
  const others = isMap(contents) ? contents.items.filter(({ key }) => textOf(key) !== name) : [];
  const [other] = others;
  if (!isMap(contents) || list === undefined || other)
    throw new UsageError(
      `${at((other?.key ?? contents) as Node)}: a file of ${name} is a list under "${name}" and nothing beside it`,
    );
  if (isScalar(list) && list.value === null) return { document, entries: [], at };
  if (!isSeq(list))
    throw new UsageError(`${at(list as Node)}: "${name}" is no list; begin each entry with "${example}"`);
  const entries = list.items.map((item): YAMLMap => {
    if (isMap(item)) return item;
    throw new UsageError(`${at(item as Node)}: an entry has members, such as "${example}"`);
  });
  return { document, entries, at };
}

/** A scalar as text; `undefined` where it is empty or none. `null` that somebody wrote is the word. */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  if (node.value === null) return node.source === 'null' ? 'null' : undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

/** What an entry says, as texts; empty members are left out. */
export function textsOf(entry: YAMLMap): Record<string, string> {
  return Object.fromEntries(
    entry.items.flatMap(({ key, value }: Pair): [string, string][] => {
      const text = textOf(value);
      return text === undefined ? [] : [[textOf(key) ?? '', text]];
    }),
  );
}
