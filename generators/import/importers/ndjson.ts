import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';
import type { Note } from '../reading.js';

export interface NumberedLine {
  line: number;
  value: JsonObject;
}

/** The objects of a text of one JSON object a line; a line that is none is told, for files are cut short. */
export function objectsIn(text: string, name: string): { lines: NumberedLine[]; notes: Note[] } {
  const lines: NumberedLine[] = [];
  const notes: Note[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue;
    try {
      const value: unknown = JSON.parse(written);
      if (isObject(value)) lines.push({ line: index + 1, value });
    } catch {
      notes.push({
        kind: 'left-out',
        where: `${name}:${index + 1}`,
        text: 'no JSON; the file may have been cut short',
      });
    }
  }
  return { lines, notes };
}

/** The first line of a text as an object, to tell what it is. */
export function firstObject(text: string): JsonObject | undefined {
  try {
    const end = text.indexOf('\n');
    const value: unknown = JSON.parse(end < 0 ? text : text.slice(0, end));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A URL or path without query, and the names in the query. */
export function placeOf(address: string): { path: string; query: string[] } | undefined {
  const base = 'http://unknown.invalid';
  if (!URL.canParse(address, base)) return undefined;
  const { pathname, searchParams } = new URL(address, base);
  return { path: pathname, query: [...searchParams.keys()] };
}
