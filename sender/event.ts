/** Something that a partner is told by webhook. */
export interface WebhookEvent {
  tenant: string;
  /** Of the contract; gives the path. */
  webhookId: string;
  /** What the event is about: events about one entity of a tenant are delivered one after another. */
  entity: string;
  /** State at the time of the event, not at the time of delivery. */
  payload: Record<string, unknown>;
  /** Milliseconds before it takes its place among the events of its entity. */
  delayMs?: number;
}
