import type { ReceivedDelivery } from '../../engine/exchange.js';
import type { Inbox } from '../../engine/inbox.js';
import type { RunContext } from '../../engine/run-context.js';
import { createSinkClient, type SinkClient } from '../../sink/client.js';
import { toReceived } from './received.js';

type Script = Parameters<SinkClient['setAnswers']>[1][number];

/** The inbox of a sink, read over its read API. Where the sink has several inboxes, `inbox` names it. */
export function inboxOf(sink: RunContext['sink']): Inbox {
  const client = createSinkClient(sink);
  const { inbox: name, after = 0, aheadMs = 0 } = sink;
  const only = name === undefined ? {} : { inbox: name };
  const scripts = new Map<string, Script>();
  /** All that was read so far, so that each look asks for nothing but what is new. */
  const read: ReceivedDelivery[] = [];
  let last = after;
  return {
    async waitFor(filter, count, timeoutMs) {
      const { webhookId: webhook, about } = filter;
      const field = about ? { field: about.pointer, equals: about.equals } : {};
      const { deliveries } = await client.waitFor({ webhook, after, ...only, ...field, count, timeoutMs });
      return deliveries.map((delivery) => toReceived(delivery, aheadMs));
    },
    async since(moment) {
      const news = await client.list({ ...only, after: last });
      // Another look may have been under way at the same time.
      for (const delivery of news)
        if (delivery.sequence > last) {
          read.push(toReceived(delivery, aheadMs));
          last = delivery.sequence;
        }
      return read.filter(({ receivedAt }) => receivedAt >= moment);
    },
    async script(path, steps) {
      if (steps.length > 0) scripts.set(path, { path, steps: [...steps] });
      else scripts.delete(path);
      const inbox = name ?? (await client.inboxes())[0]?.name;
      if (inbox === undefined) return;
      if (scripts.size > 0) await client.setAnswers(inbox, [...scripts.values()]);
      else await client.resetAnswers(inbox);
    },
  };
}
