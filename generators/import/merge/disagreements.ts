import { escapeToken } from '../../../contracts/model/pointer.js';
import { typesOf } from '../../../contracts/model/schema-types.js';
import type { Schema } from '../../../contracts/model/types.js';

/** Where two descriptions of one thing cannot both be right. */
export interface Disagreement {
  /** JSON Pointer in the body, with `*` for any item or key. */
  at: string;
  says: string;
  butSays: string;
}

/** Whether a value may be of both: whole numbers are numbers; null, and no type at all, say nothing of what else may stand. */
function shareType(a: readonly string[], b: readonly string[]): boolean {
  const wide = (types: readonly string[]): string[] =>
    types.filter((type) => type !== 'null').map((type) => (type === 'integer' ? 'number' : type));
  const [left, right] = [wide(a), wide(b)];
  return left.length === 0 || right.length === 0 || left.some((type) => right.includes(type));
}

function ofNode(a: Schema, b: Schema, at: string): Disagreement[] {
  const [left, right] = [typesOf(a), typesOf(b)];
  if (!shareType(left, right)) return [{ at, says: left.join(' or '), butSays: right.join(' or ') }];
  if (a.format !== undefined && b.format !== undefined && a.format !== b.format)
    return [{ at, says: `format ${a.format}`, butSays: `format ${b.format}` }];
  const unknown = a.enum && a['x-open'] !== true ? (b.enum ?? []).filter((value) => !a.enum?.includes(value)) : [];
  if (unknown.length === 0) return [];
  return [{ at, says: `one of ${JSON.stringify(a.enum)}`, butSays: `also ${JSON.stringify(unknown)}` }];
}

function missing(a: Schema, b: Schema, at: string): Disagreement[] {
  if (!b.properties) return [];
  const never = (a.required ?? []).filter((name) => a.properties?.[name] && !Object.hasOwn(b.properties ?? {}, name));
  return never.map((name) => ({ at: `${at}/${escapeToken(name)}`, says: 'required', butSays: 'not there' }));
}

/** Where a schema and another of the same thing contradict each other; what one alone says is no contradiction. */
export function disagreements(a: Schema, b: Schema, at = ''): Disagreement[] {
  const own = ofNode(a, b, at);
  if (own.length > 0) return own;
  const members = Object.entries(b.properties ?? {}).flatMap(([name, schema]) => {
    const known = a.properties && Object.hasOwn(a.properties, name) ? a.properties[name] : undefined;
    const place = `${at}/${escapeToken(name)}`;
    if (known) return disagreements(known, schema, place);
    return a.additionalProperties === false ? [{ at: place, says: 'no such member', butSays: 'there' }] : [];
  });
  const items = a.items && b.items ? disagreements(a.items, b.items, `${at}/*`) : [];
  const values =
    typeof a.additionalProperties === 'object' && typeof b.additionalProperties === 'object'
      ? disagreements(a.additionalProperties, b.additionalProperties, `${at}/*`)
      : [];
  return [...missing(a, b, at), ...members, ...items, ...values];
}
