import { randomUUID } from 'node:crypto';

/** A new id of a run: when it began, and something that no other has. */
export function newRunId(startedAt: string): string {
  return `${startedAt.replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`;
}
