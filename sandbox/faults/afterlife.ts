import { tellUserBalance } from '../areas/users/user-balance-generated.js';
import type { User } from '../state/store.js';
import type { Fault } from './fault.js';
import { draw } from './places.js';

const reads = ['getUserBalances', 'getKycStatus', 'getUserCards', 'getUserTransactionHistory'];

/** Faults in what remains of what was deleted or has changed. */
export const afterlifeFaults: readonly Fault[] = [
  {
    name: 'user-deleted-served',
    violates: 'A deleted user is gone (P412): one operation still answers for them.',
    plant(ground) {
      if (!ground.contract.operations.has('deleteUser')) return undefined;
      const id = draw(ground, reads);
      if (id === undefined) return undefined;
      const deleted = new Map<string, User>();
      return {
        place: { operations: [id] },
        async call({ operation, context, request }, proceed) {
          const { externalUserId = '' } = request.params;
          const { users, name } = context.tenant;
          const key = JSON.stringify([name, externalUserId]);
          if (operation.id === 'deleteUser') {
            const user = users.get(externalUserId);
            const reply = await proceed(context, request);
            if (user) deleted.set(key, user);
            return reply;
          }
          const ghost = operation.id === id && !users.has(externalUserId) ? deleted.get(key) : undefined;
          if (!ghost) return proceed(context, request);
          users.set(externalUserId, ghost);
          try {
            return await proceed(context, request);
          } finally {
            users.delete(externalUserId);
          }
        },
      };
    },
  },
  {
    name: 'webhook-after-deletion',
    violates: 'Nothing is told of a user who was deleted: their balances are told once more.',
    plant(ground) {
      if (!ground.contract.operations.has('deleteUser')) return undefined;
      return {
        place: { operations: ['deleteUser'], webhooks: ['userBalanceGenerated'] },
        async call({ operation, context, request }, proceed) {
          if (operation.id !== 'deleteUser') return proceed(context, request);
          const user = context.tenant.users.get(request.params.externalUserId ?? '');
          const reply = await proceed(context, request);
          if (user?.balances && user.level) tellUserBalance(context, user);
          return reply;
        },
      };
    },
  },
];
