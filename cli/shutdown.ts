/** Runs `close` once at SIGINT or SIGTERM and lets the process end by itself; a second one ends it at once (exit code 4). */
export function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  const stop = (): void => {
    if (closing) process.exit(4);
    closing = true;
    close().catch((error: unknown) => {
      console.error(error);
      process.exitCode = 4;
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** Tells of Ctrl-C and SIGTERM, so that work can come to an orderly end; a second one ends the process at once (exit code 4). */
export function interruptions(): { signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(4);
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, interrupt);
  return {
    signal: controller.signal,
    release() {
      for (const signal of signals) process.off(signal, interrupt);
    },
  };
}
