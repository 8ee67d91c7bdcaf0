/** What a server's process has taken: memory in bytes, processor time in microseconds. */
export interface Usage {
  resident: number;
  /** After a collection, where the process was started with `--expose-gc`. */
  heap: number;
  cpu: number;
}

/** Tells the parent where the server is, and then what it has taken whenever the parent asks. */
export function answerMeasurements(url: string): void {
  process.on('message', () => {
    (globalThis as { gc?: () => void }).gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    process.send?.({ resident: rss, heap: heapUsed, cpu: user + system } satisfies Usage);
  });
  process.on('disconnect', () => process.exit());
  process.send?.(url);
}
