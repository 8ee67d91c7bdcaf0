import { evidenceOf } from '../../contracts/model/look-up.js';
import type { Contract, Evidence } from '../../contracts/model/types.js';
import { edited } from './edit.js';
import type { LeftOutReason } from './rule.js';
import { rules } from './rules.js';
import { sitesOf } from './sites.js';

interface Origin {
  /** Id of the rule. */
  rule: string;
  /** Where in the value (JSON Pointer). */
  pointer: string;
  /** Where in the contract's document. */
  schemaPointer: string;
  /** Evidence of the place itself: type and presence as samples and tables show them. */
  shown: Evidence;
}

/** A valid value with one change that breaks one promise. */
export interface Mutant extends Origin {
  value: unknown;
  keyword: string;
  /** Evidence of the keyword that the change violates. */
  evidence: Evidence;
}

/** A change of a valid value that the contract allows. */
export interface LeftOut extends Origin {
  reason: LeftOutReason;
}

/**
 * Every one-violation mutant of a valid value, by every rule at every place, and the changes that the contract allows.
 * @param schemaPointer JSON Pointer of the value's schema in the contract's document
 */
export function mutantsOf(
  contract: Contract,
  schemaPointer: string,
  value: unknown,
): { mutants: Mutant[]; leftOut: LeftOut[] } {
  const mutants: Mutant[] = [];
  const leftOut: LeftOut[] = [];
  for (const site of sitesOf(contract, schemaPointer, value))
    for (const rule of rules)
      for (const breach of rule.breaches(site)) {
        const origin: Origin = {
          rule: rule.id,
          pointer: breach.pointer,
          schemaPointer: breach.schemaPointer,
          shown: evidenceOf(contract, breach.schemaPointer),
        };
        if ('leftOut' in breach) leftOut.push({ ...origin, reason: breach.leftOut });
        else
          mutants.push({
            ...origin,
            value: edited(value, breach.editAt ?? breach.pointer, breach.edit),
            keyword: breach.keyword,
            evidence: evidenceOf(contract, breach.schemaPointer, breach.keyword),
          });
      }
  return { mutants, leftOut };
}
