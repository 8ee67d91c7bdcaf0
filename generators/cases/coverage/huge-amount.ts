import { toPointer } from '../../../contracts/model/pointer.js';
import { isMovedAmount } from '../names.js';
import type { CaseRule } from '../phase.js';
import { bodyShape } from '../shape.js';
import { variation, withBody } from './variation.js';

/** Beyond what any float holds exactly. */
const huge = '99999999999999999999999999999999999999';

/** More money than there is. Whether it is refused at once or later is nobody's promise. */
export const hugeAmount: CaseRule = {
  id: 'huge-amount',
  about: 'an amount that no account holds and no float can express',
  templates(input) {
    const { contract, operation, base } = input;
    const amounts = (bodyShape(contract, operation)?.members ?? []).filter(
      ({ name }) => isMovedAmount(name) && base.body?.[name] !== undefined,
    );
    return amounts.flatMap(({ name }) =>
      variation(input, {
        rule: 'huge-amount',
        pointer: toPointer([name]),
        name: `with an ${name} beyond all accounts`,
        change: (given) =>
          withBody(given, (body) => ({ ...body, [name]: typeof body[name] === 'number' ? Number(huge) : huge })),
        open: 'the greatest amount',
      }),
    );
  },
};
