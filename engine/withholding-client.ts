import { withheld, type HttpClient } from './client.js';
import type { Obstacle } from './record/skip-causes.js';

/** What keeps requests back, whoever would send them. */
export interface Withholding {
  /** Ids of operations that are never called. */
  excluded?: readonly string[];
  /** Until when requests are sent, in milliseconds since the epoch. */
  until?: number;
}

/** A client that sends neither what is excluded nor anything once the time is used up; such an exchange is `withheld`. */
export function withholdingClient(
  client: HttpClient,
  { excluded = [], until }: Withholding,
  now: () => number,
): HttpClient {
  if (excluded.length === 0 && until === undefined) return client;
  const never = new Set(excluded);
  const obstacleTo = (operationId: string): Obstacle | undefined => {
    if (never.has(operationId)) return { cause: 'operation-excluded', reason: `the run excludes ${operationId}` };
    return until !== undefined && now() >= until
      ? { cause: 'time-used-up', reason: 'the time limit of the run had passed' }
      : undefined;
  };
  return {
    send(request) {
      const obstacle = obstacleTo(request.operationId);
      return obstacle ? Promise.resolve(withheld(request, now(), obstacle)) : client.send(request);
    },
  };
}
