import { principle } from '../../contracts/model/ground.js';
import type { DeliveryCheck } from './check.js';

export const deliveryForbidden: DeliveryCheck = {
  id: 'delivery-forbidden',
  title: 'What did not happen is not told',
  about:
    'A call was refused, or its object had been deleted, and a webhook told of it all the same. A receiver books what never took place. Look for events that are sent before the work is done.',
  restsOn: 'The principle that a failed call has no effect.',
  judge({ case: { expect }, webhook, deliveries }) {
    if (expect !== 'none') return [];
    const base = { check: 'delivery-forbidden', ground: principle('no effect of a failed call'), expected: 'none' };
    if (deliveries.length === 0)
      return [{ ...base, holds: true, message: `nothing was delivered to ${webhook.path}`, actual: 'none' }];
    return deliveries.map(({ id }) => ({
      ...base,
      holds: false,
      message: `${webhook.path} told of what did not happen`,
      actual: 'a delivery',
      subject: { kind: 'delivery', id },
    }));
  },
};
