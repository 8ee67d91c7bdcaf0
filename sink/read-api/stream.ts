import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { matches, parseFilter, QueryError, wholeNumber, type DeliveryFilter } from '../filter.js';
import { viewOf, type View } from './masking.js';
import type { Call, ReadApi, Route } from './route.js';

/** An empty line this often keeps proxies from taking a quiet stream for a dead one. */
const HEARTBEAT_MS = 15_000;

/**
 * Deliveries as lines of JSON: those stored, then each as it arrives. A broken stream is resumed with `after` and the sequence
 * of the last line; `last` begins with the newest ones instead. Empty lines mean nothing.
 */
export const streamRoute: Route = { path: 'deliveries/stream', methods: { GET: answerStream } };

async function answerStream({ api, query, response, signal }: Call): Promise<void> {
  const filter = parseFilter(query, ['last', 'headers']);
  const view = viewOf(query);
  if (query.has('last')) {
    if (filter.after !== 0) throw new QueryError('"after" and "last" are not given together.');
    filter.after = Math.max(0, api.journal.length - wholeNumber(query, 'last', 0));
  }
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'x-accel-buffering': 'no' });
  // The head tells that the stream stands, even before the first delivery.
  response.flushHeaders();
  const heartbeat = setInterval(() => response.write('\n'), HEARTBEAT_MS);
  try {
    await pipeline(Readable.from(lines(api, filter, view, signal)), response);
  } finally {
    clearInterval(heartbeat);
  }
}

async function* lines(
  { journal }: ReadApi,
  filter: DeliveryFilter,
  view: View,
  signal: AbortSignal,
): AsyncGenerator<string> {
  for await (const delivery of journal.follow(filter.after ?? 0, signal))
    if (matches(filter, delivery)) yield `${JSON.stringify(view(delivery))}\n`;
}
