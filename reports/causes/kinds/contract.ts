import type { KindRule } from './kind.js';

const reasons = {
  carried: 'only the page of another edition says so',
  observed: 'it was only seen in traffic; no page says so',
  secondary: 'only a third party says so',
  assumed: 'it is a guess: no page says so',
} as const;

/** The contract, or the document that it is drawn from, may be wrong instead of the target. */
export const contract: KindRule = {
  kind: 'contract',
  reason({ check, ground }) {
    if (check.endsWith('-drift')) return 'the target has something that the contract does not know';
    if (ground.kind === 'principle') return undefined;
    const { grade } = ground.evidence;
    return grade === 'documented' ? undefined : reasons[grade];
  },
};
