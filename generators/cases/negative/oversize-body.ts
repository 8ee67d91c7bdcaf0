import { evidenceGround } from '../../../contracts/model/ground.js';
import { requestOf } from '../base.js';
import { refused, unstated } from '../expectations.js';
import { templateOf, type CaseRule } from '../phase.js';
import { bodyShape } from '../shape.js';

/** Characters of the text that makes a body too large: beyond what servers take by default. */
const length = 3_000_000;

/** A body that is too large to be read. One operation stands for all: a server's limit is one for all paths. */
export const oversizeBody: CaseRule = {
  id: 'oversize-body',
  about: 'a body of several megabytes',
  templates({ contract, operation, base }) {
    const first = [...contract.operations.values()].find((one) => bodyShape(contract, one) !== undefined);
    if (operation.id !== first?.id || !base.body) return [];
    const ground = evidenceGround(unstated('that bodies of several megabytes are refused'));
    return [
      templateOf(operation, {
        phase: 'negative',
        rule: 'oversize-body',
        name: 'with a body of several megabytes',
        expect: refused('validation', ground, undefined, { protocolStatuses: [413] }),
        request: (given) =>
          requestOf(operation, { ...given, body: { ...given.body, conformancePadding: 'x'.repeat(length) } }),
      }),
    ];
  },
};
