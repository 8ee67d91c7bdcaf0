import type { RunFacts } from '../rules/rule.js';
import type { Symptom } from '../symptom.js';
import { contract } from './contract.js';
import { environment } from './environment.js';
import type { CauseKind, KindRule } from './kind.js';
import { provider } from './provider.js';
import { suite } from './suite.js';

/** Every sign, in the order in which they are looked for: the first that is there decides. */
const kindRules: readonly KindRule[] = [environment, suite, contract, provider];

/** Of which kind a cause is, and why. */
export function kindOfCause(head: Symptom, run: RunFacts): { kind: CauseKind; reason: string } {
  for (const { kind, reason } of kindRules) {
    const told = reason(head, run);
    if (told !== undefined) return { kind, reason: told };
  }
  return { kind: 'unknown', reason: 'the record shows no message that would say whose it is' };
}
