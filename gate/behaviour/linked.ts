import type { Difference } from './difference.js';
import { subjectOf } from './rows.js';

/** A difference, and the one that it follows from. */
export interface Consequence {
  of: Difference;
  difference: Difference;
}

const moneyPlace = /amount|balance|fee|total|price/i;

const lastToken = (place: string): string => place.slice(place.lastIndexOf('/') + 1);

/** A leader without its case: the operation and the place. */
const leaderPlace = (leader: string): string =>
  `${leader.split(':')[0] ?? ''} ${leader.slice(leader.lastIndexOf(' ') + 1)}`;

/** What links differences of several places to one cause: money that moved otherwise, the same id, the same word; absent where nothing does. */
function linkOf({ kind, place, before, after, leader }: Difference): string | undefined {
  if (kind === 'relation' && leader !== undefined) return `relation ${leaderPlace(leader)}`;
  if (kind === 'value' && moneyPlace.test(lastToken(place))) return 'money';
  return kind === 'value' || kind === 'type' ? `${kind} ${lastToken(place)} ${before} → ${after}` : undefined;
}

/** Where causes are told apart: the scenario, or the operation whose cases they are; an id that is lost is lost everywhere. */
function contextOf({ kind, story, phase, rule, subject }: Difference): string {
  if (kind === 'relation') return '';
  return story ?? (phase === 'witness' ? (rule.split('.')[0] ?? '') : subject.id);
}

const featureOf = (difference: Difference): string => `${subjectOf(difference)} ${difference.place}`;

/** The place that shows most of what is left; of equals the one that led the others, or has fewest differences. */
function bestOf(left: readonly Difference[]): string {
  const seen = new Map<string, { contexts: Set<string>; count: number }>();
  for (const one of left) {
    const { contexts, count } = seen.get(featureOf(one)) ?? { contexts: new Set(), count: 0 };
    const isLeader = one.leader !== undefined && leaderPlace(one.leader) === `${one.subject.id} ${one.place}`;
    seen.set(featureOf(one), { contexts: contexts.add(contextOf(one)), count: isLeader ? -left.length : count + 1 });
  }
  const [[best = ''] = []] = [...seen].sort(([, a], [, b]) => b.contexts.size - a.contexts.size || a.count - b.count);
  return best;
}

/** Fewest places that show a cause wherever it shows; what else it does there follows from them. */
function cover(linked: readonly Difference[]): { roots: Difference[]; consequences: Consequence[] } {
  const roots: Difference[] = [];
  const consequences: Consequence[] = [];
  let left = [...linked];
  while (left.length > 0) {
    const best = bestOf(left);
    const own = left.filter((one) => featureOf(one) === best);
    const byContext = new Map(own.map((one) => [contextOf(one), one]));
    roots.push(...own);
    left = left.filter((difference) => {
      if (featureOf(difference) === best) return false;
      const of = byContext.get(contextOf(difference));
      if (of) consequences.push({ of, difference });
      return of === undefined;
    });
  }
  return { roots, consequences };
}

/**
 * Leaves one place of those at which one cause shows. A change is left out only where each of its places shows beside another one in the
 * same scenario.
 */
export function withoutLinked(differences: readonly Difference[]): {
  roots: Difference[];
  consequences: Consequence[];
} {
  const alone = differences.filter((one) => linkOf(one) === undefined);
  const groups = new Map<string, Difference[]>();
  for (const one of differences) {
    const link = linkOf(one);
    if (link !== undefined) groups.set(link, [...(groups.get(link) ?? []), one]);
  }
  const covered = [...groups.values()].map(cover);
  return {
    roots: [...alone, ...covered.flatMap(({ roots }) => roots)],
    consequences: covered.flatMap(({ consequences }) => consequences),
  };
}
