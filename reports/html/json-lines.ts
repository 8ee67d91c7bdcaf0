/**
 * JSON text as indented lines that know their JSON Pointer. Works on the text and not on parsed values: numbers, escapes
 * and repeated keys stay as the server wrote them, which is what a reader compares.
 */
import { escapeToken, parsePointer, toPointer } from '../../contracts/model/pointer.js';

export type JsonTokenKind = 'key' | 'string' | 'number' | 'literal' | 'punctuation';
export type JsonToken = readonly [kind: JsonTokenKind, text: string];

export interface JsonLine {
  depth: number;
  /** Of the value that begins on this line, or of the object or array that it closes. */
  pointer: string;
  closes: boolean;
  tokens: JsonToken[];
}

/** Where a pointer stands. Not exact: nothing is there, and the line is that of the nearest thing around it. */
export interface JsonPlace {
  index: number;
  exact: boolean;
}

/** Deeper nesting than any honest body has; beyond it, indentation alone would fill the report. */
const deepest = 100;

const lexeme = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/g;

interface Container {
  pointer: string;
  /** Position in an array, or `undefined` in an object. */
  index?: number;
  /** Key of the current member of an object; `undefined` while one is awaited. */
  key?: string;
}

function kindOf(text: string): JsonTokenKind {
  if (text.startsWith('"')) return 'string';
  return /^[-\d]/.test(text) ? 'number' : 'literal';
}

/** @returns the lines, or `undefined` where the text is no JSON (or nested absurdly deep) */
export function jsonLines(text: string): JsonLine[] | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const lexemes = text.match(lexeme) ?? [];
  const lines: JsonLine[] = [];
  const open: Container[] = [];
  let line: JsonLine = { depth: 0, pointer: '', closes: false, tokens: [] };
  const flush = (): void => {
    if (line.tokens.length > 0) lines.push(line);
    line = { depth: open.length, pointer: '', closes: false, tokens: [] };
  };
  const placeOfValue = (): string => {
    const container = open.at(-1);
    if (!container) return '';
    return `${container.pointer}/${container.index ?? escapeToken(container.key ?? '')}`;
  };
  for (let at = 0; at < lexemes.length; at += 1) {
    const token = lexemes[at] ?? '';
    const container = open.at(-1);
    if (token === '{' || token === '[') {
      line.pointer = placeOfValue();
      const next = lexemes[at + 1];
      if (next === '}' || next === ']') {
        line.tokens.push(['punctuation', token + next]);
        at += 1;
        continue;
      }
      if (open.length === deepest) return undefined;
      line.tokens.push(['punctuation', token]);
      open.push({ pointer: line.pointer, ...(token === '[' ? { index: 0 } : {}) });
      flush();
    } else if (token === '}' || token === ']') {
      open.pop();
      flush();
      line = { depth: open.length, pointer: container?.pointer ?? '', closes: true, tokens: [['punctuation', token]] };
    } else if (token === ',') {
      line.tokens.push(['punctuation', ',']);
      flush();
      if (container?.index !== undefined) container.index += 1;
      else if (container) delete container.key;
    } else if (token === ':') {
      line.tokens.push(['punctuation', ': ']);
    } else if (container && container.index === undefined && container.key === undefined) {
      container.key = JSON.parse(token) as string;
      line.tokens.push(['key', token]);
    } else {
      line.pointer = placeOfValue();
      line.tokens.push([kindOf(token), token]);
    }
  }
  flush();
  return lines;
}

/** The line at which a pointer's value begins, or that of the nearest ancestor there is. */
export function placeOf(lines: readonly JsonLine[], pointer: string): JsonPlace {
  const tokens = parsePointer(pointer);
  for (let length = tokens.length; length > 0; length -= 1) {
    const wanted = toPointer(tokens.slice(0, length));
    // Of a repeated key, the last one is what parsers see.
    const index = lines.findLastIndex((line) => !line.closes && line.pointer === wanted);
    if (index >= 0) return { index, exact: length === tokens.length };
  }
  return { index: 0, exact: tokens.length === 0 };
}

/** Indices of the lines that open the objects and arrays around a line, outermost first. */
export function linesAround(lines: readonly JsonLine[], index: number): number[] {
  const around: number[] = [];
  let depth = lines[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0 && depth > 0; at -= 1) {
    const line = lines[at];
    if (line && !line.closes && line.depth === depth - 1) {
      around.unshift(at);
      depth -= 1;
    }
  }
  return around;
}
