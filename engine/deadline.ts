/** The longest that a timer runs at a time, in milliseconds. */
const sliceMs = 100;

/** Time that is running out; `clear` stops it. */
export interface Deadline {
  clear(): void;
}

/**
 * Calls back once a peer has had so many milliseconds. Of a while in which this process itself stood still, at most a tenth of a second
 * counts: what came meanwhile could not be read, and timers that are overdue run before it would be.
 */
export function deadlineAfter(milliseconds: number, act: () => void): Deadline {
  let left = milliseconds;
  let timer: NodeJS.Timeout;
  const next = (): void => {
    const slice = Math.min(left, sliceMs);
    timer = setTimeout(() => {
      left -= slice;
      if (left > 0) next();
      else act();
    }, slice);
  };
  next();
  return { clear: () => clearTimeout(timer) };
}
