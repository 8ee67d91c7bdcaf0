/** The commands that send counterexamples, for whoever wants to see them refused. */
import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import type { Encoding, ParameterObject } from '../../contracts/model/types.js';
import type { Change } from '../../contracts/diff/change.js';
import { writtenBody } from '../../generators/cases/writing/body.js';
import { jsonText, plainText } from '../../generators/cases/writing/json-text.js';
import { styleOf, writtenInPath, writtenInQuery, writtenPairs } from '../../generators/cases/writing/styles.js';
import { quote, toCurl } from '../../reports/html/curl.js';
import { followed } from './followed.js';
import { xmlText } from './xml-body.js';

/** Where requests go until somebody puts the address of an API there. */
const placeholder = 'https://api.example';

/** What is shown of a change by a command. */
type Shown = Pick<Change, 'counterexample' | 'direction' | 'part' | 'subject'>;

/** An operation of a document, with the parameters of its path. */
interface Called {
  document: unknown;
  operation: JsonObject;
  parameters: readonly JsonObject[];
}

function calledIn(document: unknown, method: string, path: string): Called | undefined {
  const paths = isObject(document) && isObject(document['paths']) ? document['paths'] : {};
  const item = Object.hasOwn(paths, path) ? followed(document, paths[path]) : {};
  const operation = item[method.toLowerCase()];
  if (!isObject(operation)) return undefined;
  const lists = [operation['parameters'], item['parameters']].flatMap((list) => (Array.isArray(list) ? list : []));
  return { document, operation, parameters: lists.map((one) => followed(document, one)) };
}

function asText(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** A member of a form of parts as curl writes it; a list has one for each of its items. */
function formOptions(name: string, value: unknown, schema: JsonObject, encoding: Encoding): string[] {
  if (Array.isArray(value)) {
    const items = isObject(schema['items']) ? schema['items'] : {};
    return value.flatMap((item) => formOptions(name, item, items, encoding));
  }
  const { contentType: type = isObject(value) ? 'application/json' : undefined } = encoding;
  const media = schema['contentMediaType'] ?? (schema['format'] === 'binary' ? 'application/octet-stream' : undefined);
  if (typeof value === 'string' && media !== undefined)
    return [`-F ${quote(`${name}=${asText(value)};filename=file;type=${type ?? String(media)}`)}`];
  if (type === undefined) return [`--form-string ${quote(`${name}=${plainText(value)}`)}`];
  return [`-F ${quote(`${name}=${asText(isObject(value) ? jsonText(value) : plainText(value))};type=${type}`)}`];
}

/** What a body's media type says in the document that sends it. */
function mediaIn({ document, operation }: Called, type: string): JsonObject {
  const { content } = followed(document, operation['requestBody']);
  return isObject(content) ? followed(document, content[type]) : {};
}

function bodyCommand(request: { method: string; url: string }, type: string, value: unknown, called: Called): string {
  const { schema, encoding } = mediaIn(called, type);
  const encodings = (isObject(encoding) ? encoding : {}) as Record<string, Encoding>;
  if (/[/+]xml$/.test(type))
    return toCurl({ ...request, headers: { 'content-type': type }, body: xmlText(value, schema, called.document) });
  if (type === 'multipart/form-data' && isObject(value)) {
    const { properties } = followed(called.document, schema);
    const member = (name: string): JsonObject => followed(called.document, isObject(properties) && properties[name]);
    const options = Object.entries(value).flatMap(([name, one]) =>
      formOptions(name, one, member(name), Object.hasOwn(encodings, name) ? (encodings[name] ?? {}) : {}),
    );
    return [toCurl({ ...request, headers: {} }), ...options].join(' \\\n  ');
  }
  const { contentType, body } = writtenBody(type, { encoding: encodings }, value);
  return toCurl({ ...request, headers: { 'content-type': contentType }, body });
}

/** A value of a header or cookie; nothing for what their styles do not write in one word. */
function oneWord(parameter: Omit<ParameterObject, 'schema'>, value: unknown): string | undefined {
  const pairs = writtenPairs({ ...styleOf(parameter), explode: false }, value);
  const isPlain = pairs.length === 1 && !(isObject(value) && parameter.explode === true);
  return isPlain ? pairs[0]?.[1] : undefined;
}

function parameterCommand(method: string, path: string, parameter: JsonObject, value: unknown): string | undefined {
  const { content } = parameter;
  const own = {
    ...parameter,
    ...(isObject(content) && { contentType: Object.keys(content)[0] }),
  } as unknown as Omit<ParameterObject, 'schema'>;
  const url = `${placeholder}${path}`;
  if (own.in === 'query') return toCurl({ method, url: `${url}?${writtenInQuery(own, value)}`, headers: {} });
  if (own.in === 'path') {
    if (isObject(value)) return undefined;
    const text = writtenInPath(own, Array.isArray(value) ? value.map(plainText) : plainText(value));
    return toCurl({ method, url: url.replace(`{${own.name}}`, () => text), headers: {} });
  }
  const word = oneWord(own, value);
  if (word === undefined) return undefined;
  const headers = own.in === 'header' ? { [own.name]: word } : { cookie: `${own.name}=${word}` };
  return toCurl({ method, url, headers: headers as Record<string, string> });
}

/**
 * The command that sends the counterexample of a request, as a body of JSON, XML, a form or text, or as a parameter.
 * @returns nothing where the value is no request, or cannot be written in one
 */
export function commandOf(change: Shown, documents: { old: unknown; new: unknown }): string | undefined {
  const { counterexample, direction, part, subject } = change;
  const [method, path] = subject.call?.split(' ') ?? [];
  if (!counterexample || direction !== 'request' || method === undefined || path === undefined) return undefined;
  const called = calledIn(documents.old, method, path) ?? calledIn(documents.new, method, path);
  const [, place, name = ''] = /^(\S+) (.+)$/.exec(part) ?? [];
  if (!called || place === undefined) return undefined;
  const { value } = counterexample;
  if (place === 'body') return bodyCommand({ method, url: `${placeholder}${path}` }, name, value, called);
  const isIt = (one: JsonObject): boolean =>
    one['in'] === place && String(one['name']).toLowerCase() === name.toLowerCase();
  const parameter = called.parameters.find(isIt);
  return parameter && parameterCommand(method, path, parameter, value);
}
