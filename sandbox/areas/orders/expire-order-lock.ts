import { timestamp } from '../../timestamp.js';
import { TriggerError, type Trigger } from '../../trigger.js';

/** Ends the validity of an order lock at once. */
export const expireOrderLock: Trigger = {
  method: 'POST',
  path: '/order-locks/{lockId}/expire',
  handle({ store, clock }, { params }) {
    const [lock] = store.tenants().flatMap((tenant) => tenant.orders.locks.get(params.lockId ?? '') ?? []);
    if (!lock) throw new TriggerError(404, 'There is no such lock.');
    if (lock.orderId !== null) throw new TriggerError(409, 'It has been used already.');
    if (lock.expiresAt <= clock.now()) throw new TriggerError(409, 'It has expired already.');
    lock.expiresAt = clock.now();
    return { lockId: lock.id, expiresAt: timestamp(lock.expiresAt) };
  },
};
