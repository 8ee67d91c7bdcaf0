import type { JsonObject } from '../contracts/model/json-value.js';
import type { Contract } from '../contracts/model/types.js';
import type { WebhookEvent } from '../sender/event.js';
import type { SandboxContext, TenantContext } from './context.js';
import { Refusal } from './errors.js';
import type { Hooks } from './faults/index.js';
import { guards } from './guards.js';
import type { Tenant } from './state/store.js';
import { createWriter, type Writer } from './view.js';

interface ContextOptions {
  /** What the contexts of all tenants have in common. */
  shared: SandboxContext;
  hooks: Hooks;
  /** Whether somebody listens to webhooks: where nobody does, none is written. */
  isHeard: boolean;
  /** Takes what an outcome or an operator causes; events of calls are taken by who calls. */
  deliver(event: WebhookEvent): void;
  /** Plans an outcome of an object. */
  plan(tenant: Tenant, ...outcome: Parameters<TenantContext['later']>): void;
}

/** Contexts in which operations and outcomes are carried out. */
export interface Contexts {
  /** The context of a call: what it emits goes to `events`. */
  ofCall(tenant: Tenant, operationId: string, events: WebhookEvent[]): TenantContext;
  /** The context of outcomes and of the operator: what they emit is delivered. */
  ofTenant(tenant: Tenant): TenantContext;
}

/** A writer per webhook of the contract; one without a body writes nothing. */
function createPayloadWriters(contract: Contract): ReadonlyMap<string, Writer> {
  return new Map(
    [...contract.webhooks.values()].map(({ id, object }) => {
      const schema = object.requestBody?.content['application/json']?.schema;
      return [id, schema ? createWriter(contract, schema) : () => ({})] as const;
    }),
  );
}

/** Makes contexts; one per tenant and operation where calls end at once. */
export function createContexts({ shared, hooks, isHeard, deliver, plan }: ContextOptions): Contexts {
  const payloadOf = createPayloadWriters(shared.contract);
  const contextFor = (
    tenant: Tenant,
    operationId: string | undefined,
    take: (event: WebhookEvent) => void,
  ): TenantContext => ({
    ...shared,
    tenant,
    demand(guard, holds, detail) {
      if (!holds && !hooks.ignores(guard, operationId)) throw new Refusal(guards[guard], detail);
    },
    figure: (name, right) => hooks.figure(name, right),
    emit(webhookId, entity, view) {
      const write = isHeard ? payloadOf.get(webhookId) : undefined;
      if (write)
        take({
          tenant: tenant.name,
          webhookId,
          entity,
          payload: write(typeof view === 'function' ? view() : view) as JsonObject,
        });
    },
    later: (...outcome) => plan(tenant, ...outcome),
  });
  /** Contexts are made once per tenant and operation: calls that end at once can share one. */
  const shareable = new WeakMap<Tenant, Map<string, { context: TenantContext; events: WebhookEvent[] }>>();
  return {
    ofCall(tenant, operationId, events) {
      if (hooks.call) return contextFor(tenant, operationId, (event) => void events.push(event));
      const ofTenant = shareable.get(tenant) ?? new Map<string, { context: TenantContext; events: WebhookEvent[] }>();
      shareable.set(tenant, ofTenant);
      const found = ofTenant.get(operationId);
      if (found) {
        found.events = events;
        return found.context;
      }
      const made = { events, context: contextFor(tenant, operationId, (event) => void made.events.push(event)) };
      ofTenant.set(operationId, made);
      return made.context;
    },
    ofTenant: (tenant) => contextFor(tenant, undefined, deliver),
  };
}
