/** Runs `close` once at SIGINT or SIGTERM and lets the process end by itself. */
export function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  const stop = (): void => {
    if (closing) return;
    closing = true;
    close().catch((error: unknown) => {
      console.error(error);
      process.exitCode = 4;
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
