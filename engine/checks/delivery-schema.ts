import { judgeBody } from './body.js';
import type { DeliveryCheck } from './check.js';

export const deliverySchema: DeliveryCheck = {
  id: 'delivery-schema',
  title: 'The payload fits its schema',
  about:
    'A member is missing or has another type or form than documented. Unknown members and open values are drift, not this. Look at the evidence: on a weak grade it is the contract that may be wrong.',
  restsOn:
    "The violated keyword of the payload's schema, with its own evidence; a body that is no JSON breaks the principle that HTTP and JSON are well formed.",
  judge({ contract, validator, webhook, deliveries }) {
    const { schemaPointer } = webhook;
    if (!webhook.object.requestBody) return [];
    return deliveries.flatMap((delivery) =>
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
