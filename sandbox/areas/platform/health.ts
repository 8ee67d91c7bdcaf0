import type { Trigger } from '../../trigger.js';

/** That the sandbox runs, and what it is. */
export const health: Trigger = {
  method: 'GET',
  path: '/health',
  handle: ({ contract, seed, store, faults }) => ({
    status: 'ok',
    apiVersion: contract.version,
    contract: contract.hash,
    seed,
    tenants: store.tenants().map(({ name, users }) => ({ name, users: users.size })),
    faults: faults.active(),
  }),
};
