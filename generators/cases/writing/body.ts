import { isObject } from '../../../contracts/model/json-value.js';
import type { Encoding, MediaType, Schema } from '../../../contracts/model/types.js';
import { jsonText, plainText } from './json-text.js';
import { isJson, named } from './media.js';
import { writtenPairs } from './styles.js';

/** Divides the parts; no content has it. */
export const boundary = 'partner-api-conformance-boundary';

/** A form in a URL's writing; objects are JSON unless the document says how else (OpenAPI, Encoding Object). */
function formText(value: unknown, encoding: Readonly<Record<string, Encoding>>): string {
  const members = Object.entries(isObject(value) ? value : {});
  const pairs = members.flatMap(([name, member]): (readonly [string, string])[] => {
    const { style, explode } = encoding[name] ?? {};
    if (style === undefined && isObject(member)) return [[name, jsonText(member)]];
    return writtenPairs({ name, style: style ?? 'form', explode: explode ?? true }, member);
  });
  return new URLSearchParams(pairs.map(([name, text]): [string, string] => [name, text])).toString();
}

/** What a file holds, by the media types that are taken of it. */
function fileFor(types: string): { type: string; name: string; content: string } {
  const type = types.split(',')[0]?.trim() ?? '';
  if (type === 'application/pdf') return { type, name: 'conformance.pdf', content: '%PDF-1.4\n%%EOF\n' };
  const [, extension = 'bin'] = /\/(?:[\w.-]+\+)?(\w+)/.exec(type) ?? [];
  return {
    type: type.includes('*') ? 'application/octet-stream' : type,
    name: `conformance.${extension}`,
    content: 'conformance',
  };
}

interface Part {
  name: string;
  headers: readonly string[];
  content: string;
}

/** The parts of a member: a list has one for each of its items (OpenAPI, Special Considerations for multipart Content). */
function partsOf(name: string, value: unknown, schema: Schema | undefined, types: string | undefined): Part[] {
  if (Array.isArray(value)) return value.flatMap((item) => partsOf(name, item, schema?.items, types));
  const file = schema?.contentMediaType ?? (types !== undefined && !/json|^text\//.test(types) ? types : undefined);
  if (file !== undefined && typeof value === 'string') {
    const { type, name: fileName, content } = fileFor(types ?? file);
    const disposition = `content-disposition: form-data; name="${name}"; filename="${fileName}"`;
    return [{ name, headers: [disposition, `content-type: ${type}`], content }];
  }
  const disposition = `content-disposition: form-data; name="${name}"`;
  const own = isObject(value) ? (types ?? 'application/json') : types;
  return [
    { name, headers: [disposition, ...(own === undefined ? [] : [`content-type: ${own}`])], content: plainText(value) },
  ];
}

/** A form of parts (RFC 7578). */
export function multipartText(parts: readonly Pick<Part, 'headers' | 'content'>[]): string {
  const texts = parts.map(({ headers, content }) => [`--${boundary}`, ...headers, '', content].join('\r\n'));
  return [...texts, `--${boundary}--`, ''].join('\r\n');
}

function memberSchema(schema: Schema | undefined, name: string): Schema | undefined {
  return schema?.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
}

/**
 * A value as the body of a request.
 * @param schema of the whole, its references folded in, to tell files from texts
 */
export function writtenBody(
  type: string,
  { encoding = {} }: Pick<MediaType, 'encoding'>,
  value: unknown,
  schema?: Schema,
): { contentType: string; body: string } {
  if (isJson(type)) return { contentType: named(type), body: jsonText(value) };
  if (type === 'application/x-www-form-urlencoded') return { contentType: type, body: formText(value, encoding) };
  if (type !== 'multipart/form-data') return { contentType: named(type), body: plainText(value) };
  const members = Object.entries(isObject(value) ? value : {});
  const parts = members.flatMap(([name, member]) =>
    partsOf(name, member, memberSchema(schema, name), encoding[name]?.contentType),
  );
  return { contentType: `${type}; boundary=${boundary}`, body: multipartText(parts) };
}
