import { isObject } from '../../../contracts/model/json-value.js';
import type { ParameterObject } from '../../../contracts/model/types.js';
import { jsonText, plainText } from './json-text.js';

/** How a parameter is written (OpenAPI, Style Values). */
export interface Style {
  name: string;
  style: string;
  explode: boolean;
}

const usual: Readonly<Record<ParameterObject['in'], string>> = {
  path: 'simple',
  header: 'simple',
  query: 'form',
  cookie: 'form',
};

/** How a parameter is written: as its contract says, else as usual in its place. */
export function styleOf({ name, in: place, style = usual[place], explode }: Omit<ParameterObject, 'schema'>): Style {
  return { name, style, explode: explode ?? style === 'form' };
}

const separators: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

/** Members that a name in brackets leads to, those within others as well. */
function bracketed(name: string, value: unknown): (readonly [string, string])[] {
  if (!isObject(value))
    return Array.isArray(value) ? value.map((item) => [name, plainText(item)]) : [[name, plainText(value)]];
  return Object.entries(value).flatMap(([key, member]) => bracketed(`${name}[${key}]`, member));
}

/**
 * Names and values of a query or form, not yet encoded.
 * @example writtenPairs({ name: 'f', style: 'deepObject', explode: true }, { a: 1 }) // [['f[a]', '1']]
 */
export function writtenPairs({ name, style, explode }: Style, value: unknown): (readonly [string, string])[] {
  if (style === 'deepObject') return bracketed(name, value);
  const separator = separators[style] ?? ',';
  if (Array.isArray(value))
    return explode ? value.map((item) => [name, plainText(item)]) : [[name, value.map(plainText).join(separator)]];
  if (!isObject(value)) return [[name, plainText(value)]];
  const members = Object.entries(value);
  return explode && style === 'form'
    ? members.map(([key, member]) => [key, plainText(member)])
    : [[name, members.flatMap(([key, member]) => [key, plainText(member)]).join(separator)]];
}

/** A part of a URL, encoded; reserved characters stay where a parameter may have them. */
function encoded(value: string, allowReserved: boolean): string {
  return allowReserved ? encodeURI(value).replace(/[#&+]/g, encodeURIComponent) : encodeURIComponent(value);
}

/** A parameter of a query in full. What divides values stays as it is, for it is no part of them. */
export function writtenInQuery(parameter: Omit<ParameterObject, 'schema'>, value: unknown): string {
  const { name, contentType, allowReserved = false } = parameter;
  if (contentType !== undefined) return `${encodeURIComponent(name)}=${encodeURIComponent(jsonText(value))}`;
  const pairs = writtenPairs(styleOf(parameter), value);
  return pairs
    .map(([key, one]) => `${encodeURIComponent(key)}=${encoded(one, allowReserved).replaceAll('%2C', ',')}`)
    .join('&');
}

/** A value in a path (RFC 6570, 3.2): plain, or after the mark of its style. */
export function writtenInPath(parameter: Omit<ParameterObject, 'schema'>, value: string | readonly string[]): string {
  const { name, style, explode } = styleOf(parameter);
  const values = [value].flat().map((one) => encodeURIComponent(one));
  const key = encodeURIComponent(name);
  if (style === 'label') return `.${values.join(explode ? '.' : ',')}`;
  if (style === 'matrix')
    return explode ? values.map((one) => `;${key}=${one}`).join('') : `;${key}=${values.join(',')}`;
  return values.join(',');
}
