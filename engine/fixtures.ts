import type { Triggers, TriggerName } from './triggers/trigger.js';
import type { Values } from './provisions/provision.js';

/** States of users that a target's configuration can name. */
export const fixtureStates = ['verified', 'extended', 'suspended', 'funded'] as const;
export type FixtureState = (typeof fixtureStates)[number];

/** Users that exist at a target, by state: their `externalUserId`. */
export type Fixtures = Partial<Record<FixtureState, readonly string[]>>;

/** A provision that an existing user can stand for. */
interface FixtureRow {
  provision: string;
  /** States that will do, the best first. */
  states: readonly FixtureState[];
  /** Triggers without which a new one cannot be made. */
  needs: readonly TriggerName[];
  /** It is the partner's own: it exists at every target. */
  isPartner?: boolean;
}

const rows: readonly FixtureRow[] = [
  { provision: 'verified-user', states: ['verified', 'extended', 'funded'], needs: ['approve-kyc'] },
  { provision: 'extended-user', states: ['extended'], needs: ['approve-kyc', 'extend-user'] },
  { provision: 'suspended-user', states: ['suspended'], needs: ['approve-kyc'] },
  { provision: 'funded-user', states: ['funded'], needs: ['approve-kyc', 'deposit-sepa', 'deposit-crypto'] },
  { provision: 'funded-partner', states: [], needs: ['deposit-sepa', 'deposit-crypto'], isPartner: true },
];

/** What stands for a provision: an existing object, the reason why there is none, or nothing where one can be made. */
export type Stand = { values: Values } | { missing: string } | undefined;

/**
 * What stands for a provision at a target that cannot make one.
 * @param consumed the object will not be as before: an existing one is never taken for that
 * @param taken users who must not stand for it
 */
export function standIn(
  provisionId: string,
  fixtures: Fixtures,
  triggers: Triggers,
  consumed: boolean,
  taken: ReadonlySet<string> = new Set(),
): Stand {
  const row = rows.find(({ provision }) => provision === provisionId);
  const lacking = row?.needs.filter((name) => !triggers.can(name)) ?? [];
  if (!row || lacking.length === 0) return undefined;
  if (row.isPartner) return { values: {} };
  const named = row.states.flatMap((state) => fixtures[state] ?? []);
  const existing = named.find((user) => !taken.has(user));
  if (existing !== undefined && !consumed) return { values: { externalUserId: existing } };
  const why = `this target offers no way to ${lacking.join(' and ')} for a ${provisionId.replace('-', ' ')}`;
  return {
    missing:
      existing === undefined
        ? `${why}, and its fixtures name no ${named.length > 0 ? 'other ' : ''}user who is ${row.states.join(' or ')}`
        : `${why}, and the case would use up the user whom its fixtures name`,
  };
}

/** All users that the fixtures name. */
export function fixtureUsers(fixtures: Fixtures): string[] {
  return [...new Set(fixtureStates.flatMap((state) => fixtures[state] ?? []))];
}

/** The users that one of several workers may use; each has its own, and one that is alone has all. */
export function shareOf(fixtures: Fixtures, worker: number, workers: number): Fixtures {
  return Object.fromEntries(
    Object.entries(fixtures).map(([state, users]) => [
      state,
      users.filter((_user, index) => index % workers === worker % workers),
    ]),
  );
}
