import type { DeliveryCoverageLine, DeliveryLine } from './format.js';

/** A sink counts what comes to it, so that one that several shards read has one number for them all. */
const keyOf = ({ id, request }: DeliveryLine): string => `${id} ${request.url}`;

/** Whether a shard keeps a delivery though it may be another one's. */
const isKept = ({ caseId, ofRun }: DeliveryLine): boolean => caseId === null && ofRun !== true;

/**
 * Deliveries of a sink that shards share. Each shard reads all that came, and keeps what is not its own: the whole has each of them once,
 * from the shard whose it is.
 */
export class SharedDeliveries {
  readonly #claimed = new Set<string>();
  readonly #written = new Set<string>();
  #dropped: DeliveryLine[] = [];

  /** Learns whose a delivery is; all shards are read before the first line is written. */
  learn(line: DeliveryLine): void {
    if (!isKept(line)) this.#claimed.add(keyOf(line));
  }

  /** Whether the whole has a delivery already, or has it from another shard. */
  isAnothers(line: DeliveryLine): boolean {
    if (!isKept(line)) return false;
    const key = keyOf(line);
    if (!this.#claimed.has(key) && !this.#written.has(key)) {
      this.#written.add(key);
      return false;
    }
    this.#dropped.push(line);
    return true;
  }

  /** What a shard counted, without what was another's; it stands in its record after its deliveries. */
  counted(coverage: DeliveryCoverageLine): DeliveryCoverageLine {
    const dropped = this.#dropped;
    this.#dropped = [];
    const foreign = dropped.filter(({ ofRun }) => ofRun === false);
    const of = (id: string): number => foreign.filter(({ webhookId }) => webhookId === id).length;
    return {
      ...coverage,
      received: coverage.received - dropped.length,
      foreign: coverage.foreign - foreign.length,
      webhooks: coverage.webhooks.map((row) => ({ ...row, foreign: row.foreign - of(row.webhookId) })),
    };
  }
}
