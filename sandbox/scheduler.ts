import type { Clock } from '../sender/clock.js';

/** Something that waits for its outcome. */
export interface Pending {
  tenant: string;
  /** Of the outcome. */
  kind: string;
  id: string;
  /** Milliseconds since the epoch. */
  due: number;
}

/** Decides later what was accepted before. */
export interface Scheduler {
  /** @param due milliseconds since the epoch, where time and not the outcome's delay decides when */
  add(pending: Omit<Pending, 'due'>, due?: number): void;
  /** What waits, in the order of its time. */
  pending(): readonly Pending[];
  /** Puts what waits in the place of everything that waited. */
  replace(pending: readonly Pending[]): void;
}

export interface SchedulerOptions {
  clock: Clock;
  /** Milliseconds from acceptance to outcome; `null` leaves to the operator every outcome that no time is set for. */
  delayMs: number | null;
  run(pending: Pending): void;
}

/** A scheduler with nothing to do yet. */
export function createScheduler({ clock, delayMs, run }: SchedulerOptions): Scheduler {
  const waiting = new Map<Pending, () => void>();
  const arm = (pending: Pending): void => {
    const cancel = clock.setTimer(Math.max(0, pending.due - clock.now()), () => {
      waiting.delete(pending);
      run(pending);
    });
    waiting.set(pending, cancel);
  };
  return {
    add(pending, due) {
      if (due !== undefined) arm({ ...pending, due });
      else if (delayMs !== null) arm({ ...pending, due: clock.now() + delayMs });
    },
    pending: () => [...waiting.keys()].sort((one, other) => one.due - other.due),
    replace(pending) {
      for (const cancel of waiting.values()) cancel();
      waiting.clear();
      pending.forEach(arm);
    },
  };
}
