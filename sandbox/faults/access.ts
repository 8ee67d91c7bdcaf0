import { Refusal } from '../errors.js';
import type { Operation } from '../../contracts/model/types.js';
import type { Fault } from './fault.js';
import { described, draw } from './places.js';

/** Operations that name an object of a tenant in their path. */
function namesUserInPath({ path, object }: Operation): boolean {
  return path.includes('{externalUserId}') && (object.security ?? []).length > 0;
}

function keyed({ object }: Operation): boolean {
  return (object.security ?? []).length > 0;
}

/** Faults in who may do what; the operation is drawn. */
export const accessFaults: readonly Fault[] = [
  {
    name: 'key-not-needed',
    violates: 'A call without a key is refused: one operation takes it for the first tenant.',
    plant(ground) {
      const operation = draw(ground, described(ground.contract).filter(keyed));
      if (!operation) return undefined;
      return {
        place: { operations: [operation.id] },
        letIn: (problem, call) =>
          problem === 'key not sent' && call.operation.id === operation.id
            ? ground.store.tenants()[0]?.name
            : undefined,
      };
    },
  },
  {
    name: 'key-not-compared',
    violates: 'A call with a wrong key is refused: one operation takes any key for that of the first tenant.',
    plant(ground) {
      const operation = draw(ground, described(ground.contract).filter(keyed));
      if (!operation) return undefined;
      return {
        place: { operations: [operation.id] },
        letIn: (problem, call) =>
          problem === 'key wrong' && call.operation.id === operation.id ? ground.store.tenants()[0]?.name : undefined,
      };
    },
  },
  {
    name: 'other-tenant-reachable',
    violates: "A key opens its own tenant's objects alone: one operation serves every tenant's users.",
    plant(ground) {
      const operation = draw(ground, described(ground.contract).filter(namesUserInPath));
      if (!operation) return undefined;
      return {
        place: { operations: [operation.id] },
        call({ operation: called, context, request }, proceed) {
          const { externalUserId = '' } = request.params;
          const owner =
            called.id === operation.id && !context.tenant.users.has(externalUserId)
              ? context.store.tenants().find(({ users }) => users.has(externalUserId))
              : undefined;
          return proceed(owner ? { ...context, tenant: owner } : context, request);
        },
      };
    },
  },
  {
    name: 'other-tenant-known',
    violates: "Another tenant's user looks like one who does not exist: one operation answers differently.",
    plant(ground) {
      const operation = draw(ground, described(ground.contract).filter(namesUserInPath));
      if (!operation) return undefined;
      return {
        place: { operations: [operation.id] },
        call({ operation: called, context, request }, proceed) {
          const { externalUserId = '' } = request.params;
          const isOthers =
            called.id === operation.id &&
            !context.tenant.users.has(externalUserId) &&
            context.store.tenants().some(({ users }) => users.has(externalUserId));
          if (isOthers) throw new Refusal('P403', 'The user belongs to another partner.');
          return proceed(context, request);
        },
      };
    },
  },
];
