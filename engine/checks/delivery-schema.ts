import { parseBody } from '../json-body.js';
import { judgeBody } from '../judging/body.js';
import type { DeliveryCheck } from './check.js';

export const deliverySchema: DeliveryCheck = {
  id: 'delivery-schema',
  title: 'The payload fits its schema',
  about:
    'A member is missing or has another type or form than documented. Unknown members and open values are drift, not this. Look at the evidence: on a weak grade it is the contract that may be wrong.',
  restsOn: "The violated keyword of the payload's schema, with its own evidence.",
  judge({ contract, validator, webhook, deliveries }) {
    const { schemaPointer } = webhook;
    if (!webhook.object.requestBody) return [];
    // What is no JSON is the business of another check.
    const readable = deliveries.filter(({ body }) => parseBody(body).ok);
    return readable.flatMap((delivery) =>
      judgeBody('delivery-schema', {
        contract,
        validator,
        schemaPointer,
        body: delivery.body,
        subject: { kind: 'delivery', id: delivery.id },
      }),
    );
  },
};
