import { Decimal } from 'decimal.js';
import type { CallLine, ClientRecord, FlowLine } from '../record/format.js';

/** What of a record a scenario is judged by. */
export interface ClientSeen {
  start: ClientRecord['start'];
  /** Of the profile. */
  calls: readonly CallLine[];
  flows: readonly FlowLine[];
}

/** A call that breaks a scenario, in a sentence. */
export interface Break {
  flow: string;
  says: string;
}

/** Something that a client has to do, judged by nothing but the record. */
export interface ClientScenario {
  id: string;
  /** Whether the ends of the flows that show it count too. */
  ends: boolean;
  /** What must have come up for it to be shown at all. */
  needs(seen: ClientSeen): boolean;
  /** What breaks it. */
  breaks(seen: ClientSeen): Break[];
}

const isKnownWell = (grade: string): boolean => grade === 'documented' || grade === 'carried';

/** What a call does that breaks a scenario. */
function broken({ flow, operation }: CallLine, what: string): Break {
  return { flow, says: `${operation ?? 'a request to no operation'} in ${flow}: ${what}` };
}

function problems(ofKnown: boolean): ClientScenario['breaks'] {
  return ({ calls }) =>
    calls.flatMap((call) =>
      call.problems
        .filter(({ grade }) => isKnownWell(grade) === ofKnown)
        .map(({ at, keyword }) => broken(call, `${at} breaks ${keyword}`)),
    );
}

const movesMoney = ({ money }: CallLine): boolean => money !== undefined;
const hasCalls = ({ calls }: ClientSeen): boolean => calls.length > 0;
const hasMoney = ({ calls }: ClientSeen): boolean => calls.some(movesMoney);
const usesLocks = ({ calls }: ClientSeen): boolean => calls.some(({ usedLock }) => usedLock !== undefined);
const nothing = (): Break[] => [];

/** How much earlier than asked a request may come: clocks of two processes differ by so much. */
const toleranceMs = 25;

/** Calls with those before them in the same flow, earliest first. */
function inOrder({ calls }: ClientSeen): { call: CallLine; before: CallLine[] }[] {
  const sorted = [...calls].sort((a, b) => a.at - b.at || a.number - b.number);
  return sorted.map((call, at) => ({ call, before: sorted.slice(0, at).filter(({ flow }) => flow === call.flow) }));
}

function lockGiven(calls: readonly CallLine[], lock: string): CallLine['gaveLock'] {
  return calls.map(({ gaveLock }) => gaveLock).find((gave) => gave?.lock === lock);
}

/** The scale of an amount as it is written. */
function scaleOf(amount: string): number {
  if (/e/i.test(amount)) return new Decimal(amount).decimalPlaces();
  return amount.split('.')[1]?.length ?? 0;
}

const mostDecimals = 8;

/** A planted answer is met, and the flow ends as it may. */
function plantedScenario(id: string, plant: string, breaks: ClientScenario['breaks'] = nothing): ClientScenario {
  return { id, ends: true, needs: ({ calls }) => calls.some((call) => call.plant === plant), breaks };
}

/** What was refused for what it is is not sent again as it was. */
function notRepeated(plant: string): ClientScenario['breaks'] {
  return (seen) =>
    inOrder(seen)
      .filter(({ call, before }) => before.some((one) => one.plant === plant && one.tag === call.tag))
      .map(({ call }) => broken(call, `sent again unchanged after ${plant}`));
}

/** Every scenario of a client, in the order in which they are listed. */
export const clientScenarios: readonly ClientScenario[] = [
  { id: 'client-flows-done', ends: true, needs: hasCalls, breaks: nothing },
  { id: 'client-requests-valid', ends: false, needs: hasCalls, breaks: problems(true) },
  { id: 'client-requests-guessed', ends: false, needs: hasCalls, breaks: problems(false) },
  {
    id: 'client-key-sent',
    ends: false,
    needs: hasCalls,
    breaks: ({ calls }) => calls.filter(({ key }) => !key.sent).map((call) => broken(call, 'without the key')),
  },
  {
    id: 'client-key-elsewhere',
    ends: false,
    needs: hasCalls,
    breaks: ({ calls }) =>
      calls.flatMap((call) => call.key.elsewhere.map((where) => broken(call, `the key stands in ${where}`))),
  },
  {
    id: 'client-lock-fetched',
    ends: true,
    needs: usesLocks,
    breaks: ({ calls }) =>
      calls
        .filter(({ usedLock }) => usedLock !== undefined && !lockGiven(calls, usedLock))
        .map((call) => broken(call, 'uses a lock that was never given')),
  },
  {
    id: 'client-lock-expired',
    ends: true,
    needs: ({ calls }) => calls.some((call) => call.plant === 'short-lock'),
    breaks: ({ calls }) =>
      calls
        .filter(({ usedLock, at }) => usedLock !== undefined && at > (lockGiven(calls, usedLock)?.until ?? Infinity))
        .map((call) => broken(call, 'uses a lock after its end')),
  },
  {
    id: 'client-lock-once',
    ends: true,
    needs: usesLocks,
    breaks: (seen) =>
      inOrder(seen)
        .filter(
          ({ call, before }) => call.usedLock !== undefined && before.some((one) => one.usedLock === call.usedLock),
        )
        .map(({ call }) => broken(call, 'uses a lock a second time')),
  },
  plantedScenario('client-polling', 'value', (seen) =>
    inOrder(seen)
      .filter(({ call, before }) => {
        // Fetching a lock makes one: it is no second look at the same object.
        const isLook = call.method === 'GET' && !call.gaveLock;
        const last = isLook ? before.findLast(({ tag }) => tag === call.tag) : undefined;
        // Retries after a failure are no polling, and have a scenario of their own.
        return last?.status === 200 && call.at - last.at < seen.start.pollMs - toleranceMs;
      })
      .map(({ call }) => broken(call, `read again sooner than ${seen.start.pollMs} ms`)),
  ),
  plantedScenario('client-retry-after', 'busy', (seen) =>
    inOrder(seen)
      .filter(({ call, before }) =>
        before.some(
          ({ operation, retryAfterMs, endedAt }) =>
            retryAfterMs !== undefined &&
            operation === call.operation &&
            call.at < endedAt + retryAfterMs - toleranceMs,
        ),
      )
      .map(({ call }) => broken(call, 'sent again before Retry-After was over')),
  ),
  plantedScenario('client-p403', 'P403', notRepeated('P403')),
  plantedScenario('client-p433', 'P433', notRepeated('P433')),
  plantedScenario('client-p500', 'P500'),
  plantedScenario('client-half-answer', 'half'),
  plantedScenario('client-slow-answer', 'slow'),
  plantedScenario('client-time-out', 'withheld'),
  plantedScenario('client-reset', 'reset'),
  {
    id: 'client-no-repeat',
    ends: false,
    needs: ({ calls }) => calls.some((call) => movesMoney(call) && call.status === null),
    breaks: (seen) =>
      inOrder(seen)
        .filter(
          ({ call, before }) =>
            movesMoney(call) &&
            before.some((one) => movesMoney(one) && one.status === null && one.operation === call.operation),
        )
        .map(({ call }) => broken(call, 'moves money again where nobody knows whether it moved')),
  },
  plantedScenario('client-new-fields', 'new-field'),
  plantedScenario('client-new-values', 'value'),
  {
    id: 'client-amount-scale',
    ends: false,
    needs: hasMoney,
    breaks: ({ calls }) =>
      calls
        .filter(({ money }) => money && (money.amount === 'no decimal' || scaleOf(money.amount) > mostDecimals))
        .map((call) => broken(call, `an amount of more than ${mostDecimals} decimals`)),
  },
  {
    id: 'client-amount-exact',
    ends: false,
    needs: hasMoney,
    breaks: ({ calls, flows }) =>
      calls
        .filter(({ money, flow }) => {
          const asked = flows.find((one) => one.flow === flow)?.amounts ?? [];
          return (
            money && money.amount !== 'no decimal' && !asked.some((amount) => new Decimal(amount).eq(money.amount))
          );
        })
        .map((call) => broken(call, 'another amount than was asked for')),
  },
];

/** The scenario of an id; absent where there is none. */
export function clientScenarioNamed(id: string): ClientScenario | undefined {
  return clientScenarios.find((scenario) => scenario.id === id);
}
