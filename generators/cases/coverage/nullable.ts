import { evidenceAt } from '../../../contracts/model/evidence-at.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import { hasType } from '../../data/matches.js';
import type { CaseRule } from '../phase.js';
import { bodyShape } from '../shape.js';
import { variation, withBody } from './variation.js';

export const nullable: CaseRule = {
  id: 'nullable',
  about: 'null, where it is allowed',
  templates(input) {
    const { contract, operation, base } = input;
    const members = (bodyShape(contract, operation)?.members ?? []).filter(
      ({ name, schema }) => schema.type !== undefined && hasType(schema, null) && Object.hasOwn(base.body ?? {}, name),
    );
    return members.flatMap(({ name, pointer }) =>
      variation(input, {
        rule: 'nullable',
        pointer: toPointer([name]),
        name: `with ${name} null`,
        change: (given) => withBody(given, (body) => ({ ...body, [name]: null })),
        evidence: [evidenceAt(contract.document, pointer, 'type')],
      }),
    );
  },
};
