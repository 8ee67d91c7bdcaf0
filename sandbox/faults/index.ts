import type { Violation } from '../../contracts/model/types.js';
import type { WebhookInterceptor } from '../../sender/interceptor.js';
import type { AccessProblem } from '../errors.js';
import type { Figure } from '../figures.js';
import type { Guard } from '../guards.js';
import type { Money } from '../ledger/money.js';
import { accessFaults } from './access.js';
import { afterlifeFaults } from './afterlife.js';
import { answerFaults } from './answers.js';
import { boundFaults } from './bounds.js';
import { byteFaults } from './bytes.js';
import { conditionFaults } from './conditions.js';
import { deliveryFaults } from './deliveries.js';
import { errorFaults } from './errors.js';
import { failedCallFaults } from './failed-calls.js';
import type { CallMoment, Fault, FaultPlace, Ground, Interceptor, Proceed, WireReply } from './fault.js';
import { insideFaults } from './insides.js';
import { keyFaults } from './keys.js';
import { leakFaults } from './leaks.js';
import { memberFaults } from './members.js';
import { moneyFaults } from './money.js';
import { ownershipFaults } from './ownership.js';
import { payloadFaults } from './payloads.js';
import { raceFaults } from './races.js';
import { readFaults } from './reads.js';
import { refusedWriteFaults } from './refused-writes.js';
import { moneySequenceFaults } from './sequences-money.js';
import { readSequenceFaults } from './sequences-reads.js';
import { stateSequenceFaults } from './sequences-state.js';
import { strayDeliveryFaults } from './stray-deliveries.js';
import { validationFaults } from './validation.js';
import { webhookLeakFaults } from './webhook-leaks.js';

/** Every fault that can be planted. */
export const faults: readonly Fault[] = [
  ...answerFaults,
  ...byteFaults,
  ...memberFaults,
  ...errorFaults,
  ...accessFaults,
  ...keyFaults,
  ...leakFaults,
  ...insideFaults,
  ...validationFaults,
  ...boundFaults,
  ...conditionFaults,
  ...readFaults,
  ...ownershipFaults,
  ...moneyFaults,
  ...failedCallFaults,
  ...refusedWriteFaults,
  ...raceFaults,
  ...afterlifeFaults,
  ...moneySequenceFaults,
  ...stateSequenceFaults,
  ...readSequenceFaults,
  ...payloadFaults,
  ...deliveryFaults,
  ...webhookLeakFaults,
  ...strayDeliveryFaults,
];

/** Thrown for a fault that does not exist, or not at the place that was asked for. */
export class UnknownFault extends Error {
  /** The name that no fault has; absent where the place is wrong. */
  readonly asked: string | undefined;

  constructor(message: string, asked?: string) {
    super(message);
    this.asked = asked;
  }
}

/** What the active faults do together, one after another. */
export interface Hooks {
  letIn(problem: AccessProblem, moment: CallMoment): string | undefined;
  violations(found: readonly Violation[], operationId: string): readonly Violation[];
  /** Stands around an operation; `undefined` where no active fault does. */
  call: Interceptor['call'];
  reply(reply: WireReply, moment: CallMoment): WireReply;
  ignores(guard: Guard, operationId: string | undefined): boolean;
  figure(name: Figure, right: Money): Money;
  webhooks: Required<WebhookInterceptor>;
}

/** The faults of a running sandbox. */
export interface FaultSwitch {
  /** The active faults as they were asked for. */
  active(): string[];
  /** Where an active fault shows. */
  placeOf(name: string): FaultPlace | undefined;
  /** Makes exactly these faults active; throws `UnknownFault` and changes nothing when one does not exist. */
  set(names: readonly string[]): void;
  hooks: Hooks;
}

/** A fault as it was asked for: `name`, or `name@place` with the id of an operation or webhook. */
interface Asked {
  /** As it was written. */
  spelling: string;
  fault: Fault;
  at: string | undefined;
}

/** A switch for all faults, with some of them active. A fault that stays active keeps what it remembers. */
export function createFaultSwitch(names: readonly string[], ground: Ground): FaultSwitch {
  let planted = new Map<string, Interceptor | undefined>();
  let interceptors: readonly Interceptor[] = [];
  let call: Interceptor['call'];

  const plant = ({ fault, at, spelling }: Asked): Interceptor | undefined => {
    const random = ground.random.fork('fault', fault.name);
    const interceptor = fault.plant({ ...ground, random, ...(at === undefined ? {} : { at }) });
    if (at !== undefined && !isAt(interceptor?.place, at))
      throw new UnknownFault(`The fault "${fault.name}" cannot be planted at ${at} (${spelling}).`);
    return interceptor;
  };
  const set = (next: readonly string[]): void => {
    const entries = next
      .map(find)
      .map((asked) => [asked.spelling, planted.get(asked.spelling) ?? plant(asked)] as const);
    planted = new Map(entries);
    interceptors = [...planted.values()].filter((interceptor) => interceptor !== undefined);
    call = around(interceptors);
  };
  set(names);

  return {
    active: () => [...planted.keys()],
    placeOf: (name) => planted.get(name)?.place,
    set,
    hooks: {
      letIn: (problem, moment) => first(interceptors, (one) => one.letIn?.(problem, moment)),
      violations: (found, id) => interceptors.reduce((now, one) => one.violations?.(now, id) ?? now, found),
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

function isAt({ operations = [], webhooks = [] }: FaultPlace = {}, id: string): boolean {
  return operations.includes(id) || webhooks.includes(id);
}

function find(spelling: string): Asked {
  const [name, at] = spelling.split('@', 2);
  const fault = faults.find((candidate) => candidate.name === name);
  if (!fault)
    throw new UnknownFault(
      `There is no fault "${name ?? ''}". Known faults: ${faults.map((known) => known.name).join(', ')}.`,
      name,
    );
  return { spelling, fault, at };
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
