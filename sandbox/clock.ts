/** Time as the sandbox sees it, so that tests run a schedule of minutes in milliseconds. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after a delay; the returned function cancels that. */
  setTimer(delayMs: number, callback: () => void): () => void;
}

/** The real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

/** A clock that moves when it is told to. */
export interface ManualClock extends Clock {
  /** Moves forward and runs the timers that fall due, in the order of their time. */
  advance(milliseconds: number): void;
  /** Moves to the next timer and runs all that are due then; `false` when no timer is set. */
  advanceToNextTimer(): boolean;
}

interface Timer {
  due: number;
  callback: () => void;
}

/**
 * A clock for tests.
 *
 * @example
 * const clock = createManualClock();
 * clock.setTimer(8000, () => retry());
 * clock.advance(8000); // retry() has run, and no time has passed
 */
export function createManualClock(start = 0): ManualClock {
  let now = start;
  const timers = new Set<Timer>();

  const nextDue = (until: number): Timer | undefined =>
    [...timers].filter(({ due }) => due <= until).reduce<Timer | undefined>(earlier, undefined);

  const runUntil = (until: number): void => {
    for (let timer = nextDue(until); timer; timer = nextDue(until)) {
      timers.delete(timer);
      now = Math.max(now, timer.due);
      timer.callback();
    }
    now = until;
  };

  return {
    now: () => now,
    setTimer(delayMs, callback) {
      const timer = { due: now + delayMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (milliseconds) => runUntil(now + milliseconds),
    advanceToNextTimer() {
      const next = nextDue(Infinity);
      if (next) runUntil(next.due);
      return next !== undefined;
    },
  };
}

function earlier(best: Timer | undefined, timer: Timer): Timer {
  return best && best.due <= timer.due ? best : timer;
}
