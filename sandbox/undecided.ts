import type { JsonObject } from '../contracts/model/json-value.js';
import type { LaterOutcome, TenantContext } from './context.js';
import type { Tenant } from './state/store.js';
import { TriggerError, type Trigger, type TriggerRequest } from './trigger.js';

/** A kind of thing that the operator can decide once. */
export interface Decidable<Item> {
  /** In a sentence. */
  noun: string;
  /** Parameter of a trigger's path that has the id. */
  parameter: string;
  items(tenant: Tenant): ReadonlyMap<string, Item>;
  isOpen(item: Item): boolean;
  /** As the operator sees it. */
  describe(item: Item): JsonObject;
}

/** One that is decided by itself where the operator does not. */
export interface Undecided<Item> extends Decidable<Item> {
  /** Of the outcome. */
  kind: string;
}

/** What becomes of it by itself. Nothing, where the operator was faster or it was deleted with its user. */
export function laterOutcome<Item>(
  { kind, items, isOpen }: Undecided<Item>,
  decide: (context: TenantContext, item: Item) => void,
): LaterOutcome {
  return {
    kind,
    decide(context, id) {
      const item = items(context.tenant).get(id);
      if (item && isOpen(item)) decide(context, item);
    },
  };
}

/** A trigger by which the operator decides; what has been decided stays as it is. */
export function decisionOf<Item>(
  what: Decidable<Item>,
  path: string,
  decide: (context: TenantContext, item: Item, request: TriggerRequest) => void,
): Trigger {
  const { noun, parameter, items, isOpen, describe } = what;
  return {
    method: 'POST',
    path,
    handle(control, request) {
      const id = request.params[parameter] ?? '';
      const tenant = control.store.tenants().find((candidate) => items(candidate).has(id));
      const item = tenant && items(tenant).get(id);
      if (!tenant || !item) throw new TriggerError(404, `There is no such ${noun}.`);
      if (!isOpen(item)) throw new TriggerError(409, `The ${noun} has been decided already.`);
      decide(control.contextOf(tenant), item, request);
      return describe(item);
    },
  };
}
