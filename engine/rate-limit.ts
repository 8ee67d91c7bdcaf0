/** Time, as far as waiting needs it; injected, so that tests wait for nothing. */
export interface Waiting {
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** Spreads requests over time. */
export interface RateLimit {
  /** Resolves when the next request may be sent. */
  turn(): Promise<void>;
  /** Nobody's turn comes before that many milliseconds have passed. */
  pause(ms: number): void;
}

/** At most so many requests a second, evenly spread; without a figure only pauses hold requests up. */
export function createRateLimit(perSecond: number | undefined, { now, sleep }: Waiting): RateLimit {
  const intervalMs = perSecond === undefined ? 0 : 1000 / perSecond;
  let next = 0;
  let pausedUntil = 0;
  return {
    async turn() {
      const start = Math.max(now(), next);
      next = start + intervalMs;
      // A pause may be announced while others wait their turn.
      for (let left = Math.max(start, pausedUntil) - now(); left > 0; left = Math.max(start, pausedUntil) - now())
        await sleep(left);
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, now() + ms);
    },
  };
}

/**
 * Milliseconds that a `Retry-After` asks to wait: seconds or a date (RFC 9110, 10.2.3); `undefined` where it is neither.
 * @param now milliseconds since the epoch
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
