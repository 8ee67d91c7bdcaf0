/** Connections that nobody used for so long are closed, in milliseconds: many servers close them after 5 s. */
export const idleMs = 2_000;

/** So often a server has to have kept its word before a call that may change something relies on it. */
const enough = 32;

/** How long a server says that it keeps a connection (`Keep-Alive: timeout=5`), in milliseconds; 0 where it says nothing. */
function promisedMs(header: string | undefined): number {
  return Number(/\btimeout=(\d{1,9})/.exec(header ?? '')?.[1] ?? 0) * 1000;
}

/**
 * Whether servers keep connections open as they say. One that has closed a connection unasked within the time it named is never
 * relied upon again.
 */
export class KeptWord {
  readonly #kept = new Map<string, number>();

  /** An answer came over a connection that had been kept. */
  heard(origin: string, header: string | undefined): void {
    const before = this.#kept.get(origin) ?? 0;
    this.#kept.set(origin, promisedMs(header) >= 2 * idleMs ? before + 1 : Math.min(before, 0));
  }

  /** The server has closed a connection that was kept. */
  broke(origin: string): void {
    this.#kept.set(origin, -Infinity);
  }

  /** Whether the server is sure to keep a connection until it is used again. */
  isSure(origin: string): boolean {
    return (this.#kept.get(origin) ?? 0) >= enough;
  }
}
