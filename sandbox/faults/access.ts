import type { TenantContext } from '../context.js';
import { Refusal, type AccessProblem } from '../errors.js';
import type { Tenant } from '../state/store.js';
import type { Operation } from '../../contracts/model/types.js';
import type { Fault, Proceed } from './fault.js';
import { described, draw } from './places.js';

/** Operations that name an object of a tenant in their path. */
function namesUserInPath({ path, object }: Operation): boolean {
  return path.includes('{externalUserId}') && (object.security ?? []).length > 0;
}

/** Operations that ask for a key. */
export function keyed({ object }: Operation): boolean {
  return (object.security ?? []).length > 0;
}

/** A call without a valid key that one operation takes for the first tenant's. */
function admission(name: string, violates: string, admitted: AccessProblem): Fault {
  return {
    name,
    violates,
    plant(ground) {
      const operation = draw(ground, described(ground.contract).filter(keyed));
      if (!operation) return undefined;
      return {
        place: { operations: [operation.id] },
        letIn: (problem, call) =>
          problem === admitted && call.operation.id === operation.id ? ground.store.tenants()[0]?.name : undefined,
      };
    },
  };
}

/** A call about another tenant's user that one operation carries out in a way of its own. */
function trespass(
  name: string,
  violates: string,
  carryOut: (
    owner: Tenant,
    context: TenantContext,
    proceed: (context: TenantContext) => ReturnType<Proceed>,
  ) => ReturnType<Proceed>,
): Fault {
  return {
    name,
    violates,
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
          return owner ? carryOut(owner, context, (used) => proceed(used, request)) : proceed(context, request);
        },
      };
    },
  };
}

/** Faults in who may do what; the operation is drawn. */
export const accessFaults: readonly Fault[] = [
  admission(
    'key-not-needed',
    'A call without a key is refused: one operation takes it for the first tenant.',
    'key not sent',
  ),
  admission(
    'key-not-compared',
    'A call with a wrong key is refused: one operation takes any key for that of the first tenant.',
    'key wrong',
  ),
  trespass(
    'other-tenant-reachable',
    "A key opens its own tenant's objects alone: one operation serves every tenant's users.",
    (owner, context, proceed) => proceed({ ...context, tenant: owner }),
  ),
  trespass(
    'other-tenant-known',
    "Another tenant's user looks like one who does not exist: one operation answers differently.",
    () => {
      throw new Refusal('P403', 'The user belongs to another partner.');
    },
  ),
];
