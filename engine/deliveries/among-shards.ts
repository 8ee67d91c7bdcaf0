import type { About, Explanation } from './explain.js';

/** Shards that use one account at one sink: each reads what all of them brought about. */
export interface AmongShards {
  /** Whether this is the one that carries out whatever moves the partner's own account. */
  movesPartner: boolean;
}

/**
 * What a shard alone may say of why a delivery came. One about the partner's own account is of the shard that moves it: for all others it
 * is foreign. Of a user that shards share, what this one did not cause another one may have caused.
 */
export function amongShards(explanation: Explanation, { users }: About, shards: AmongShards | undefined): Explanation {
  const { standing, whose } = explanation;
  const isOpen = standing === 'unexplained' || standing === 'undecided';
  if (!shards || whose !== 'shared' || !isOpen) return explanation;
  if (users.length > 0) return { ...explanation, standing: 'undecided' };
  return shards.movesPartner ? explanation : { ...explanation, standing: 'foreign' };
}
