import { jsonAnswer, send } from '../answer.js';
import { Problem, type Call, type Route } from './route.js';
import { storedDelivery } from './stored.js';

/**
 * Sends a delivery again to where its inbox passes deliveries on, and gives what came of it. Another address can't be named: who
 * has the read token shall not reach what the sink's host reaches.
 */
export const resendRoute: Route = { path: 'deliveries/{sequence}/resend', methods: { POST: answerResend } };

async function answerResend(call: Call): Promise<void> {
  const delivery = await storedDelivery(call);
  const inbox = call.api.inboxes.find(({ options }) => options.name === delivery.inbox);
  if (inbox?.options.forward === undefined)
    throw new Problem(409, `Inbox "${delivery.inbox}" passes nothing on: start the sink with --forward <url>.`);
  send(call.response, jsonAnswer(200, await call.api.relays.send(delivery, inbox.options.forward)));
}
