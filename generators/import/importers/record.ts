import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';
import type { Importer, SourceText } from '../reading.js';
import { callsOfTraffic, jsonBody, sentBody, type Seen, type Traffic } from '../traffic/calls.js';
import { firstObject, objectsIn, placeOf } from './ndjson.js';

function typeOf(message: JsonObject): string {
  const headers = isObject(message['headers']) ? message['headers'] : {};
  const [, type] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return typeof type === 'string' ? type : '';
}

function textOf({ body }: JsonObject): string | undefined {
  return typeof body === 'string' ? body : undefined;
}

/** An exchange or a delivery of a record. */
function seenOf(line: JsonObject, where: string): Seen | undefined {
  const { type, request, response } = line;
  if ((type !== 'exchange' && type !== 'delivery') || !isObject(request)) return undefined;
  const { method, url } = request;
  const place = typeof url === 'string' ? placeOf(url) : undefined;
  if (typeof method !== 'string' || !place) return undefined;
  const answer = type === 'exchange' && isObject(response) ? response : undefined;
  const received = answer && jsonBody(textOf(answer), typeOf(answer));
  const status = answer?.['status'];
  return {
    kind: type === 'exchange' ? 'operation' : 'webhook',
    method: method.toUpperCase(),
    ...place,
    headers: Object.keys(isObject(request['headers']) ? request['headers'] : {}).map((name) => name.toLowerCase()),
    where,
    ...sentBody(textOf(request), typeOf(request)),
    ...(typeof status === 'number' ? { response: { status, ...(received ? { body: received } : {}) } } : {}),
  };
}

/** Exchanges and deliveries of a run. */
export function trafficOfRecord({ name, text }: SourceText): Traffic {
  const { lines, notes } = objectsIn(text, name);
  const version = lines[0]?.value['apiVersion'];
  return {
    seen: lines.flatMap(({ line, value }) => seenOf(value, `${name}:${line}`) ?? []),
    notes,
    ...(typeof version === 'string' && { version }),
  };
}

/** Records of this project's own runs: what was sent, answered and delivered. */
export const recordImporter: Importer = {
  id: 'record',
  about: 'the record of a run (`record.ndjson`)',
  detects: (text) => {
    const first = firstObject(text);
    return first?.['type'] === 'run' && 'runId' in first;
  },
  read(source, { templates }) {
    const { seen, notes } = trafficOfRecord(source);
    return { calls: callsOfTraffic(seen, templates), notes, listed: [] };
  },
};
