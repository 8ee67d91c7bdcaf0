import { weakestEvidence } from '../../../contracts/model/evidence.js';
import { evidenceGround } from '../../../contracts/model/ground.js';
import { valueAt } from '../../../contracts/model/pointer.js';
import type { Schema } from '../../../contracts/model/types.js';
import { hasType } from '../../data/matches.js';
import { edited } from '../../mutants/edit.js';
import { requestOf } from '../base.js';
import { refusedAsInvalid, unstated } from '../expectations.js';
import { templateOf, type CaseRule } from '../phase.js';
import { mutantsFor, placeName } from './mutant-rule.js';

/** A text for a number and a number for a text; the same amount where there is one. */
function swapped(value: unknown): { value: unknown; rule: string; told: string } | undefined {
  if (typeof value === 'number') return { value: String(value), rule: 'text-for-number', told: 'a text' };
  if (typeof value !== 'string') return undefined;
  const number = value.trim() === '' ? NaN : Number(value);
  return { value: Number.isFinite(number) ? number : 12345, rule: 'number-for-text', told: 'a number' };
}

/** The matrix of texts and numbers: every member that takes one of both gets the other. */
export const swappedType: CaseRule = {
  id: 'swapped-type',
  about: 'a number as a text, a text as a number',
  templates(input) {
    const { contract, operation } = input;
    return mutantsFor(input)
      .filter(({ rule }) => rule === 'wrong-type')
      .flatMap((mutant) => {
        const { pointer, original, intact, schemaPointer, evidence } = mutant;
        const other = swapped(original);
        const schema = valueAt(contract.document, schemaPointer) as Schema;
        if (!other || hasType(schema, other.value)) return [];
        // A reader that converts loses nothing: whether it may is nobody's statement.
        const ground = evidenceGround(
          weakestEvidence([evidence, unstated('that texts and numbers are not converted into each other')]),
        );
        return [
          templateOf(operation, {
            phase: 'negative',
            rule: other.rule,
            pointer,
            name: `with ${placeName(pointer)} as ${other.told}`,
            expect: refusedAsInvalid(contract, operation, ground),
            request: (base) =>
              requestOf(operation, { ...base, whole: edited(intact, pointer, { replace: other.value }) }),
          }),
        ];
      });
  },
};
