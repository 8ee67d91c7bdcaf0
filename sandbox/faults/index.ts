import type { Random } from '../random.js';
import type { WebhookInterceptor } from '../webhooks/interceptor.js';
import type { Fault, FaultMoment } from './fault.js';
import { webhookAmountAsNumber } from './webhook-amount-as-number.js';
import { webhookDeliveredTwice } from './webhook-delivered-twice.js';
import { webhookTokenMissing } from './webhook-token-missing.js';

/** Every fault that can be planted. */
export const faults: readonly Fault[] = [webhookAmountAsNumber, webhookTokenMissing, webhookDeliveredTwice];

/** Thrown for a fault that does not exist. */
export class UnknownFault extends Error {
  constructor(name: string) {
    super(`There is no fault "${name}". Known faults: ${faults.map((fault) => fault.name).join(', ')}.`);
  }
}

/** The faults of a running sandbox. */
export interface FaultSwitch {
  /** Names of the active faults, in the order of the list. */
  active(): string[];
  /** Makes exactly these faults active; throws `UnknownFault` and changes nothing when a name is unknown. */
  set(names: readonly string[]): void;
  /** What the active faults do to webhooks, one after another. */
  webhooks: Required<WebhookInterceptor>;
}

/** A switch for all faults, with some of them active. */
export function createFaultSwitch(names: readonly string[], random: Random): FaultSwitch {
  let active: readonly Fault[] = named(names);
  const moment = <Moment extends object>(fault: Fault, at: Moment): Moment & Pick<FaultMoment, 'random'> => ({
    ...at,
    random: random.fork('fault', fault.name),
  });
  return {
    active: () => active.map(({ name }) => name),
    set(next) {
      active = named(next);
    },
    webhooks: {
      payload: (payload, at) =>
        active.reduce((now, fault) => fault.webhooks.payload?.(now, moment(fault, at)) ?? now, payload),
      headers: (headers, at) =>
        active.reduce((now, fault) => fault.webhooks.headers?.(now, moment(fault, at)) ?? now, { ...headers }),
      repeats: (at) => active.reduce((sum, fault) => sum + (fault.webhooks.repeats?.(moment(fault, at)) ?? 0), 0),
    },
  };
}

function named(names: readonly string[]): readonly Fault[] {
  for (const name of names) if (!faults.some((fault) => fault.name === name)) throw new UnknownFault(name);
  return faults.filter(({ name }) => names.includes(name));
}
