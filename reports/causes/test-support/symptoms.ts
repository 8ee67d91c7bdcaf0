import { principle } from '../../../contracts/model/ground.js';
import type { RunFacts } from '../rules/rule.js';
import type { Sighting, Symptom } from '../symptom.js';

/** A finding of the given case. */
export function sighting(caseNumber: number, changes: Partial<Sighting> = {}): Sighting {
  return { caseNumber, judgement: 0, level: 'fail', observed: [], ...changes };
}

/** A symptom of one finding; its messages, observed exchanges and steps are those of its sightings. */
export function symptom(check: string, about: string, changes: Partial<Symptom> = {}): Symptom {
  const sightings = changes.sightings ?? [sighting(1)];
  return {
    key: `${check} ${about} ${changes.place ?? ''}`,
    check,
    about,
    shownBy: about,
    members: new Set(changes.place?.split('/').slice(-1)),
    kinds: '',
    phase: 'stateful',
    refusable: false,
    headline: `${check} does not hold`,
    caseId: `case-${sightings[0]?.caseNumber ?? 0}`,
    ground: principle('no effect of a failed call'),
    level: 'fail',
    defaultLevel: 'fail',
    cases: new Set(sightings.map(({ caseNumber }) => `case-${caseNumber}`)),
    messages: new Set(sightings.flatMap(({ message }) => message ?? [])),
    observed: new Set(sightings.flatMap(({ observed }) => observed)),
    ids: new Set(),
    waived: 0,
    ...changes,
    sightings,
  };
}

/** A run of which rules know nothing beside its symptoms. */
export function run(changes: Partial<RunFacts> = {}): RunFacts {
  return {
    brokenShare: () => 0,
    operationOf: () => undefined,
    alike: () => 1,
    subjects: 10,
    deliveries: 10,
    ...changes,
  };
}
