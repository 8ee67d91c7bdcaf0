import type { Inbox } from '../../engine/inbox.js';
import { createSinkClient } from '../../sink/client.js';
import { toReceived } from './received.js';

/** The inbox of a sink, read over its read API. */
export function inboxOf(sink: { url: string; readToken: string }): Inbox {
  const client = createSinkClient(sink);
  return {
    async waitFor(filter, count, timeoutMs) {
      const { webhookId: webhook, about } = filter;
      const field = about ? { field: about.pointer, equals: about.equals } : {};
      const { deliveries } = await client.waitFor({ webhook, ...field, count, timeoutMs });
      return deliveries.map(toReceived);
    },
  };
}
