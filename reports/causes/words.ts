import type { Cause, Consequence } from './cause.js';
import type { CauseKind } from './kinds/kind.js';

/** What reports call the kinds of causes. */
export const kindLabels: Record<CauseKind, string> = {
  provider: 'provider',
  contract: 'contract or document',
  environment: 'environment',
  suite: 'suite',
  unknown: 'unknown',
};

/** @example '3 no-effect at createTransfer, because a call did before what it must not do' */
export function consequenceText({ check, about, place, findings, because }: Consequence): string {
  const where = place === undefined || place === '' ? '' : ` ${place}`;
  return `${findings} ${check} at ${about}${where}, because ${because}`;
}

/** @example 'provider: a page of this edition says otherwise' */
export function kindText({ kind, kindReason }: Pick<Cause, 'kind' | 'kindReason'>): string {
  return `${kindLabels[kind]}: ${kindReason}`;
}
