import type { Schema } from '../../../contracts/model/types.js';
import { boundary } from './body.js';
import { typesOf } from '../../../contracts/model/schema-types.js';

/** A text as a reader of forms takes it, who knows what type a member has. */
function typed(text: string, schema: Schema | undefined): unknown {
  const types = [schema?.type ?? []].flat();
  if (text === '' && types.includes('null')) return null;
  const isNumber = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text);
  if (isNumber && (types.includes('integer') || types.includes('number'))) return Number(text);
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (types.includes('object') || types.includes('array')) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  return text;
}

const memberOf = (schema: Schema | undefined, name: string): Schema | undefined =>
  schema?.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;

/** Members from names and texts, names in brackets read as members of members. */
function membersOf(pairs: readonly (readonly [string, string])[], schema: Schema): Record<string, unknown> {
  const made = new Map<string, unknown>();
  for (const [key, text] of pairs) {
    const [, name = key, inner] = /^([^[]+)\[([^[\]]+)\]$/.exec(key) ?? [];
    const own = memberOf(schema, name);
    if (inner !== undefined) {
      const known = made.get(name) as Record<string, unknown> | undefined;
      const of =
        memberOf(own, inner) ?? (typeof own?.additionalProperties === 'object' ? own.additionalProperties : {});
      made.set(name, { ...known, [inner]: typed(text, of) });
    } else if ([own?.type].flat().includes('array') && !text.startsWith('['))
      made.set(name, [...((made.get(name) as unknown[] | undefined) ?? []), typed(text, own?.items)]);
    else made.set(name, typed(text, own));
  }
  return Object.fromEntries(made);
}

function partsIn(body: string): [string, string][] {
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part): [string, string][] => {
      const [head = '', ...content] = part.replace(/^\r\n/, '').split('\r\n\r\n');
      const name = /name="([^"]*)"/.exec(head)?.[1];
      return name === undefined ? [] : [[name, content.join('\r\n\r\n').replace(/\r\n$/, '')]];
    });
}

/**
 * What a reader makes of a body that is no JSON: in a form everything is text, so that whether it keeps to a schema is seen only when it is
 * read again. `undefined` where nobody can tell.
 */
export function readBack(contentType: string, body: string, schema: Schema): { value: unknown } | undefined {
  if (contentType.startsWith('application/x-www-form-urlencoded'))
    return { value: membersOf([...new URLSearchParams(body)], schema) };
  if (contentType.startsWith('multipart/form-data')) return { value: membersOf(partsIn(body), schema) };
  return typesOf(schema).includes('string') ? { value: body } : undefined;
}
