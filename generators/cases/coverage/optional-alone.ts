import { toPointer } from '../../../contracts/model/pointer.js';
import type { CaseRule } from '../phase.js';
import { optionalMembers, smallestBody } from './bodies.js';
import { optionalEvidence, variation, withBody } from './variation.js';

export const optionalAlone: CaseRule = {
  id: 'optional-alone',
  about: 'one optional member beside what is demanded',
  templates(input) {
    const optional = optionalMembers(input);
    return optional.flatMap(({ name }) =>
      variation(input, {
        rule: 'optional-alone',
        pointer: toPointer([name]),
        name: `with ${name} alone beside required members`,
        change: (base) => withBody(base, (body) => smallestBody(input, body, [name])),
        evidence: optional.filter((other) => other.name !== name).map((one) => optionalEvidence(input.contract, one)),
      }),
    );
  },
};
