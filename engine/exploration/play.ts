import type { Act } from '../model/kind.js';
import type { View } from '../model/views.js';
import { partner } from '../model/world.js';
import { dice } from './dice.js';
import { expand } from './expand.js';
import type { Disagreement, Performance } from './performance.js';

/** Looks after this many acts at everything that the model knows. */
const sweepEvery = 12;

/** Carries out one act with all that it stands for, and looks at what it touched; a disagreement ends it. */
export async function playAct(
  performance: Performance,
  act: Act,
  seed: number,
): Promise<{ disagreement?: Disagreement; lost?: string }> {
  for (const part of expand(act)) {
    if (!performance.isPossible(part)) continue;
    const came = await performance.perform(part);
    if (came.disagreement || came.lost !== undefined) return came;
  }
  const disagreement = await lookAt(performance, chosenViews(performance, act, seed));
  return disagreement ? { disagreement } : {};
}

/** Reads everything that the model knows. */
export function sweep(performance: Performance): Promise<Disagreement | undefined> {
  return lookAt(performance, performance.views());
}

/** Plays acts that are all known; a disagreement ends it. Those whose objects are missing are left out. */
export async function replay(
  performance: Performance,
  acts: readonly Act[],
  seed: number,
): Promise<Disagreement | undefined> {
  for (const act of acts) {
    const { disagreement, lost } = await playAct(performance, act, seed);
    if (disagreement) return disagreement;
    if (lost !== undefined) return undefined;
  }
  return sweep(performance);
}

async function lookAt(performance: Performance, views: readonly View[]): Promise<Disagreement | undefined> {
  for (const view of views) {
    const disagreement = await performance.look(view);
    if (disagreement) return disagreement;
  }
  return undefined;
}

/**
 * What is looked at after an act: money of everybody whom it touched, the object that it is about, and something else by
 * chance. The label of the act decides, so that a shorter sequence looks at the same.
 */
function chosenViews(performance: Performance, { label, on, of, kind }: Act, seed: number): View[] {
  const views = performance.views();
  const drawn = dice(seed, label);
  if (drawn.int(sweepEvery) === 0) return views;
  const touched = [on === 'new' ? label : on, ...(kind === 'transfer' ? [partner] : [])];
  const about = views.filter(
    (view) =>
      (view.id.startsWith('balances.') && touched.includes(view.on)) ||
      (view.of !== undefined && [label, of].includes(view.of)),
  );
  const other = drawn.pick(views);
  return other && !about.includes(other) ? [...about, other] : about;
}
