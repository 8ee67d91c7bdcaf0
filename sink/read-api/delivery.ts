import { jsonAnswer, send } from '../answer.js';
import { viewOf } from './masking.js';
import { storedDelivery } from './stored.js';
import type { Call, Route } from './route.js';

/** One delivery by its sequence. */
export const deliveryRoute: Route = { path: 'deliveries/{sequence}', methods: { GET: answerDelivery } };

async function answerDelivery(call: Call): Promise<void> {
  const view = viewOf(call.query);
  send(call.response, jsonAnswer(200, view(await storedDelivery(call))));
}
