import { isNode, type Node } from '../openapi/nodes.js';
import type { Importer } from '../reading.js';
import { callsOfTraffic, jsonBody, type Seen } from '../traffic/calls.js';
import { firstObject, objectsIn, placeOf } from './ndjson.js';

function typeOf(message: Node): string {
  const headers = isNode(message['headers']) ? message['headers'] : {};
  const [, type] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return typeof type === 'string' ? type : '';
}

function bodyOf(message: Node): ReturnType<typeof jsonBody> {
  return jsonBody(typeof message['body'] === 'string' ? message['body'] : undefined, typeOf(message));
}

/** An exchange or a delivery of a record. */
function seenOf(line: Node, where: string): Seen | undefined {
  const { type, request, response } = line;
  if ((type !== 'exchange' && type !== 'delivery') || !isNode(request)) return undefined;
  const { method, url } = request;
  const place = typeof url === 'string' ? placeOf(url) : undefined;
  if (typeof method !== 'string' || !place) return undefined;
  const sent = bodyOf(request);
  const answer = type === 'exchange' && isNode(response) ? response : undefined;
  const received = answer && bodyOf(answer);
  const status = answer?.['status'];
  return {
    kind: type === 'exchange' ? 'operation' : 'webhook',
    method: method.toUpperCase(),
    ...place,
    where,
    ...(sent ? { request: sent } : {}),
    ...(typeof status === 'number' ? { response: { status, ...(received ? { body: received } : {}) } } : {}),
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
  read({ name, text }, { templates }) {
    const { lines, notes } = objectsIn(text, name);
    const seen = lines.flatMap(({ line, value }) => seenOf(value, `${name}:${line}`) ?? []);
    return { calls: callsOfTraffic(seen, templates), notes, listed: [] };
  },
};
