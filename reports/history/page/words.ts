import type { Thread } from '../threads.js';

/** A text as a part of an element's id. */
export function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'none'
  );
}

/** Name of the file of a cause: the same as long as the history knows it. */
export function causeFile(apiVersion: string, { id }: Pick<Thread, 'id'>): string {
  return `cause-${slug(apiVersion)}-${id}.html`;
}

/** What a standing is called. */
export const standingWords = {
  open: 'standing',
  flaky: 'flaky',
  recovered: 'recovered',
  unobserved: 'not tested',
} as const;
