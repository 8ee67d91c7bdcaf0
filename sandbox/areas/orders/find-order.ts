import type { Tenant } from '../../state/store.js';
import { TriggerError, type Control } from '../../trigger.js';
import { isOver } from './orders.js';
import type { Order } from './state.js';

/** An order with whoever it belongs to. */
export interface OwnedOrder {
  tenant: Tenant;
  order: Order;
}

/** The order that a trigger is about, whichever tenant's it is; one that is over is none that anything can happen to. */
export function findOpenOrder({ store }: Control, { orderId = '' }: Readonly<Record<string, string>>): OwnedOrder {
  for (const tenant of store.tenants()) {
    const order = tenant.orders.orders.get(orderId);
    if (!order) continue;
    if (isOver(order)) throw new TriggerError(409, `It is ${order.status} already.`);
    return { tenant, order };
  }
  throw new TriggerError(404, 'There is no such order.');
}
