import type { Guard } from '../guards.js';
import type { Fault } from './fault.js';
import { drawOperation } from './places.js';

/** Milliseconds during which calls that arrive together see the same state. */
const windowMs = 25;

/** A condition that calls made at the same time do not see each other break. */
interface RaceRow {
  name: string;
  violates: string;
  guard: Guard;
  operations: readonly string[];
}

const rows: readonly RaceRow[] = [
  {
    name: 'funds-spent-twice',
    violates: 'Money is spent once: calls at the same time are all taken though the funds suffice for one.',
    guard: 'funds-suffice',
    operations: ['createTransfer', 'createCryptoWithdrawal', 'createPartnerCryptoWithdrawal'],
  },
  {
    name: 'lock-used-twice',
    violates: 'A lock is good for one exchange: calls at the same time all use it.',
    guard: 'lock-is-unused',
    operations: ['createExchange', 'createPartnerExchange'],
  },
  {
    name: 'order-lock-used-twice',
    violates: 'An order lock is good for one order: calls at the same time all use it.',
    guard: 'order-lock-is-unused',
    operations: ['createOrder'],
  },
  {
    name: 'card-quota-outrun',
    violates: 'A user creates at most five cards a day: calls at the same time are all taken.',
    guard: 'card-quota-is-left',
    operations: ['createVirtualCard'],
  },
];

/** Faults that show only when calls are made at the same time; the operation is drawn. */
export const raceFaults: readonly Fault[] = rows.map(({ name, violates, guard, operations }) => ({
  name,
  violates,
  plant(ground) {
    const id = drawOperation(ground, operations);
    if (id === undefined) return undefined;
    let underWay = 0;
    let blind = false;
    return {
      place: { operations: [id] },
      async call({ operation, context, request }, proceed) {
        if (operation.id !== id) return proceed(context, request);
        underWay += 1;
        // The time between reading and writing in which a careless service lets others in.
        await new Promise((resolve) => setTimeout(resolve, windowMs));
        blind = underWay > 1;
        try {
          return await proceed(context, request);
        } finally {
          blind = false;
          // Others of the same moment must still find this one under way.
          setTimeout(() => (underWay -= 1), windowMs);
        }
      },
      ignores: (asked, operationId) => blind && asked === guard && operationId === id,
    };
  },
}));
