import { cpus } from 'node:os';

/** Milliseconds that all processors have worked since they started. */
export function busyMs(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
}
