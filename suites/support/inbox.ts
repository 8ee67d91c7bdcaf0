import type { Inbox } from '../../engine/inbox.js';
import { createSinkClient, type SinkClient } from '../../sink/client.js';
import { toReceived } from './received.js';

type Script = Parameters<SinkClient['setAnswers']>[1][number];

/** So much earlier a delivery may have been received than one that stands before it in the journal. */
const overtakingMs = 60_000;

/** The inbox of a sink, read over its read API. */
export function inboxOf(sink: { url: string; readToken: string }): Inbox {
  const client = createSinkClient(sink);
  const scripts = new Map<string, Script>();
  /** The newest delivery of each look, so that the next one doesn't read the whole journal. */
  const seen: { sequence: number; receivedAt: number }[] = [];
  return {
    async waitFor(filter, count, timeoutMs) {
      const { webhookId: webhook, about } = filter;
      const field = about ? { field: about.pointer, equals: about.equals } : {};
      const { deliveries } = await client.waitFor({ webhook, ...field, count, timeoutMs });
      return deliveries.map(toReceived);
    },
    async since(moment) {
      const after = seen.filter(({ receivedAt }) => receivedAt < moment - overtakingMs).at(-1)?.sequence ?? 0;
      const deliveries = await client.list({ after });
      const newest = deliveries.at(-1);
      if (newest) seen.push({ sequence: newest.sequence, receivedAt: newest.receivedAt });
      return deliveries.filter(({ receivedAt }) => receivedAt >= moment).map(toReceived);
    },
    async script(path, steps) {
      if (steps.length > 0) scripts.set(path, { path, steps: [...steps] });
      else scripts.delete(path);
      const [inbox] = await client.inboxes();
      if (inbox) await client.setAnswers(inbox.name, [...scripts.values()]);
    },
  };
}
