import { evidenceAt } from '../../../contracts/model/evidence-at.js';
import { evidenceGround } from '../../../contracts/model/ground.js';
import { requestOf } from '../base.js';
import { refusedAsInvalid } from '../expectations.js';
import { templateOf, type CaseRule } from '../phase.js';
import { bodyShape } from '../shape.js';

/** No body at all, where something is demanded of it. */
export const emptyBody: CaseRule = {
  id: 'empty-body',
  about: 'no body at all',
  templates({ contract, operation, base }) {
    const demanded = bodyShape(contract, operation)?.members.some(({ required }) => required);
    if (!base.body || !demanded || operation.object.requestBody?.required !== true) return [];
    return [
      templateOf(operation, {
        phase: 'negative',
        rule: 'empty-body',
        name: 'with an empty body',
        expect: refusedAsInvalid(
          contract,
          operation,
          evidenceGround(evidenceAt(contract.document, `${operation.pointer}/requestBody`)),
        ),
        request: (given) => ({ ...requestOf(operation, given), body: '' }),
      }),
    ];
  },
};
