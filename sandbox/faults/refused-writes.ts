import type { Violation } from '../../contracts/model/types.js';
import type { TenantContext } from '../context.js';
import { Refusal } from '../errors.js';
import { Money } from '../ledger/money.js';
import type { OperationRequest } from '../operation.js';
import { describeViolation } from '../validation.js';
import type { Fault } from './fault.js';
import { drawOperation } from './places.js';

/** How an operation would store the valid members of a request, the first `most` of them. */
type Store = (context: TenantContext, request: OperationRequest, wrong: ReadonlySet<string>, most: number) => void;

const stores: Readonly<Record<string, Store>> = {
  updateCardLimits({ tenant }, { body }, wrong, most) {
    const card = tenant.cards.cards.get(String(body.cardId));
    const names = Object.keys(card?.limits ?? {}).filter((name) => isNumeric(body[name]) && !wrong.has(name));
    for (const name of names.slice(0, most)) if (card) card.limits[name] = new Money(String(body[name]));
  },
  updateUser({ tenant }, { params, body }, wrong, most) {
    const user = tenant.users.get(params.externalUserId ?? '');
    const names = ['email', 'street', 'number', 'city'].filter(
      (name) => typeof body[name] === 'string' && !wrong.has(name),
    );
    for (const name of names.slice(0, most)) if (user) user.profile[name] = body[name];
  },
};

function isNumeric(value: unknown): boolean {
  return value !== undefined && /^\d+(\.\d+)?$/.test(String(value));
}

function storing(name: string, violates: string, most: number): Fault {
  return {
    name,
    violates,
    plant(ground) {
      const id = drawOperation(ground, Object.keys(stores));
      const store = stores[id ?? ''];
      if (id === undefined || !store) return undefined;
      // The body is judged and the operation called in one go.
      let hidden: readonly Violation[] = [];
      return {
        place: { operations: [id] },
        violations(found, called) {
          if (called !== id) return found;
          hidden = found;
          return [];
        },
        async call({ operation, context, request }, proceed) {
          if (operation.id !== id) return proceed(context, request);
          const met = hidden;
          hidden = [];
          const wrong = new Set(met.map(({ pointer }) => pointer.split('/')[1] ?? ''));
          try {
            if (met.length > 0) throw new Refusal('P403', met.map(describeViolation).join(' '));
            return await proceed(context, request);
          } catch (error) {
            store(context, request, wrong, most);
            throw error;
          }
        },
      };
    },
  };
}

/** Faults in what refused changes store; the operation is drawn. */
export const refusedWriteFaults: readonly Fault[] = [
  storing('refused-write-stores-all', 'A refused change stores nothing: one stores all that is valid in it.', Infinity),
  storing('refused-write-stores-one', 'A refused change stores nothing: one stores its first valid member.', 1),
];
