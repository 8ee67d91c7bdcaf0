import type { ApiVersion } from '../contracts/model/typed.js';
import type { Contract } from '../contracts/model/types.js';
import { createShiftableClock, type Clock } from '../sender/clock.js';
import { Dispatcher } from '../sender/dispatcher.js';
import type { WebhookEvent } from '../sender/event.js';
import { areas } from './areas/index.js';
import type { ApiKey, Authenticator } from './authentication.js';
import type { Outcome, SandboxContext, TenantContext } from './context.js';
import { Refusal } from './errors.js';
import { createFaultSwitch, type FaultSwitch } from './faults/index.js';
import { guards } from './guards.js';
import type { JsonObject } from './json.js';
import type { Random } from './random.js';
import { createScheduler } from './scheduler.js';
import { createStateFile } from './state/state-file.js';
import { createStore, type Tenant } from './state/store.js';
import type { Control } from './trigger.js';
import { versions } from './versions/index.js';
import { createWriter, type Writer } from './view.js';

export interface RuntimeOptions {
  contract: Contract;
  authenticate: Authenticator;
  apiKeys: readonly ApiKey[];
  webhookUrl: string | undefined;
  webhookToken: string;
  seed: number;
  random: Random;
  faults: readonly string[];
  clock: Clock;
  timeScale: number;
  /** Milliseconds from acceptance to outcome; `null` leaves every outcome to the operator. */
  outcomeDelayMs: number | null;
}

/** A running sandbox without its server. */
export interface Runtime extends SandboxContext {
  authenticate: Authenticator;
  faults: FaultSwitch;
  /** The context of a call: what it emits goes to `events`. */
  callContext(tenant: Tenant, operationId: string, events: WebhookEvent[]): TenantContext;
  deliver(event: WebhookEvent): void;
  control: Control;
  /** Tells where it is reached. */
  listensAt(baseUrl: string): void;
  close(): Promise<void>;
}

const outcomes = new Map<string, Outcome>(areas.flatMap((area) => area.outcomes.map((one) => [one.kind, one])));

/** Puts the parts of a sandbox together. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const { contract, random, seed, timeScale } = options;
  const { facts } = contract;
  const traits = versions[contract.version as ApiVersion];
  const clock = createShiftableClock(options.clock);
  const tenants = [...new Set(options.apiKeys.map(({ tenant }) => tenant))];
  const store = createStore(tenants, facts, random);
  const faults = createFaultSwitch(options.faults, { contract, store, apiKeys: options.apiKeys, random });
  const { hooks } = faults;
  const dispatcher = new Dispatcher({
    contract,
    clock,
    answerClock: options.clock,
    url: options.webhookUrl,
    token: options.webhookToken,
    timeScale,
    interceptor: hooks.webhooks,
  });
  const payloadOf = createPayloadWriters(contract);
  const isHeard = options.webhookUrl !== undefined;
  let url: string | undefined;
  const baseUrl = (): string => {
    if (url === undefined) throw new Error('The sandbox does not listen yet.');
    return url;
  };
  const shared: SandboxContext = { contract, facts, traits, store, clock, baseUrl };

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
    later: (kind, id, due) => scheduler.add({ tenant: tenant.name, kind, id }, due),
  });
  /** Contexts are made once per tenant and operation: calls that end at once can share one. */
  const shareable = new WeakMap<Tenant, Map<string, { context: TenantContext; events: WebhookEvent[] }>>();
  const callContext: Runtime['callContext'] = (tenant, operationId, events) => {
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
  };
  const contextOf = (tenant: Tenant): TenantContext =>
    contextFor(tenant, undefined, (event) => dispatcher.enqueue(event));

  const scheduler = createScheduler({
    clock,
    delayMs: options.outcomeDelayMs === null ? null : options.outcomeDelayMs / timeScale,
    run({ tenant, kind, id }) {
      outcomes.get(kind)?.decide(contextOf(store.tenant(tenant)), id);
    },
  });
  const stateFile = createStateFile({ apiVersion: contract.version, seed, store, scheduler, clock, random });

  return {
    ...shared,
    authenticate: options.authenticate,
    faults,
    callContext,
    deliver: (event) => dispatcher.enqueue(event),
    control: {
      ...shared,
      seed,
      dispatcher,
      scheduler,
      faults,
      contextOf,
      advanceClock: (milliseconds) => clock.shift(milliseconds),
      stateFile,
    },
    listensAt(reached) {
      url = reached;
    },
    async close() {
      scheduler.replace([]);
      await dispatcher.close();
    },
  };
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
