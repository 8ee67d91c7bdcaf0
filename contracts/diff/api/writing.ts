/** How the values of parameters and headers are written down. */
import { isObject } from '../../model/json-value.js';
import { child, type Located } from '../document.js';
import type { Edit } from '../edit.js';
import { normalised } from './content-type.js';

function member({ node }: Located, name: string): unknown {
  return isObject(node) ? node[name] : undefined;
}

/** What describes a value by a media type instead of a style; nothing where a style does. */
export function mediaOf(located: Located): Located | undefined {
  const content = child(located, 'content');
  const [type] = isObject(content.node) ? Object.keys(content.node) : [];
  return type === undefined ? undefined : child(content, type);
}

/** The media type that a value is written in; `schema` where a style says how. */
function mediaTypeOf(located: Located): string {
  const content = child(located, 'content').node;
  const [type] = isObject(content) ? Object.keys(content) : [];
  return type === undefined ? 'schema' : normalised(type);
}

/** The media type that two parameters or headers are both written in; absent where a style says how. */
export function sharedMediaType(old: Located, revised: Located): { mediaType?: string } {
  const [a, b] = [mediaTypeOf(old), mediaTypeOf(revised)];
  return a === 'schema' || b === 'schema' ? {} : { mediaType: b };
}

/** What holds where nothing is said (OpenAPI 3.1.1, 4.8.12.2). */
function styleOf(located: Located, place: string): Record<string, unknown> {
  const style = member(located, 'style') ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple');
  return {
    style,
    explode: member(located, 'explode') ?? style === 'form',
    allowReserved: member(located, 'allowReserved') === true,
    allowEmptyValue: member(located, 'allowEmptyValue') === true,
  };
}

/** Whether several values can be in it, so that the way to part them matters. */
function mayBeParted(located: Located): boolean {
  const schema = member(located, 'schema');
  const type = isObject(schema) ? schema['type'] : undefined;
  const scalars = ['string', 'number', 'integer', 'boolean', 'null'];
  return !(typeof type === 'string' && scalars.includes(type));
}

/** Edits of the way in which a value in a place of a message is written. */
export function styleEdits(keyword: 'style' | 'header-style', place: string, old: Located, revised: Located): Edit[] {
  const media = [mediaTypeOf(old), mediaTypeOf(revised)] as const;
  const sides = { old, new: revised };
  if (media[0] !== media[1]) return [{ keyword, effect: 'incomparable', before: media[0], after: media[1], ...sides }];
  const [a, b] = [styleOf(old, place), styleOf(revised, place)];
  const matters = mayBeParted(old) || mayBeParted(revised);
  return Object.keys(a).flatMap((name): Edit[] => {
    const [before, after] = [a[name], b[name]];
    if (before === after || (name === 'explode' && !matters)) return [];
    const isFlag = typeof before === 'boolean' && name !== 'explode';
    const effect = isFlag ? (after ? 'widens' : 'narrows') : 'incomparable';
    return [{ keyword: isFlag ? name : keyword, effect, before, after, ...sides }];
  });
}
