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
  /** Whether calls of every profile are looked at, and not those of its own alone. */
  everywhere?: true;
  /** What must have come up in the flows that show it for it to be shown at all. */
  needs(seen: ClientSeen): boolean;
  /** Why it is not shown where that did not come up; that the client did not come so far where it is left out. */
  unmet?: string;
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

/** How a record names the key of the client. */
export const keyName = 'key';

const isRefusal = (plant: string): boolean => /^P4\d\d$/.test(plant);
const isCreation = ({ method }: CallLine): boolean => method === 'POST';
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

/** A scenario that calls of every profile may break. */
function everywhere(scenario: ClientScenario): ClientScenario {
  return { ...scenario, everywhere: true };
}

/** What was refused for what it is is not sent again as it was. */
function notRepeated(isRefusal: (plant: string) => boolean): ClientScenario['breaks'] {
  return (seen) =>
    inOrder(seen).flatMap(({ call, before }) => {
      const refused = before.find(({ plant = '', tag }) => isRefusal(plant) && tag === call.tag);
      return refused ? [broken(call, `sent again unchanged after ${refused.plant}`)] : [];
    });
}

/** What nobody answered is told as done by nobody who has not looked. */
function notTakenForDone(plant: string): ClientScenario['breaks'] {
  return ({ calls, flows }) =>
    calls.flatMap((call) => {
      if (call.plant !== plant || call.status !== null) return [];
      const ended = flows.find(({ flow }) => flow === call.flow)?.ended;
      const hasLooked = calls.some(
        ({ flow, method, status, at }) =>
          flow === call.flow && method === 'GET' && status !== null && status < 300 && at >= call.at,
      );
      return ended === 'done' && !hasLooked ? [broken(call, 'told as done, though nothing told so')] : [];
    });
}

/** A flow whose one operation was never accepted is told as done by nobody who does it. */
function doneWithoutDoing({ calls, flows }: ClientSeen): Break[] {
  return flows
    .filter(
      ({ flow, does, ends, ended, lacks }) =>
        ended === 'done' &&
        ends.includes('done') &&
        lacks === undefined &&
        !calls.some((call) => call.flow === flow && call.operation === does && (call.status ?? 200) < 300),
    )
    .map(({ flow, does }) => ({ flow, says: `${flow}: told as done without ${does}` }));
}

/** The same operation again where the one before it got no answer. */
function repeatedBlindly(isMeant: (call: CallLine) => boolean, says: string): ClientScenario['breaks'] {
  return (seen) =>
    inOrder(seen)
      .filter(
        ({ call, before }) =>
          isMeant(call) &&
          before.some((one) => isMeant(one) && one.status === null && one.operation === call.operation),
      )
      .map(({ call }) => broken(call, says));
}

/** Three digits stand in a log by chance; in the logs of all cards they do not. */
const shortSecrets = ['CVV'];

function secretsShown({ calls, flows }: ClientSeen): Break[] {
  const carried = (flow: string, name: string): boolean =>
    calls.some((call) => call.flow === flow && call.secrets?.includes(name));
  return flows.flatMap(({ flow, output }) =>
    (output?.shows ?? [])
      .filter((name) => name !== keyName)
      .filter((name) => {
        const others = flows.filter((one) => carried(one.flow, name));
        return (
          !shortSecrets.includes(name) || (others.length > 1 && others.every((one) => one.output?.shows.includes(name)))
        );
      })
      .map((name) => ({ flow, says: `the output of ${flow}: shows the ${name} of a card` })),
  );
}

/** Every scenario of a client, in the order in which they are listed. */
export const clientScenarios: readonly ClientScenario[] = [
  {
    id: 'client-flows-done',
    ends: true,
    needs: ({ calls, flows }) => calls.length > 0 || flows.some(({ ends, ended }) => !ends.includes(ended)),
    breaks: doneWithoutDoing,
  },
  { id: 'client-requests-valid', ends: false, needs: hasCalls, breaks: problems(true) },
  { id: 'client-requests-guessed', ends: false, needs: hasCalls, breaks: problems(false) },
  {
    id: 'client-key-sent',
    ends: false,
    everywhere: true,
    needs: hasCalls,
    breaks: ({ calls }) => calls.filter(({ key }) => !key.sent).map((call) => broken(call, 'without the key')),
  },
  {
    id: 'client-key-elsewhere',
    ends: false,
    everywhere: true,
    needs: hasCalls,
    breaks: ({ calls, flows }) => [
      ...calls.flatMap((call) => call.key.elsewhere.map((where) => broken(call, `the key stands in ${where}`))),
      ...flows
        .filter(({ output }) => output?.shows.includes(keyName))
        .map(({ flow }) => ({ flow, says: `the output of ${flow}: shows the key` })),
    ],
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
    needs: (seen) => usesLocks(seen) && seen.calls.some((call) => call.plant === 'short-lock'),
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
          ({ call, before }) =>
            call.usedLock !== undefined &&
            // What was refused used nothing up; what nobody answered has a scenario of its own.
            before.some((one) => one.usedLock === call.usedLock && one.status !== null && one.status < 300),
        )
        .map(({ call }) => broken(call, 'uses a lock a second time')),
  },
  everywhere(
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
  ),
  everywhere(
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
  ),
  plantedScenario(
    'client-p403',
    'P403',
    notRepeated((plant) => plant === 'P403'),
  ),
  plantedScenario(
    'client-p433',
    'P433',
    notRepeated((plant) => plant === 'P433'),
  ),
  {
    id: 'client-refusal',
    ends: true,
    needs: ({ calls }) => calls.some(({ plant = '' }) => isRefusal(plant)),
    breaks: notRepeated(isRefusal),
  },
  {
    id: 'client-failed-later',
    ends: true,
    needs: ({ calls }) => calls.some(({ method, status }) => method === 'POST' && status !== null && status < 300),
    breaks: nothing,
  },
  plantedScenario('client-p500', 'P500'),
  plantedScenario('client-half-answer', 'half'),
  plantedScenario('client-slow-answer', 'slow'),
  plantedScenario('client-time-out', 'withheld', notTakenForDone('withheld')),
  plantedScenario('client-reset', 'reset', notTakenForDone('reset')),
  {
    id: 'client-no-repeat',
    ends: false,
    needs: ({ calls }) => calls.some((call) => movesMoney(call) && call.status === null),
    breaks: repeatedBlindly(movesMoney, 'moves money again where nobody knows whether it moved'),
  },
  {
    id: 'client-create-once',
    ends: false,
    needs: ({ calls }) => calls.some((call) => isCreation(call) && call.status === null),
    breaks: repeatedBlindly(isCreation, 'sent again where nobody knows whether it was done'),
  },
  {
    id: 'client-secrets-logged',
    ends: false,
    needs: ({ calls, flows }) =>
      flows.some(({ output }) => output) &&
      calls.some(({ secrets }) => secrets?.some((name) => shortSecrets.includes(name))),
    unmet: 'no CVV came up whose way into the output of the client could be watched',
    breaks: secretsShown,
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
