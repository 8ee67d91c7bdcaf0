import type { Difference } from './behaviour/difference.js';
import type { Behaviour } from './behaviour/compare.js';
import { withoutLinked } from './behaviour/linked.js';
import { rowsOf, withoutConsequences, withStates, type Row } from './behaviour/rows.js';
import type { Observations } from './behaviour/observations.js';
import type { ShownChange } from '../diff/result.js';
import { concernsPlace, type Usage } from '../diff/usage.js';
import { explains, type Lookup } from './explains.js';
import { standingOf } from './standing.js';

/** Whether behaviour shows what the contracts announce. */
export type Standing = 'seen' | 'not-seen' | 'not-testable';

/** A change of the contract beside what was seen of it. */
export interface Announced {
  change: ShownChange;
  standing: Standing;
  /** Why nothing could be seen, or what was looked at. */
  why: string;
  /** The difference that shows it best, and how many cases do. */
  shown?: Difference;
  cases: number;
  /** Differences that follow from those, and that nothing announces. */
  consequences: number;
}

/** A change of behaviour that no contract announces. */
export interface Unannounced extends Row {
  /** Whether the part is used, as far as a usage says; absent where none was given. */
  concerns?: boolean;
  /** The baseline has it already. */
  known?: boolean;
}

/** Contract and behaviour side by side. */
export interface Joined {
  announced: Announced[];
  unannounced: Unannounced[];
}

/** What is joined. */
export interface JoinInput {
  changes: readonly ShownChange[];
  behaviour: Behaviour;
  from: Observations;
  /** The old version's cases at the new version. */
  crossed: Observations;
  /** The new version's own cases. */
  own?: Observations;
  usage?: Usage;
}

/** A change speaks for a difference; of several the one that is most exact. */
function bestOf(changes: readonly ShownChange[], difference: Difference, lookup: Lookup): ShownChange | undefined {
  return changes
    .map((change) => ({ change, worth: explains(change, difference, lookup) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)[0]?.change;
}

/**
 * Sets what the contracts announce beside what was seen. Each difference is joined by itself before they are put together: a row
 * never hides behind an announced neighbour. Pure.
 */
export function join({ changes, behaviour, from, crossed, own, usage }: JoinInput): Joined {
  const differences = withStates(behaviour.differences);
  const lookup: Lookup = { requestOf: (caseId) => from.cases.get(caseId)?.exchanges[0]?.requestNodes ?? [] };
  const byChange = new Map<ShownChange, Difference[]>();
  const explained = new Map<Difference, ShownChange>();
  const left: Difference[] = [];
  for (const one of differences) {
    const change = bestOf(changes, one, lookup);
    if (change) {
      byChange.set(change, [...(byChange.get(change) ?? []), one]);
      explained.set(one, change);
    } else left.push(one);
  }
  const { roots, consequences } = withoutConsequences(differences, (one) => explained.get(one)?.direction === 'api');
  const rootSet = new Set(roots);
  const linked = withoutLinked(left.filter((one) => rootSet.has(one)));
  const following = [...consequences.filter(({ difference }) => !explained.has(difference)), ...linked.consequences];
  const unannounced = rowsOf(linked.roots).map((row): Unannounced => {
    return {
      ...row,
      consequences: following.filter(({ of }) => !explained.has(of) && isOf(row, of)).length,
      ...(usage && { concerns: concernsPlace(row.subject, row.place, usage) }),
    };
  });
  const announced = changes.map((change): Announced => {
    const shown = byChange.get(change) ?? [];
    const { standing, why } = standingOf(change, shown.length, { from, crossed, ...(own && { own }) });
    return {
      change,
      standing,
      why,
      ...(shown[0] && { shown: shown[0] }),
      cases: new Set(shown.map(({ caseId }) => caseId)).size,
      consequences: following.filter(({ of }) => explained.get(of) === change).length,
    };
  });
  return { announced, unannounced };
}

function isOf({ subject }: Row, of: Difference): boolean {
  return subject.kind === of.subject.kind && subject.id === of.subject.id;
}
