import { judgeDrift } from '../judging/body.js';
import type { DeliveryCheck } from './check.js';

export const deliveryDrift: DeliveryCheck = {
  id: 'delivery-drift',
  title: 'The payload has nothing undeclared',
  about:
    'The payload carries a member, or a value of an open set, that the contract does not know yet. News, not a fault: make sure that your receiver ignores it, and update the contract.',
  restsOn: 'The place of the contract where the member or value is new; always information.',
  judge({ contract, validator, webhook, deliveries }) {
    const { schemaPointer } = webhook;
    if (!webhook.object.requestBody) return [];
    return deliveries.flatMap((delivery) =>
      judgeDrift('delivery-drift', webhook.id, {
        contract,
        validator,
        schemaPointer,
        body: delivery.body,
        subject: { kind: 'delivery', id: delivery.id },
      }),
    );
  },
};
