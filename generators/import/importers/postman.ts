import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';
import { parsedText } from '../openapi/parsed-text.js';
import { ImportError, type Importer, type Note } from '../reading.js';
import { callsOfTraffic, jsonBody, type Seen } from '../traffic/calls.js';

type Variables = ReadonlyMap<string, string>;

function nodesIn(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function variablesIn(list: unknown, known: Variables = new Map()): Variables {
  const own = nodesIn(list).flatMap(({ key, id, value }): [string, string][] => {
    const name = key ?? id;
    return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [];
  });
  return new Map([...known, ...own]);
}

/** A text with its variables written out, as deep as they name each other. */
function filled(text: string, variables: Variables): string {
  let result = text;
  for (let count = 0; count < 5 && result.length < 100_000; count += 1) {
    const next = result.replace(/\{\{([^{}]+)\}\}/g, (whole, name: string) => variables.get(name.trim()) ?? whole);
    if (next === result) break;
    result = next;
  }
  return result;
}

/** Path of a request as a template: `:id` is a parameter, and so is a variable that nothing fills. */
function pathOf(url: unknown, variables: Variables): { path: string; query: string[] } | undefined {
  const raw = typeof url === 'string' ? url : isObject(url) && typeof url['raw'] === 'string' ? url['raw'] : undefined;
  const written =
    raw ?? (isObject(url) && Array.isArray(url['path']) ? `/${url['path'].map(segmentText).join('/')}` : undefined);
  if (written === undefined) return undefined;
  const [before = '', query = ''] = filled(written, variables).split(/[?#]/, 2);
  const path = before
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')
    .replace(/^\{\{[^{}]+\}\}/, '')
    .replace(/^[^/]+/, '');
  const template = path
    .split('/')
    .map((part) => part.replace(/^:([\w-]+)$/, '{$1}').replace(/\{\{\s*([^{}]+?)\s*\}\}/g, '{$1}'));
  const names =
    isObject(url) && Array.isArray(url['query'])
      ? nodesIn(url['query'])
          .filter((one) => one['disabled'] !== true)
          .map(({ key }) => key)
      : [...new URLSearchParams(query).keys()];
  const isName = (name: unknown): name is string => typeof name === 'string' && name !== '';
  return { path: template.join('/') || '/', query: names.filter(isName) };
}

function segmentText(segment: unknown): string {
  return isObject(segment) ? String(segment['value'] ?? '') : String(segment);
}

function contentTypeOf(headers: unknown): string {
  const found = nodesIn(headers).find(({ key }) => String(key).toLowerCase() === 'content-type');
  return String(found?.['value'] ?? '');
}

function requestBody(request: JsonObject, variables: Variables): ReturnType<typeof jsonBody> {
  const body = request['body'];
  if (!isObject(body) || body['mode'] !== 'raw' || typeof body['raw'] !== 'string') return undefined;
  return jsonBody(filled(body['raw'], variables), contentTypeOf(request['header']));
}

interface Place {
  file: string;
  pointer: string;
  folders: readonly string[];
}

function seenOf(item: JsonObject, place: Place, variables: Variables): Seen[] {
  const request = typeof item['request'] === 'string' ? { url: item['request'], method: 'GET' } : item['request'];
  if (!isObject(request)) return [];
  const at = pathOf(request['url'], variables);
  if (!at) return [];
  const sent = requestBody(request, variables);
  const kind = place.folders.some((name) => /web-?hook|callback/i.test(name)) ? 'unknown' : 'operation';
  const method = String(request['method'] ?? 'GET').toUpperCase();
  const shared = {
    kind,
    method,
    ...at,
    where: `${place.file}#${place.pointer}`,
    title: String(item['name'] ?? ''),
  } as const;
  const answers = nodesIn(item['response']).filter(({ code }) => typeof code === 'number');
  const shown = answers.map((answer): Seen => {
    const original = isObject(answer['originalRequest'])
      ? requestBody(answer['originalRequest'], variables)
      : undefined;
    const body = jsonBody(
      typeof answer['body'] === 'string' ? answer['body'] : undefined,
      contentTypeOf(answer['header']),
    );
    const request_ = original ?? sent;
    return {
      ...shared,
      ...(request_ ? { request: request_ } : {}),
      response: { status: Number(answer['code']), ...(body ? { body } : {}) },
    };
  });
  return [{ ...shared, ...(sent ? { request: sent } : {}) }, ...shown];
}

/** Folders in folders are walked without recursion, so that no nesting is too deep. */
function itemsIn(collection: JsonObject, file: string): Seen[] {
  const seen: Seen[] = [];
  const open: { items: JsonObject[]; place: Place; variables: Variables }[] = [
    {
      items: nodesIn(collection['item']),
      place: { file, pointer: '/item', folders: [] },
      variables: variablesIn(collection['variable']),
    },
  ];
  for (let next = open.shift(); next; next = open.shift())
    for (const [index, item] of next.items.entries()) {
      const pointer = `${next.place.pointer}/${index}`;
      const variables = variablesIn(item['variable'], next.variables);
      const folders = [...next.place.folders, String(item['name'] ?? '')];
      if (Array.isArray(item['item']))
        open.push({ items: nodesIn(item['item']), place: { file, pointer: `${pointer}/item`, folders }, variables });
      else seen.push(...seenOf(item, { file, pointer, folders: next.place.folders }, variables));
    }
  return seen;
}

function authNotes(collection: JsonObject, file: string): Note[] {
  const { auth } = collection;
  if (!isObject(auth)) return [];
  return [
    {
      kind: 'left-out',
      where: `${file}#/auth`,
      text: `the way callers identify themselves (${String(auth['type'])}) is not taken over`,
    },
  ];
}

/** A Postman collection 2.0 or 2.1: nested folders, variables, saved answers. What somebody once saved is observed. */
export const postmanImporter: Importer = {
  id: 'postman',
  about: 'a Postman collection 2.1',
  detects: (text) =>
    /^\uFEFF?\s*\{/.test(text) && /schema\.(?:get)?postman\.com|"_postman_id"/.test(text) && /"item"\s*:/.test(text),
  read({ name, text }, { templates }) {
    const root = parsedText(text, name);
    // Exports by the API wrap the collection.
    const collection = isObject(root) && isObject(root['collection']) ? root['collection'] : root;
    if (!isObject(collection) || !Array.isArray(collection['item']))
      throw new ImportError(`${name}#/item: no list of requests; export the collection as version 2.1`);
    const calls = callsOfTraffic(itemsIn(collection, name), templates);
    return { calls, notes: authNotes(collection, name), listed: [] };
  },
};
