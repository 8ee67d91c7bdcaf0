/** Finds the line and column of a place in the text of a document. */
import path from 'node:path';
import { isCollection, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import { tokensOf, toPointer, valueAt } from '../../contracts/model/pointer.js';
import type { FormatContext } from '../../diff/formatters/index.js';
import { beside } from '../../generators/import/openapi/documents.js';
import { percentDecoded } from '../../text/percent-decoded.js';
import type { Source } from './source.js';

interface Read {
  document: Document;
  lines: LineCounter;
}

function read(text: string): Read {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines }), lines };
}

/** Offset of what tokens lead to; of members that of their name. The nearest one above where the place is not there. */
function offsetOf({ document }: Read, tokens: readonly string[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const token of tokens) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === token);
      if (!isPair(pair)) return offset;
      offset = (pair.key as { range?: [number] }).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(token)];
      offset = (node as { range?: [number] } | undefined)?.range?.[0] ?? offset;
    } else return offset;
    if (!isCollection(node) && !isScalar(node)) return offset;
  }
  return offset;
}

/** How many references are followed to a place. */
const mostReferences = 100;

/** A place with the references on its way followed, as it is in the document that has no other files beside it. */
function followed(document: JsonObject, pointer: string): string {
  let tokens = tokensOf(pointer);
  for (let left = mostReferences, at = 0; left > 0 && at <= tokens.length; at += 1) {
    const node = valueAt(document, toPointer(tokens.slice(0, at)));
    const reference = isObject(node) ? node['$ref'] : undefined;
    if (typeof reference !== 'string' || !reference.startsWith('#') || tokens[at] === '$ref') continue;
    tokens = [...tokensOf(percentDecoded(reference.slice(1))), ...tokens.slice(at)];
    left -= 1;
    at = -1;
  }
  return toPointer(tokens);
}

/** A text of a document, and the way in it to a place. */
interface InText {
  file: string;
  text: string;
  tokens: readonly string[];
}

/** The text that a place of a document stands in: its own, or that of a file beside it. */
function textWith({ written, document }: Source, pointer: string): InText | undefined {
  if (written?.file === undefined || pointer.startsWith('/facts/')) return undefined;
  const tokens = tokensOf(followed(document, pointer));
  const [first, name = '', ...rest] = tokens;
  const part = first === beside ? written.parts.get(name) : undefined;
  if (part === undefined) return { file: written.file, text: written.text, tokens };
  return { file: path.posix.join(path.posix.dirname(written.file), name), text: part, tokens: rest };
}

/**
 * Tells where places of the two documents are written; texts are read when the first place in them is asked for. What only the earlier
 * document has is told where it is missing in the later one, if the earlier one is of a revision: its lines may stand elsewhere by now.
 */
export function locator(sources: { old: Source; new: Source }): NonNullable<FormatContext['locate']> {
  const known = new Map<string, Read>();
  return (pointer, side) => {
    const isPast = side === 'old' && sources.old.written?.isPast === true;
    const found = textWith(isPast ? sources.new : sources[side], pointer);
    if (!found) return undefined;
    const key = `${side} ${found.file}`;
    const own = known.get(key) ?? read(found.text);
    known.set(key, own);
    const { line, col } = own.lines.linePos(offsetOf(own, found.tokens));
    return { file: found.file, line, column: col };
  };
}
