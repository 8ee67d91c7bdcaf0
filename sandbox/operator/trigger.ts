import type { Contract } from '../../contracts/model/types.js';
import type { Clock } from '../clock.js';
import type { FaultSwitch } from '../faults/index.js';
import type { JsonObject } from '../json.js';
import type { Store } from '../store.js';
import type { Dispatcher } from '../webhooks/dispatcher.js';

/** What an operator can reach. */
export interface Control {
  contract: Contract;
  seed: number;
  store: Store;
  dispatcher: Dispatcher;
  clock: Clock;
  faults: FaultSwitch;
}

export interface TriggerRequest {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  /** `undefined` where none was sent; numbers are lossless. */
  body: unknown;
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
