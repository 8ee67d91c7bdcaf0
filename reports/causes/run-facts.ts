import type { Comparisons } from './comparisons.js';
import type { RunFacts } from './rules/rule.js';
import type { Symptom } from './symptom.js';

/** A symptom without whose it is. */
function manner({ check, code, kinds, place, phase }: Symptom): string {
  return JSON.stringify([check, code ?? '', kinds, place ?? '', phase]);
}

/** What rules ask of a run. */
export function runFacts(
  symptoms: readonly Symptom[],
  comparisons: Comparisons,
  known: Pick<RunFacts, 'operationOf' | 'subjects' | 'deliveries'>,
): RunFacts {
  const about = new Map<string, Set<string>>();
  for (const symptom of symptoms)
    about.set(manner(symptom), (about.get(manner(symptom)) ?? new Set<string>()).add(symptom.about));
  return {
    ...known,
    brokenShare: (check, operationId) => comparisons.brokenShare(check, operationId),
    alike: (symptom) => about.get(manner(symptom))?.size ?? 0,
  };
}
