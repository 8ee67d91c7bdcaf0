import { shortfalls, type Allowance } from '../../engine/budget.js';
import { groupSkips } from '../../engine/record/skips.js';
import { costsOf, type Rehearsal } from '../../runner/rehearsal.js';
import type { DoctorLine } from './doctor.js';

/** What a run may spend. */
export interface Means {
  /** Of one run. */
  allowed: Allowance;
  /** What the runs of today have left. */
  left: Allowance;
  /** Requests per second; absent where nobody bounds them. */
  perSecond?: number;
}

/** Reasons that are told of what a run would leave out. */
const told = 5;

/** How long so many requests take at a rate. */
function duration(requests: number, perSecond: number | undefined): string {
  if (perSecond === undefined) return 'as fast as answers come';
  return `at least ${Math.ceil(requests / perSecond / 60)} min at ${perSecond} a second`;
}

function budgetOf({ allowed, left }: Means, rehearsal: Rehearsal): DoctorLine[] {
  const costs = costsOf(rehearsal);
  const rows = [
    ['budget', allowed, 'allow more there'],
    ['dailyBudget', left, 'wait until the next day begins by UTC, or allow more there'],
  ] as const;
  return rows.flatMap(([member, allowance, cure]): DoctorLine[] => {
    if (Object.keys(allowance).length === 0) return [];
    const short = shortfalls(costs, allowance);
    if (short.length === 0) return [{ state: 'ok', what: 'budget', message: `\`${member}\` suffices for a run` }];
    return [
      {
        state: 'warn',
        what: 'budget',
        message: `\`${member}\` does not suffice, so that a run would not begin: ${short.join('; ')}; ${cure}, or choose less`,
      },
    ];
  });
}

/** What a run would leave out because the set-up lacks something, the most first. */
function lackingOf({ skipped }: Rehearsal): DoctorLine[] {
  const groups = groupSkips(skipped.map(({ cause, reason }) => ({ cause, reason, cases: 1 }))).filter(
    ({ origin }) => origin === 'set-up',
  );
  const shown = groups.slice(0, told).map(({ cases, about = '', remedy }): DoctorLine => ({
    state: 'warn',
    what: 'set-up',
    message: `${cases} ${cases === 1 ? 'case' : 'cases'} would lack ${about}${remedy === undefined ? '' : `; ${remedy}`}`,
  }));
  return groups.length > 0
    ? shown
    : [{ state: 'ok', what: 'set-up', message: 'has what all cases need, as far as it can be foreseen' }];
}

/** What a run with this configuration would come to, before it sends anything: requests, time, budget, and what it would leave out. */
export function forecastOf(rehearsal: Rehearsal, means: Means): DoctorLine[] {
  const { length } = rehearsal.requests;
  const open = rehearsal.unforeseen.length;
  return [
    {
      state: 'ok',
      what: 'run',
      message: `would send ${length} requests${open > 0 ? `, and more in ${open} flows that cannot be foreseen` : ''}; ${duration(length, means.perSecond)}`,
    },
    ...budgetOf(means, rehearsal),
    ...lackingOf(rehearsal),
  ];
}
