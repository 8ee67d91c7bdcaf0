import { tenantOf } from '../../tenant-of.js';
import { TriggerError, type Trigger } from '../../trigger.js';

/** Lets the provider see whether the partner's receiver can be reached: the health check of the version, if it has one. */
export const checkHealth: Trigger = {
  method: 'POST',
  path: '/health-check',
  handle(control, { query }) {
    if (!control.contract.webhooks.has('healthCheck'))
      throw new TriggerError(409, `Version ${control.contract.version} has no health check.`);
    const tenant = tenantOf(control.store, query.tenant);
    control.contextOf(tenant).emit('healthCheck', 'health', {});
    return { tenant: tenant.name };
  },
};
