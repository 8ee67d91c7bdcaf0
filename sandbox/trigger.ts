import type { JsonObject } from '../contracts/model/json-value.js';
import type { Dispatcher } from '../sender/dispatcher.js';
import type { SandboxContext, TenantContext } from './context.js';
import type { FaultSwitch } from './faults/index.js';
import type { Scheduler } from './scheduler.js';
import type { StateFile } from './state/state-file.js';
import type { Tenant } from './state/store.js';

/** What an operator can reach. */
export interface Control extends SandboxContext {
  seed: number;
  dispatcher: Dispatcher;
  scheduler: Scheduler;
  faults: FaultSwitch;
  /** To act on behalf of a tenant; webhooks leave at once. */
  contextOf(tenant: Tenant): TenantContext;
  /** Moves the sandbox's time forward and runs what falls due. */
  advanceClock(milliseconds: number): void;
  stateFile: StateFile;
}

export interface TriggerRequest {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  /** `undefined` where none was sent; numbers are lossless. */
  body: unknown;
  /** The body as `JSON.parse` reads it. */
  plainBody: unknown;
}

/** One thing that an operator can do; `operator.openapi.yaml` describes it. */
export interface Trigger {
  method: 'GET' | 'POST' | 'PUT';
  /** Template after the prefix, as in OpenAPI. */
  path: string;
  /** Gives the body of the answer, or throws a `TriggerError`. */
  handle(control: Control, request: TriggerRequest): JsonObject | Promise<JsonObject>;
}

/** A trigger that cannot be carried out. */
export class TriggerError extends Error {
  constructor(
    readonly status: 400 | 404 | 409,
    message: string,
  ) {
    super(message);
  }
}
