import { evidenceAt } from '../../../contracts/model/evidence-at.js';
import { evidenceGround } from '../../../contracts/model/ground.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import { requestOf } from '../base.js';
import { refused, unstated } from '../expectations.js';
import { describesRefusals, lacksBody } from '../objects.js';
import { templateOf, type CaseRule } from '../phase.js';

/** No identifier of any kind. */
const malformed = 'not an id\u0000!';

/** A path parameter that can be no name of anything. */
export const malformedPath: CaseRule = {
  id: 'malformed-path',
  about: 'a path parameter of the wrong form',
  templates({ contract, operation, base }) {
    if (!describesRefusals(operation) || lacksBody(operation, base)) return [];
    return (operation.object.parameters ?? []).flatMap((parameter, index) => {
      if (parameter.in !== 'path') return [];
      const { name, schema } = parameter;
      const pointer = `${operation.pointer}/parameters/${index}/schema`;
      const evidence =
        schema.format === undefined
          ? unstated('that names which nothing can have are refused')
          : evidenceAt(contract.document, pointer, 'format');
      return [
        templateOf(operation, {
          phase: 'negative',
          rule: 'malformed-path',
          pointer: toPointer([name]),
          name: `with a malformed ${name}`,
          expect: refused('validation', evidenceGround(evidence), undefined, { protocolStatuses: [404] }),
          request: (given) =>
            requestOf(operation, { ...given, parameters: { ...given.parameters, [name]: malformed } }),
        }),
      ];
    });
  },
};
