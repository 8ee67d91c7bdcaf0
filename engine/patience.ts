import type { Obstacle } from './record/skip-causes.js';

/** How long a target may have a run wait, in milliseconds. */
export interface PatienceLimits {
  /** For one answer. */
  once: number;
  /** For all answers of one operation. */
  operation: number;
  /** In all; each worker counts by itself. */
  inAll: number;
}

export const usualPatience: PatienceLimits = { once: 60_000, operation: 120_000, inAll: 600_000 };

/** Keeps account of what a target has a run wait, and closes the operations that ask for too much. */
export class Patience {
  readonly #limits: PatienceLimits;
  readonly #waited = new Map<string, number>();
  readonly #closed = new Map<string, { until: number; obstacle: Obstacle }>();
  #inAll = 0;

  constructor(limits: PatienceLimits = usualPatience) {
    this.#limits = limits;
  }

  /** Why an operation is not called now; `undefined` where it may be. */
  obstacle(operationId: string, now: number): Obstacle | undefined {
    const closed = this.#closed.get(operationId);
    return closed && closed.until > now ? closed.obstacle : undefined;
  }

  /** Whether a wait that an operation asks for is worth it; where it is not, the operation is closed and the reason given. */
  grant(operationId: string, waitMs: number, now: number): Obstacle | undefined {
    const waited = this.#waited.get(operationId) ?? 0;
    const { once, operation, inAll } = this.#limits;
    const limit =
      waitMs > once
        ? `${seconds(once)} for one answer`
        : waited + waitMs > operation
          ? `${seconds(operation)} for one operation`
          : this.#inAll + waitMs > inAll
            ? `${seconds(inAll)} in all`
            : undefined;
    if (limit === undefined) {
      this.#waited.set(operationId, waited + waitMs);
      this.#inAll += waitMs;
      return undefined;
    }
    const reason = `${operationId} answered 429 and asks to wait ${seconds(waitMs)}; a run waits at most ${limit}`;
    const obstacle = { cause: 'rate-limited', reason } as const;
    this.#closed.set(operationId, { until: waitMs > once ? now + waitMs : Infinity, obstacle });
    return obstacle;
  }
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`;
}
