import type { Act } from '../model/kind.js';
import type { View } from '../model/views.js';
import { groupsOf, touchedBy } from './crowd.js';
import { dice } from './dice.js';
import { expand } from './expand.js';
import type { Came, Disagreement, Performance } from './performance.js';

/** Looks after this many acts at everything that the model knows. */
const sweepEvery = 12;

/** Carries out one act with all that it stands for, or a crowd, and looks at what was touched; a disagreement ends it. */
export async function playGroup(performance: Performance, acts: readonly Act[], seed: number): Promise<Came> {
  const came = await carryOut(performance, acts);
  if (isOver(came)) return came;
  const disagreement = await lookAt(performance, chosenViews(performance, acts, seed));
  return disagreement ? { disagreement } : {};
}

/** Whether a sequence cannot go on. */
export function isOver({ disagreement, lost, undecided }: Came): boolean {
  return disagreement !== undefined || lost !== undefined || undecided === true;
}

async function carryOut(performance: Performance, acts: readonly Act[]): Promise<Came> {
  const [act] = acts;
  if (act?.together !== undefined) return performance.performTogether(acts);
  for (const part of acts.flatMap(expand)) {
    if (!performance.isPossible(part)) continue;
    const came = await performance.perform(part);
    if (isOver(came)) return came;
  }
  return {};
}

/** Reads everything that the model knows. */
export function sweep(performance: Performance): Promise<Disagreement | undefined> {
  return lookAt(performance, performance.views());
}

/** Plays acts that are all known, and reads everything at the end. Those whose objects are missing are left out. */
export async function playAll(performance: Performance, acts: readonly Act[], seed: number): Promise<Came> {
  for (const group of groupsOf(acts)) {
    const came = await playGroup(performance, group, seed);
    if (isOver(came)) return came;
  }
  const disagreement = await sweep(performance);
  return disagreement ? { disagreement } : {};
}

async function lookAt(performance: Performance, views: readonly View[]): Promise<Disagreement | undefined> {
  for (const view of views) {
    const disagreement = await performance.look(view);
    if (disagreement) return disagreement;
  }
  return undefined;
}

/**
 * What is looked at after acts: money of everybody whom they touched, the objects that they are about, and something else by
 * chance; after a crowd also the lists and histories of those. The labels of the acts decide, so that a shorter sequence looks at
 * the same.
 */
function chosenViews(performance: Performance, acts: readonly Act[], seed: number): View[] {
  const views = performance.views();
  const chosen = new Set<View>();
  for (const act of acts) {
    const { label, on, of, together } = act;
    const drawn = dice(seed, label);
    if (drawn.int(sweepEvery) === 0) return views;
    const touched = on === 'new' ? [label] : touchedBy(act);
    for (const view of views) {
      const isList = view.id.startsWith('balances.') || (together !== undefined && view.of === undefined);
      const isObject = view.of !== undefined && [label, of].includes(view.of);
      if (isObject || (isList && touched.includes(view.on))) chosen.add(view);
    }
    const other = drawn.pick(views);
    if (other) chosen.add(other);
  }
  return [...chosen];
}
