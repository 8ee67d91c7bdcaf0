import { requestParts } from '../parts.js';
import { test } from '../support/fixtures.js';
import { suitePlan } from '../support/plan.js';
import { groups } from './groups.js';

/** One test per operation of a group, or of none, with all the cases that the phases make of it. */
export async function requestSuite(group: string): Promise<void> {
  const groupOf = (tags: readonly string[]): string =>
    Object.entries(groups).find(([, named]) => named.some((tag) => tags.includes(tag)))?.[0] ?? 'others';
  for (const part of requestParts(await suitePlan(), (tags) => groupOf(tags) === group))
    test(part.title, ({ judged, run }) => part.carryOut(judged, run));
}
