import type { Contract } from '../../contracts/model/types.js';
import type { Clock } from '../clock.js';
import type { JsonObject } from '../json.js';
import type { Store, Tenant } from '../store.js';
import type { WebhookEvent } from '../webhooks/event.js';

/** A call as an operation sees it: authenticated where it must be, its body valid against the contract. */
export interface OperationRequest {
  params: Readonly<Record<string, string>>;
  /** Parameters of the contract, valid, with their defaults. */
  query: JsonObject;
  /** Numbers are lossless. */
  body: JsonObject;
}

/** A success; its status is the one the contract promises. */
export interface OperationReply {
  body: JsonObject | string;
  /** JSON where it is absent. */
  contentType?: string;
  /** Webhooks that the call causes; they leave after the answer. */
  events?: readonly WebhookEvent[];
}

export interface OperationContext {
  contract: Contract;
  store: Store;
  clock: Clock;
}

export interface TenantContext extends OperationContext {
  /** Whose key the call carries. */
  tenant: Tenant;
}

/** One operation of the contract. It refuses by throwing a `Refusal` before it changes anything. */
export type SandboxOperation = {
  id: string;
  /** Members of the body whose absence it refuses with a code of its own in place of P403. */
  missesItself?: readonly string[];
} & (
  | { access: 'key'; handle(context: TenantContext, request: OperationRequest): OperationReply }
  | { access: 'open'; handle(context: OperationContext, request: OperationRequest): OperationReply }
);
