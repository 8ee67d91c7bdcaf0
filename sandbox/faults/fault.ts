import type { Contract, Operation, Violation } from '../../contracts/model/types.js';
import type { WebhookInterceptor } from '../../sender/interceptor.js';
import type { ApiKey } from '../authentication.js';
import type { TenantContext } from '../context.js';
import type { AccessProblem } from '../errors.js';
import type { Figure } from '../figures.js';
import type { Guard } from '../guards.js';
import type { Money } from '../ledger/money.js';
import type { OperationReply, OperationRequest } from '../operation.js';
import type { Random } from '../random.js';
import type { Store } from '../state/store.js';

/** An answer before it is sent. */
export interface WireReply {
  status: number;
  contentType: string;
  headers: Readonly<Record<string, string>>;
  /** JSON value with lossless numbers, a text that is no JSON, or bytes. */
  body: unknown;
  /** Bytes to send in place of all that, head included; the connection is closed after them. */
  raw?: () => Iterable<Uint8Array>;
}

/** The call that a fault is asked about. */
export interface CallMoment {
  operation: Operation;
  /** Absent where the call was refused before its tenant or its request was known, and where no key is asked for. */
  context?: TenantContext;
  request?: OperationRequest;
  /** The key that was sent in its header. */
  apiKey?: string;
  /** Of a call whose key was refused, as it was sent. */
  query?: Readonly<Record<string, unknown>>;
}

/** Carries an operation out; rejects or throws with its `Refusal`. */
export type Proceed = (context: TenantContext, request: OperationRequest) => OperationReply | Promise<OperationReply>;

/** Where a fault shows; what is left out is everywhere. */
export interface FaultPlace {
  operations?: readonly string[];
  webhooks?: readonly string[];
  /** Of the member that is wrong, in the body. */
  pointer?: string;
}

/** What a fault does; all that it leaves out stays right. */
export interface Interceptor {
  place?: FaultPlace;
  /** The tenant as which a call without a valid key is let in. */
  letIn?(problem: AccessProblem, moment: CallMoment): string | undefined;
  /** The violations of a request that are seen. */
  violations?(found: readonly Violation[], operationId: string): readonly Violation[];
  /** Stands around an operation: may call it with another context or request, several times, later, or not at all. */
  call?(
    moment: Required<Pick<CallMoment, 'operation' | 'context' | 'request'>>,
    proceed: Proceed,
  ): OperationReply | Promise<OperationReply>;
  /** The answer to send in place of the right one. */
  reply?(reply: WireReply, moment: CallMoment): WireReply;
  /** Whether a refusal is left out. */
  ignores?(guard: Guard, operationId: string | undefined): boolean;
  /** The amount in place of the right one. */
  figure?(name: Figure, right: Money): Money;
  webhooks?: WebhookInterceptor;
}

/** Where a fault is planted. */
export interface Ground {
  contract: Contract;
  store: Store;
  /** The keys that are right. */
  apiKeys: readonly ApiKey[];
  /** The fault's own stream: one seed, one place. */
  random: Random;
  /** The operation or webhook to be planted at. */
  at?: string;
}

/** A planted fault: a way in which a provider goes wrong, to be caught by the check meant for it. */
export interface Fault {
  /** Kebab case, as `--fault` takes it. */
  name: string;
  /** The promise that it breaks, in one sentence. */
  violates: string;
  /** Chooses its place and gives what it does there; where the version has no such place, `undefined`. */
  plant(ground: Ground): Interceptor | undefined;
}
