/** Finds the line and column of a place in the text of a document. */
import { isCollection, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { tokensOf } from '../../contracts/model/pointer.js';
import type { FormatContext } from '../../diff/formatters/index.js';
import type { Source } from './source.js';

interface Read {
  document: Document;
  lines: LineCounter;
}

function read({ text }: Source): Read {
  const lines = new LineCounter();
  return { document: parseDocument(text ?? '', { lineCounter: lines }), lines };
}

/** Offset of what a pointer leads to; of members that of their name. The nearest one above where the place is not there. */
function offsetOf({ document }: Read, pointer: string): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const token of tokensOf(pointer)) {
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

/** Tells where places of the two documents are written; texts are read when the first place is asked for. */
export function locator(sources: { old: Source; new: Source }): NonNullable<FormatContext['locate']> {
  const known = new Map<'old' | 'new', Read>();
  return (pointer, side) => {
    const source = sources[side];
    if (source.file === undefined || source.text === undefined || pointer.startsWith('/facts/')) return undefined;
    const own = known.get(side) ?? read(source);
    known.set(side, own);
    const { line, col } = own.lines.linePos(offsetOf(own, pointer));
    return { file: source.file, line, column: col };
  };
}
