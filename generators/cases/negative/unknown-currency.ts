import { evidenceGround } from '../../../contracts/model/ground.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import { requestOf } from '../base.js';
import { codes, listedCode } from '../codes.js';
import { refused, unstated } from '../expectations.js';
import { namesCurrency } from '../names.js';
import { templateOf, type CaseRule } from '../phase.js';
import { bodyShape } from '../shape.js';

/** A code that ISO 4217 keeps for tests. */
const nobodysCurrency = 'xts';

/** A currency that does not exist, where the schema takes any text: refused for its meaning, with a code of its own. */
export const unknownCurrency: CaseRule = {
  id: 'unknown-currency',
  about: 'a currency that does not exist',
  templates({ contract, operation, base }) {
    const members = (bodyShape(contract, operation)?.members ?? []).filter(
      ({ name, schema }) => namesCurrency(name) && !schema.enum && Object.hasOwn(base.body ?? {}, name),
    );
    const code = listedCode(contract, operation, codes.unknownCurrency);
    const ground = evidenceGround(code?.evidence ?? unstated('that currencies which do not exist are refused'));
    return members.map(({ name }) =>
      templateOf(operation, {
        phase: 'negative',
        rule: 'unknown-currency',
        pointer: toPointer([name]),
        name: `with a ${name} that does not exist`,
        expect: refused('validation', ground, code),
        request: (given) => requestOf(operation, { ...given, body: { ...given.body, [name]: nobodysCurrency } }),
      }),
    );
  },
};
