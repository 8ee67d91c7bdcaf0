/** Time as whoever sends sees it, so that tests run a schedule of minutes in milliseconds. */
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

/** A clock that runs with another one and can be moved ahead of it. */
export interface ShiftableClock extends Clock {
  /** Moves forward and runs what falls due, in the order of its time. */
  shift(milliseconds: number): void;
  /** Milliseconds that it is ahead. */
  readonly ahead: number;
}

/** A clock that goes with `base`, `ahead` milliseconds before it. */
export function createShiftableClock(base: Clock, ahead = 0): ShiftableClock {
  const timers = new Map<Timer, () => void>();
  const now = (): number => base.now() + ahead;

  const arm = (timer: Timer): void => {
    const run = (): void => {
      timers.delete(timer);
      timer.callback();
    };
    timers.set(timer, base.setTimer(Math.max(0, timer.due - now()), run));
  };
  const disarm = (timer: Timer): void => {
    timers.get(timer)?.();
    timers.delete(timer);
  };

  return {
    now,
    get ahead() {
      return ahead;
    },
    setTimer(delayMs, callback) {
      const timer = { due: now() + delayMs, callback };
      arm(timer);
      return () => disarm(timer);
    },
    shift(milliseconds) {
      const until = now() + milliseconds;
      for (;;) {
        const next = [...timers.keys()].filter(({ due }) => due <= until).reduce<Timer | undefined>(earlier, undefined);
        if (!next) break;
        disarm(next);
        ahead += Math.max(0, next.due - now());
        next.callback();
      }
      ahead += Math.max(0, until - now());
      for (const timer of [...timers.keys()]) {
        disarm(timer);
        arm(timer);
      }
    },
  };
}
