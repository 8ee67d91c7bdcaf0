import { Refusal } from '../../errors.js';
import type { SandboxOperation } from '../../operation.js';
import { orderView } from './orders.js';

/** How far an order has come. */
export const getOrderDetails: SandboxOperation = {
  id: 'getOrderDetails',
  access: 'key',
  handle(context, { params }) {
    const order = context.tenant.orders.orders.get(params.orderId ?? '');
    if (!order) throw new Refusal('P403', 'orderId must be the id of an order.');
    return { body: orderView(context, order) };
  },
};
