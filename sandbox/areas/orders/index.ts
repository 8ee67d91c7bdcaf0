import type { Area } from '../area.js';
import { assignOrderAddress } from './assign-order-address.js';
import { confirmOrder } from './confirm-order.js';
import { createOrder } from './create-order.js';
import { expireOrderLock } from './expire-order-lock.js';
import { expireOrderTrigger } from './expire-order.js';
import { getOrderDetails } from './get-order-details.js';
import { getOrderRates } from './get-order-rates.js';
import { lockOrderRate } from './lock-order-rate.js';
import { outcomes } from './outcomes.js';
import { payOrder } from './pay-order.js';

/** Crypto payment orders at a locked rate. */
export const orders: Area = {
  operations: [getOrderRates, lockOrderRate, createOrder, getOrderDetails],
  triggers: [expireOrderLock, assignOrderAddress, payOrder, confirmOrder, expireOrderTrigger],
  outcomes,
};
