import { createHash } from 'node:crypto';
import type { Thread } from '../threads.js';

/** Digits that keep names apart which look the same as parts of a file's name. */
const toldBy = 6;

/** A name as a part of a file's name: as it is where that is one, or else with a hash, so that no two names share one. */
function filePart(name: string): string {
  if (/^[a-z0-9-]{1,60}$/.test(name)) return name;
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return `${plain}-${createHash('sha256').update(name).digest('hex').slice(0, toldBy)}`;
}

/**
 * Name of the file of a cause: the same as long as the history knows it. The target is part of it also where there is but one, since
 * links must outlive that another one is added.
 */
export function causeFile(apiVersion: string, { id, since }: Pick<Thread, 'id' | 'since'>): string {
  return `cause-${filePart(since.target)}-${filePart(apiVersion)}-${id}.html`;
}

/** What a standing is called. */
export const standingWords = {
  open: 'standing',
  flaky: 'flaky',
  recovered: 'recovered',
  unobserved: 'not tested',
} as const;
