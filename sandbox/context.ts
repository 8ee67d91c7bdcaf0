import type { Contract, Facts } from '../contracts/model/types.js';
import type { Clock } from '../sender/clock.js';
import type { Figure } from './figures.js';
import type { Guard } from './guards.js';
import type { Money } from './ledger/money.js';
import type { Store, Tenant } from './state/store.js';
import type { VersionTraits } from './versions/index.js';
import type { View } from './view.js';

/** What operations, outcomes and triggers work with. */
export interface SandboxContext {
  contract: Contract;
  facts: Facts;
  traits: VersionTraits;
  store: Store;
  clock: Clock;
  /** Where the sandbox is reached, without a slash at the end; known once it listens. */
  baseUrl(): string;
}

/** The same, on behalf of one tenant. */
export interface TenantContext extends SandboxContext {
  tenant: Tenant;
  /**
   * Throws the `Refusal` of a guard whose condition does not hold; called before anything is changed.
   * @param detail in place of the catalogue's message
   */
  demand(guard: Guard, holds: boolean, detail?: string): void;
  /** Gives an amount that was worked out by a rule. */
  figure(name: Figure, right: Money): Money;
  /**
   * Tells the partner something by webhook, in order with everything else about the same entity. Where the version has no
   * such webhook nothing is sent.
   */
  emit(webhookId: string, entity: string, view: View | (() => View)): void;
  /**
   * Lets something be decided later (`Outcome`), unless the operator decides it before.
   * @param due milliseconds since the epoch, for what time alone brings about: it happens even where outcomes are the operator's
   */
  later(kind: string, id: string, due?: number): void;
}

/** What becomes of something that was accepted before; it must bear to be called for what has been decided already. */
export interface LaterOutcome {
  /** Kebab case. */
  kind: string;
  decide(context: TenantContext, id: string): void;
}
