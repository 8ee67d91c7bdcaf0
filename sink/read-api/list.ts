import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { matches, parseFilter, wholeNumber, type DeliveryFilter } from '../filter.js';
import type { Journal } from '../journal.js';
import { viewOf, type View } from './masking.js';
import type { Call, Route } from './route.js';

/** The deliveries that match, as one JSON array; streamed, so that a journal of any length is given in constant memory. */
export const listRoute: Route = { path: 'deliveries', methods: { GET: answerList } };

async function answerList({ api, query, response }: Call): Promise<void> {
  const filter = parseFilter(query, ['limit', 'headers']);
  const limit = wholeNumber(query, 'limit', Number.MAX_SAFE_INTEGER);
  const view = viewOf(query);
  response.writeHead(200, { 'content-type': 'application/json' });
  await pipeline(Readable.from(jsonArray(api.journal, filter, limit, view)), response);
}

async function* jsonArray(
  journal: Pick<Journal, 'read'>,
  filter: DeliveryFilter,
  limit: number,
  view: View,
): AsyncGenerator<string> {
  let separator = '[';
  let left = limit;
  for await (const delivery of left > 0 ? journal.read(filter.after) : []) {
    if (!matches(filter, delivery)) continue;
    yield separator + JSON.stringify(view(delivery));
    separator = ',';
    left -= 1;
    if (left === 0) break;
  }
  yield separator === '[' ? '[]' : ']';
}
