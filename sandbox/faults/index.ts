import type { AccessProblem } from '../errors.js';
import type { Figure } from '../figures.js';
import type { Guard } from '../guards.js';
import type { Money } from '../ledger/money.js';
import type { WebhookInterceptor } from '../webhooks/interceptor.js';
import type { CallMoment, Fault, Ground, Interceptor, Proceed, WireReply } from './fault.js';
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

/** What the active faults do together, one after another. */
export interface Hooks {
  letIn(problem: AccessProblem, moment: CallMoment): string | undefined;
  /** Stands around an operation; `undefined` where no active fault does. */
  call: Interceptor['call'];
  reply(reply: WireReply, moment: CallMoment): WireReply;
  ignores(guard: Guard, operationId: string | undefined): boolean;
  figure(name: Figure, right: Money): Money;
  webhooks: Required<WebhookInterceptor>;
}

/** The faults of a running sandbox. */
export interface FaultSwitch {
  /** Names of the active faults, in the order of the list. */
  active(): string[];
  /** Makes exactly these faults active; throws `UnknownFault` and changes nothing when a name is unknown. */
  set(names: readonly string[]): void;
  hooks: Hooks;
}

/** A switch for all faults, with some of them active. A fault that stays active keeps what it remembers. */
export function createFaultSwitch(names: readonly string[], ground: Ground): FaultSwitch {
  let planted = new Map<string, Interceptor>();
  let interceptors: readonly Interceptor[] = [];
  let active: string[] = [];
  let call: Interceptor['call'];

  const set = (next: readonly string[]): void => {
    for (const name of next) if (!faults.some((fault) => fault.name === name)) throw new UnknownFault(name);
    const chosen = faults.filter(({ name }) => next.includes(name));
    const entries = chosen.flatMap(({ name, plant }): [string, Interceptor][] => {
      const interceptor = planted.get(name) ?? plant({ ...ground, random: ground.random.fork('fault', name) });
      return interceptor ? [[name, interceptor]] : [];
    });
    active = chosen.map(({ name }) => name);
    planted = new Map(entries);
    interceptors = [...planted.values()];
    call = around(interceptors);
  };
  set(names);

  return {
    active: () => active,
    set,
    hooks: {
      letIn: (problem, moment) => first(interceptors, (one) => one.letIn?.(problem, moment)),
      get call() {
        return call;
      },
      reply: (reply, moment) => interceptors.reduce((now, one) => one.reply?.(now, moment) ?? now, reply),
      ignores: (guard, id) => interceptors.some((one) => one.ignores?.(guard, id) ?? false),
      figure: (name, right) => interceptors.reduce((now, one) => one.figure?.(name, now) ?? now, right),
      webhooks: {
        events: (event) =>
          interceptors.reduce<ReturnType<Required<WebhookInterceptor>['events']>>(
            (now, { webhooks }) => now.flatMap((one) => webhooks?.events?.(one) ?? [one]),
            [event],
          ),
        payload: (payload, at) =>
          interceptors.reduce((now, { webhooks }) => webhooks?.payload?.(now, at) ?? now, payload),
        request: (request, at) =>
          interceptors.reduce((now, { webhooks }) => webhooks?.request?.(now, at) ?? now, request),
        schedule: (schedule, at) =>
          interceptors.reduce((now, { webhooks }) => webhooks?.schedule?.(now, at) ?? now, schedule),
        acknowledged: (acknowledged, status, at) =>
          interceptors.reduce((now, { webhooks }) => webhooks?.acknowledged?.(now, status, at) ?? now, acknowledged),
        repeats: (at) => interceptors.reduce((sum, { webhooks }) => sum + (webhooks?.repeats?.(at) ?? 0), 0),
      },
    },
  };
}

function first<Item, Value>(items: readonly Item[], look: (item: Item) => Value | undefined): Value | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The faults that stand around operations, the first one outermost. */
function around(interceptors: readonly Interceptor[]): Interceptor['call'] {
  const standing = interceptors.flatMap(({ call }) => call ?? []);
  if (standing.length === 0) return undefined;
  return (moment, proceed) =>
    standing.reduceRight<Proceed>(
      (inner, call) => (context, request) => call({ ...moment, context, request }, inner),
      proceed,
    )(moment.context, moment.request);
}
