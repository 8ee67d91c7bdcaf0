import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { jsonAnswer, send } from './answer.js';
import { matches, parseFilter, QueryError, wholeNumber, type DeliveryFilter } from './filter.js';
import type { Journal } from './journal.js';
import { pathOf, queryOf } from './path.js';
import { waitForDeliveries } from './wait.js';

/** Paths from here on belong to the read API; no delivery is received there. */
export const READ_API_PREFIX = '/_sink/';

/** Longer waits are the client's to repeat: proxies and HTTP clients give up on an answer that takes minutes. */
const MAX_WAIT_MS = 240_000;
const DEFAULT_WAIT_MS = 30_000;

export interface ReadApi {
  journal: Pick<Journal, 'read' | 'onCommit'>;
  isAuthorised: (authorization: string | undefined) => boolean;
  onError: (error: unknown) => void;
}

interface Call {
  api: ReadApi;
  query: URLSearchParams;
  response: ServerResponse;
  /** Aborted when the peer leaves or the sink closes. */
  signal: AbortSignal;
}

interface Route {
  open: boolean;
  answer: (call: Call) => Promise<void>;
}

const routes: Readonly<Record<string, Route>> = {
  [`${READ_API_PREFIX}health`]: { open: true, answer: answerHealth },
  [`${READ_API_PREFIX}deliveries`]: { open: false, answer: answerList },
  [`${READ_API_PREFIX}deliveries/wait`]: { open: false, answer: answerWait },
};

/**
 * Answers one request to the read API: 401 without the token (whether the path exists or not, except for health), 404 for an
 * unknown path, 405 for a method other than GET, 400 for a query that isn't understood. Errors are `{"error": "…"}`.
 */
export async function answerRead(
  request: IncomingMessage,
  response: ServerResponse,
  api: ReadApi,
  signal: AbortSignal,
): Promise<void> {
  const target = request.url ?? '';
  const route = routes[pathOf(target)];
  if (route?.open !== true && !api.isAuthorised(request.headers.authorization)) {
    send(response, jsonAnswer(401, { error: 'The read token is missing or wrong.' }, { 'www-authenticate': 'Bearer' }));
  } else if (route === undefined) {
    send(response, jsonAnswer(404, { error: 'The read API has no such path.' }));
  } else if (request.method !== 'GET') {
    send(response, jsonAnswer(405, { error: 'The read API answers GET alone.' }, { allow: 'GET' }));
  } else {
    await answerRoute(route, { api, query: queryOf(target), response, signal });
  }
}

async function answerRoute(route: Route, call: Call): Promise<void> {
  try {
    await route.answer(call);
  } catch (error) {
    if (error instanceof QueryError) {
      send(call.response, jsonAnswer(400, { error: error.message }));
    } else if (!call.signal.aborted) {
      call.api.onError(error);
      if (call.response.headersSent) call.response.destroy();
      else send(call.response, jsonAnswer(500, { error: 'The journal could not be read.' }));
    }
  }
}

async function answerHealth({ response }: Call): Promise<void> {
  send(response, jsonAnswer(200, { status: 'ok' }));
}

/** Streamed, so that a journal of any length is given in constant memory. */
async function answerList({ api, query, response }: Call): Promise<void> {
  const filter = parseFilter(query);
  response.writeHead(200, { 'content-type': 'application/json' });
  await pipeline(Readable.from(jsonArray(api.journal, filter)), response);
}

async function* jsonArray(journal: Pick<Journal, 'read'>, filter: DeliveryFilter): AsyncGenerator<string> {
  let separator = '[';
  for await (const delivery of journal.read(filter.after)) {
    if (!matches(filter, delivery)) continue;
    yield separator + JSON.stringify(delivery);
    separator = ',';
  }
  yield separator === '[' ? '[]' : ']';
}

async function answerWait({ api, query, response, signal }: Call): Promise<void> {
  const filter = parseFilter(query, ['count', 'timeout']);
  const count = wholeNumber(query, 'count', 1);
  const timeoutMs = wholeNumber(query, 'timeout', DEFAULT_WAIT_MS, MAX_WAIT_MS);
  send(response, jsonAnswer(200, await waitForDeliveries(api.journal, { filter, count, timeoutMs, signal })));
}
