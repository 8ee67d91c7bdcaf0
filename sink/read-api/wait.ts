import { jsonAnswer, send } from '../answer.js';
import { parseFilter, wholeNumber } from '../filter.js';
import { waitForDeliveries } from '../wait.js';
import type { Call, Route } from './route.js';

/** Longer waits are the client's to repeat: proxies and HTTP clients give up on an answer that takes minutes. */
const MAX_WAIT_MS = 240_000;
const DEFAULT_WAIT_MS = 30_000;

/** The deliveries that match, as soon as there are enough. */
export const waitRoute: Route = { path: 'deliveries/wait', methods: { GET: answerWait } };

async function answerWait({ api, query, response, signal }: Call): Promise<void> {
  const filter = parseFilter(query, ['count', 'timeout']);
  const count = wholeNumber(query, 'count', 1);
  const timeoutMs = wholeNumber(query, 'timeout', DEFAULT_WAIT_MS, MAX_WAIT_MS);
  send(response, jsonAnswer(200, await waitForDeliveries(api.journal, { filter, count, timeoutMs, signal })));
}
