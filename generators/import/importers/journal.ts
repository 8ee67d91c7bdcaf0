import type { Node } from '../openapi/nodes.js';
import type { Importer } from '../reading.js';
import { callsOfTraffic, jsonBody, type Seen } from '../traffic/calls.js';
import { firstObject, objectsIn, placeOf } from './ndjson.js';

/** A delivery of the journal; none of which the sink kept only the beginning. */
function seenOf({ method, path, headers, bodyBase64, isCut }: Node, where: string): Seen | undefined {
  const place = typeof path === 'string' ? placeOf(path) : undefined;
  if (typeof method !== 'string' || !place || isCut === true) return undefined;
  const found = Array.isArray(headers)
    ? headers.find((header): header is [string, string] => Array.isArray(header) && header[0] === 'content-type')
    : undefined;
  const text = typeof bodyBase64 === 'string' ? Buffer.from(bodyBase64, 'base64').toString('utf8') : undefined;
  const body = jsonBody(text, String(found?.[1] ?? ''));
  return { kind: 'webhook', method: method.toUpperCase(), ...place, where, ...(body ? { request: body } : {}) };
}

/** The journal of the project's own sink. */
export const journalImporter: Importer = {
  id: 'journal',
  about: 'the journal of the sink',
  detects: (text) => {
    const first = firstObject(text);
    return first !== undefined && 'sequence' in first && 'inbox' in first && 'bodyBase64' in first;
  },
  read({ name, text }, { templates }) {
    const { lines, notes } = objectsIn(text, name);
    const seen = lines.flatMap(({ line, value }) => seenOf(value, `${name}:${line}`) ?? []);
    return { calls: callsOfTraffic(seen, templates), notes, listed: [] };
  },
};
