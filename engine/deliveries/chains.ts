import type { Attempt } from './attempt.js';
import type { Identified } from './identity.js';

/** Attempts of one delivery, in their order. */
export type Chain = readonly Attempt[];

/**
 * The deliveries of a stream: each event or duplicate with the attempts that surely repeat it. What may be a retry or something
 * else belongs to no delivery.
 */
export function chainsOf(identified: readonly Identified[]): Chain[] {
  const chains: Attempt[][] = [];
  for (const { attempt, relation, of } of identified) {
    const chain = relation === 'retry' ? chains.find((candidate) => candidate.at(-1) === of) : undefined;
    if (chain) chain.push(attempt);
    else if (relation === 'event' || relation === 'duplicate') chains.push([attempt]);
  }
  return chains;
}
