import { judgeBody } from './body.js';
import type { DeliveryCheck } from './check.js';

export const deliverySchema: DeliveryCheck = {
  id: 'delivery-schema',
  title: 'The payload fits its schema',
  about:
    'A member is missing or has another type or form than documented. Unknown members and open values are drift, not this.',
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
