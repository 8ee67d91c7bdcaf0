import type { JsonObject } from '../../../contracts/model/json-value.js';
import type { Importer, SourceText } from '../reading.js';
import { callsOfTraffic, sentBody, type Seen, type Traffic } from '../traffic/calls.js';
import { firstObject, objectsIn, placeOf } from './ndjson.js';

/** A delivery of the journal; none of which the sink kept only the beginning. */
function seenOf({ method, path, headers, bodyBase64, isCut }: JsonObject, where: string): Seen | undefined {
  const place = typeof path === 'string' ? placeOf(path) : undefined;
  if (typeof method !== 'string' || !place || isCut === true) return undefined;
  const all = Array.isArray(headers)
    ? headers.filter((header): header is [string, string] => Array.isArray(header) && typeof header[0] === 'string')
    : [];
  const [, type] = all.find(([name]) => name === 'content-type') ?? [];
  const text = typeof bodyBase64 === 'string' ? Buffer.from(bodyBase64, 'base64').toString('utf8') : undefined;
  return {
    kind: 'webhook',
    method: method.toUpperCase(),
    ...place,
    headers: all.map(([name]) => name.toLowerCase()),
    where,
    ...sentBody(text, String(type ?? '')),
  };
}

/** Deliveries that the sink kept whole. */
export function trafficOfJournal({ name, text }: SourceText): Traffic {
  const { lines, notes } = objectsIn(text, name);
  return { seen: lines.flatMap(({ line, value }) => seenOf(value, `${name}:${line}`) ?? []), notes };
}

/** The journal of the project's own sink. */
export const journalImporter: Importer = {
  id: 'journal',
  about: 'the journal of the sink',
  detects: (text) => {
    const first = firstObject(text);
    return first !== undefined && 'sequence' in first && 'inbox' in first && 'bodyBase64' in first;
  },
  read(source, { templates }) {
    const { seen, notes } = trafficOfJournal(source);
    return { calls: callsOfTraffic(seen, templates), notes, listed: [] };
  },
};
