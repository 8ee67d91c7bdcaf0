/** Two values as JSON, line beside line. */
import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../contracts/model/json-value.js';
import { escapeToken } from '../../contracts/model/pointer.js';

/** A line of JSON: of both values, or of one alone. */
export interface Row {
  of: 'both' | 'old' | 'new';
  text: string;
}

/** What stands around a value: what comes before it on its first line, and behind it on its last one. */
interface Around {
  indent: string;
  /** `"name": `, empty for items and the whole. */
  label: string;
  comma: string;
}

const step = '  ';

function linesOf(value: unknown, { indent, label, comma }: Around): string[] {
  const lines = (JSON.stringify(value, null, 2) ?? 'null').split('\n');
  return lines.map((line, index) => {
    const text = `${indent}${index === 0 ? label : ''}${line}`;
    return index === lines.length - 1 ? `${text}${comma}` : text;
  });
}

function rows(of: Row['of'], value: unknown, around: Around): Row[] {
  return linesOf(value, around).map((text) => ({ of, text }));
}

/** Members and items of both values, in the order in which they are written. */
interface Entry {
  label: string;
  old?: { value: unknown };
  new?: { value: unknown };
}

function members(old: Record<string, unknown>, revised: Record<string, unknown>): Entry[] {
  const names = [...new Set([...Object.keys(old), ...Object.keys(revised)])];
  return names.map((name) => ({
    label: `${JSON.stringify(name)}: `,
    ...(Object.hasOwn(old, name) && { old: { value: old[name] } }),
    ...(Object.hasOwn(revised, name) && { new: { value: revised[name] } }),
  }));
}

/** Items that are equal stand beside each other, as do those between them that are in the place of each other. */
function items(old: readonly unknown[], revised: readonly unknown[]): Entry[] {
  const keys = (list: readonly unknown[]): string[] => list.map((item) => JSON.stringify(item));
  const [a, b] = [keys(old), keys(revised)];
  const entries: Entry[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const isLost = i < a.length && !b.includes(a[i] ?? '', j);
    const isNew = j < b.length && !a.includes(b[j] ?? '', i);
    if (isLost && isNew && typeof old[i] === 'object' && typeof revised[j] === 'object')
      entries.push({ label: '', old: { value: old[i++] }, new: { value: revised[j++] } });
    else if (isLost || j >= b.length) entries.push({ label: '', old: { value: old[i++] } });
    else if (isNew || i >= a.length) entries.push({ label: '', new: { value: revised[j++] } });
    else if (a[i] === b[j]) entries.push({ label: '', old: { value: old[i++] }, new: { value: revised[j++] } });
    else entries.push({ label: '', old: { value: old[i++] } }, { label: '', new: { value: revised[j++] } });
  }
  return entries;
}

function compared(old: unknown, revised: unknown, around: Around): Row[] {
  if (isDeepStrictEqual(old, revised)) return rows('both', revised, around);
  const isList = Array.isArray(old) && Array.isArray(revised);
  if (!isList && !(isObject(old) && isObject(revised)))
    return [...rows('old', old, around), ...rows('new', revised, around)];
  const entries = isList ? items(old, revised) : members(old as Record<string, unknown>, revised as never);
  const { indent, label, comma } = around;
  const [open, close] = isList ? '[]' : '{}';
  return [
    { of: 'both', text: `${indent}${label}${open}` },
    ...entries.flatMap((entry, index): Row[] => {
      const own = { indent: indent + step, label: entry.label, comma: index < entries.length - 1 ? ',' : '' };
      if (entry.old && entry.new) return compared(entry.old.value, entry.new.value, own);
      return entry.old ? rows('old', entry.old.value, own) : rows('new', entry.new?.value, own);
    }),
    { of: 'both', text: `${indent}${close}${comma}` },
  ];
}

/** The lines of two values, those marked that one of them alone has. Members are the same in another order. */
export function comparedRows(old: unknown, revised: unknown): Row[] {
  const whole = { indent: '', label: '', comma: '' };
  if (old === undefined) return revised === undefined ? [] : rows('new', revised, whole);
  return revised === undefined ? rows('old', old, whole) : compared(old, revised, whole);
}

/** A line of a value, with the JSON Pointer of what begins there. */
export interface PlacedLine {
  text: string;
  pointer?: string;
}

/** The lines of a value, each with the place in it that begins there. */
export function placedLines(
  value: unknown,
  pointer = '',
  around: Around = { indent: '', label: '', comma: '' },
): PlacedLine[] {
  const { indent, label, comma } = around;
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return linesOf(value, around).map((text) => ({ text, pointer }));
  const entries = Object.entries(value) as [string, unknown][];
  const isList = Array.isArray(value);
  const below = entries.flatMap(([name, member], index) =>
    placedLines(member, `${pointer}/${escapeToken(name)}`, {
      indent: indent + step,
      label: isList ? '' : `${JSON.stringify(name)}: `,
      comma: index < entries.length - 1 ? ',' : '',
    }),
  );
  const [open, close] = isList ? '[]' : '{}';
  return [{ text: `${indent}${label}${open}`, pointer }, ...below, { text: `${indent}${close}${comma}` }];
}
