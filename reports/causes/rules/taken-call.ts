import { breaches, effects } from '../families.js';
import type { Symptom } from '../symptom.js';
import { mostly, type CauseRule } from './rule.js';

/** The first case of a flow, or of an operation's phase, that shows a symptom. */
function firstIn({ sightings }: Symptom, flow: string | undefined): number {
  const numbers = sightings.filter((one) => one.flow === flow).map(({ caseNumber }) => caseNumber);
  return Math.min(Infinity, ...numbers.slice(0, 1));
}

function isAbout(cause: Symptom, other: Symptom): boolean {
  return cause.about === other.about && cause.phase === other.phase;
}

/** Calls that did what they should not do. */
function acts({ check }: Symptom): boolean {
  return breaches.has(check) || check === 'no-effect';
}

function sharesIds(cause: Symptom, other: Symptom): boolean {
  return [...other.ids].some((id) => cause.ids.has(id));
}

/** A call that was taken although it had to be refused has effects: later steps show them, and webhooks tell of them. */
export const takenCall: CauseRule = {
  id: 'taken-call',
  about: 'a call did before what it must not do',
  presupposed: true,
  keysOf(symptom) {
    const { check, about, sightings, ids } = symptom;
    if (!acts(symptom) && !effects.has(check)) return [];
    const flows = new Set(sightings.flatMap(({ flow }) => flow ?? []));
    return [`about ${about}`, ...[...flows].map((flow) => `flow ${flow}`), ...[...ids].map((id) => `id ${id}`)];
  },
  explains(cause, other) {
    if (!acts(cause) || !effects.has(other.check)) return false;
    const inOrder = mostly(other, ({ flow, caseNumber }) => {
      if (flow === undefined && !isAbout(cause, other)) return false;
      return firstIn(cause, flow) < caseNumber;
    });
    if (inOrder) return true;
    if (!breaches.has(cause.check)) return false;
    const begun = cause.sightings[0]?.caseNumber ?? 0;
    const isLater = mostly(other, ({ caseNumber }) => caseNumber > begun);
    if (other.check === 'request-accepted') return isLater && (cause.about === other.about || sharesIds(cause, other));
    return other.check.startsWith('deliver') && sharesIds(cause, other);
  },
};
