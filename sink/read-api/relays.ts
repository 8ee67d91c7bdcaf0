import { jsonAnswer, send } from '../answer.js';
import type { Call, Route } from './route.js';
import { storedDelivery } from './stored.js';

/** What came of passing a delivery on, as long as it is remembered. */
export const relaysRoute: Route = { path: 'deliveries/{sequence}/relays', methods: { GET: answerRelays } };

async function answerRelays(call: Call): Promise<void> {
  const { sequence } = await storedDelivery(call);
  send(call.response, jsonAnswer(200, call.api.relays.of(sequence)));
}
