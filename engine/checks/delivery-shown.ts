import { evidenceAt } from '../../contracts/model/evidence-at.js';
import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import { parsePointer, valueAt } from '../../contracts/model/pointer.js';
import { shown } from '../../contracts/model/shown.js';
import { losslessBody } from '../json-body.js';
import type { DeliveryCheck, Judgement } from './check.js';
import { isRight } from './expected-shown.js';

const check = 'delivery-shown';

export const deliveryShown: DeliveryCheck = {
  id: check,
  title: 'The payload tells of what was done',
  about:
    'The payload names another user or another amount than the call or deposit that caused it. A receiver books it for the wrong one. Read the object from the API before you book, and report it.',
  restsOn: 'The members of the payload and the moment at which the webhook fires; the weaker decides.',
  judge({ contract, case: planned, webhook, deliveries }) {
    if (planned.expect === 'none') return [];
    // Later attempts of one delivery repeat the first one; what is judged at the end are different events.
    const told = planned.expect === 'any' ? deliveries : deliveries.slice(0, 1);
    return told.flatMap((delivery) => {
      const body = losslessBody(delivery.body);
      return (planned.shown ?? []).flatMap((wanted): Judgement[] => {
        const value = body === undefined ? undefined : valueAt(body, wanted.pointer);
        // Whether a member has to be there is a matter of the schema.
        if (value === undefined || value === null) return [];
        const members = parsePointer(wanted.pointer).map((name) => `/properties/${name}`);
        const place = evidenceAt(contract.document, `${webhook.schemaPointer}${members.join('')}`);
        const holds = isRight(value, wanted);
        return [
          {
            check,
            holds,
            ground: evidenceGround(weakestEvidence([place, webhook.object['x-webhook'].fires])),
            message: `${wanted.pointer} is ${holds ? 'what was asked for' : `${shown(value)} instead of ${wanted.value}`}`,
            pointer: wanted.pointer,
            expected: wanted.value,
            actual: shown(value),
            subject: { kind: 'delivery', id: delivery.id },
          },
        ];
      });
    });
  },
};
