import { evidenceGround } from '../../../contracts/model/ground.js';
import { requestOf } from '../base.js';
import { refused, unstated } from '../expectations.js';
import { templateOf, type CaseRule } from '../phase.js';
import { bodyShape } from '../shape.js';
import { sendsJson } from '../writing/media.js';

/** A right body under a wrong label. A reader that looks at the body alone does no harm: nobody states that it is refused. */
export const wrongContentType: CaseRule = {
  id: 'wrong-content-type',
  about: 'a body labelled as plain text',
  templates({ contract, operation, base }) {
    const demanded = bodyShape(contract, operation)?.members.some(({ required }) => required);
    if (!base.body || !demanded || !sendsJson(operation)) return [];
    const ground = evidenceGround(unstated('that other content types are refused'));
    return [
      templateOf(operation, {
        phase: 'negative',
        rule: 'wrong-content-type',
        name: 'with a body labelled as plain text',
        expect: refused('validation', ground, undefined, { protocolStatuses: [415] }),
        request(given) {
          const request = requestOf(operation, given);
          return { ...request, headers: { ...request.headers, 'content-type': 'text/plain' } };
        },
      }),
    ];
  },
};
