import type { ApiVersion } from '../contracts/model/typed.js';
import type { Contract } from '../contracts/model/types.js';
import { createShiftableClock, type Clock } from '../sender/clock.js';
import { Dispatcher } from '../sender/dispatcher.js';
import type { WebhookEvent } from '../sender/event.js';
import { areas } from './areas/index.js';
import type { ApiKey, Authenticator } from './authentication.js';
import type { LaterOutcome, SandboxContext, TenantContext } from './context.js';
import { createContexts } from './contexts.js';
import { createFaultSwitch, type FaultSwitch } from './faults/index.js';
import type { Random } from './random.js';
import { createScheduler } from './scheduler.js';
import { createStateFile } from './state/state-file.js';
import { createStore, type Tenant } from './state/store.js';
import type { Control } from './trigger.js';
import { versions } from './versions/index.js';

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

const outcomes = new Map<string, LaterOutcome>(areas.flatMap((area) => area.outcomes.map((one) => [one.kind, one])));

/** Puts the parts of a sandbox together. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const { contract, random, seed, timeScale } = options;
  const { facts } = contract;
  const traits = versions[contract.version as ApiVersion];
  const clock = createShiftableClock(options.clock);
  const tenants = [...new Set(options.apiKeys.map(({ tenant }) => tenant))];
  const store = createStore(tenants, facts, random);
  const faults = createFaultSwitch(options.faults, { contract, store, apiKeys: options.apiKeys, random });
  const dispatcher = new Dispatcher({
    contract,
    clock,
    answerClock: options.clock,
    url: options.webhookUrl,
    token: options.webhookToken,
    timeScale,
    interceptor: faults.hooks.webhooks,
  });
  let url: string | undefined;
  const baseUrl = (): string => {
    if (url === undefined) throw new Error('The sandbox does not listen yet.');
    return url;
  };
  const shared: SandboxContext = { contract, facts, traits, store, clock, baseUrl };

  const contexts = createContexts({
    shared,
    hooks: faults.hooks,
    isHeard: options.webhookUrl !== undefined,
    deliver: (event) => dispatcher.enqueue(event),
    plan: ({ name }, kind, id, due) => scheduler.add({ tenant: name, kind, id }, due),
  });

  const scheduler = createScheduler({
    clock,
    delayMs: options.outcomeDelayMs === null ? null : options.outcomeDelayMs / timeScale,
    run({ tenant, kind, id }) {
      outcomes.get(kind)?.decide(contexts.ofTenant(store.tenant(tenant)), id);
    },
  });
  const stateFile = createStateFile({ apiVersion: contract.version, seed, store, scheduler, clock, random });

  return {
    ...shared,
    authenticate: options.authenticate,
    faults,
    callContext: contexts.ofCall,
    deliver: (event) => dispatcher.enqueue(event),
    control: {
      ...shared,
      seed,
      dispatcher,
      scheduler,
      faults,
      contextOf: contexts.ofTenant,
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
