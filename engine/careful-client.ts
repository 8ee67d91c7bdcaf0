import type { Facts } from '../contracts/model/facts.js';
import { costOf, reserveInAll, type NamedBudget } from './budget.js';
import { withheld, type HttpClient, type OutgoingRequest } from './client.js';
import { isSuccess, type Exchange } from './exchange.js';
import type { Inventory } from './inventory.js';
import { Patience } from './patience.js';
import { retryAfterMs, type RateLimit } from './rate-limit.js';

/** How often a request is sent again that was refused because it came too soon. */
const repeats = 3;
/** Pause after a 429 that does not say how long, in milliseconds. */
const usualPauseMs = 1_000;

/** Operations that change the state of a user for good or for all. */
const changingUsers: ReadonlySet<string> = new Set(['deleteUser', 'suspendUser', 'unsuspendUser']);

export interface Carefulness {
  facts: Facts;
  budgets: readonly NamedBudget[];
  rateLimit: RateLimit;
  inventory: Inventory;
  /** `externalUserId` of users whose state has to stay as it is. */
  kept: readonly string[];
  /** Milliseconds since the epoch. */
  now: () => number;
}

/**
 * A client for a real environment. It keeps to rate and budget, notes what was created, and repeats what was refused
 * with 429: such a refusal had no effect. It waits for so long alone (`usualPatience`). What may not be sent gives an exchange with `withheld`.
 */
export function carefulClient(client: HttpClient, care: Carefulness): HttpClient {
  const { facts, budgets, rateLimit, inventory, kept, now } = care;

  const patience = new Patience();

  const patiently = async (request: OutgoingRequest): Promise<Exchange> => {
    const closed = patience.obstacle(request.operationId, now());
    if (closed) return withheld(request, now(), closed);
    for (let again = repeats; ; again -= 1) {
      await rateLimit.turn();
      const exchange = await client.send(request);
      if (exchange.response?.status !== 429) return exchange;
      const wait = retryAfterMs(exchange.response.headers['retry-after'], now()) ?? usualPauseMs;
      const tooLong = patience.grant(request.operationId, wait, now());
      if (tooLong) return withheld(request, now(), tooLong);
      rateLimit.pause(wait);
      if (again === 0) return exchange;
    }
  };

  return {
    async send(request) {
      const user = changingUsers.has(request.operationId)
        ? kept.find((id) => request.path.split('/').includes(encodeURIComponent(id)))
        : undefined;
      if (user !== undefined)
        return withheld(request, now(), {
          cause: 'fixture-kept',
          reason: 'it would change a user whom the fixtures of the target name',
        });
      const kind = costOf(facts, request.operationId);
      const place = kind && reserveInAll(budgets, kind);
      if (place && 'usedUp' in place)
        return withheld(request, now(), {
          cause: 'budget-used-up',
          reason: `${place.usedUp} for calls of kind ${kind} is used up`,
        });
      const exchange = await patiently(request);
      // Whether a call without an answer had its effect is unknown: it counts.
      if (exchange.withheld || (exchange.response && !isSuccess(exchange.response))) place?.release();
      inventory.note(exchange);
      return exchange;
    },
  };
}
