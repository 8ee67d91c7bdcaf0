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
}

const rows: readonly FixtureRow[] = [
  { provision: 'verified-user', states: ['verified', 'extended', 'funded'], needs: ['approve-kyc'] },
  { provision: 'extended-user', states: ['extended'], needs: ['approve-kyc', 'extend-user'] },
  { provision: 'suspended-user', states: ['suspended'], needs: ['approve-kyc'] },
  { provision: 'funded-user', states: ['funded'], needs: ['approve-kyc', 'deposit-sepa', 'deposit-crypto'] },
];

/** What stands for a provision: an existing object, the reason why there is none, or nothing where one can be made. */
export type Stand = { values: Values } | { missing: string } | undefined;

/**
 * What stands for a provision at a target that cannot make one.
 * @param consumed the object will not be as before: an existing one is never taken for that
 */
export function standIn(provisionId: string, fixtures: Fixtures, triggers: Triggers, consumed: boolean): Stand {
  const row = rows.find(({ provision }) => provision === provisionId);
  const lacking = row?.needs.filter((name) => !triggers.can(name)) ?? [];
  if (!row || lacking.length === 0) return undefined;
  const [existing] = row.states.flatMap((state) => fixtures[state] ?? []);
  if (existing !== undefined && !consumed) return { values: { externalUserId: existing } };
  const why = `this target offers no way to ${lacking.join(' and ')} for a ${provisionId.replace('-', ' ')}`;
  return {
    missing:
      existing === undefined
        ? `${why}, and its fixtures name no user who is ${row.states.join(' or ')}`
        : `${why}, and the case would use up the user whom its fixtures name`,
  };
}

/** All users that the fixtures name. */
export function fixtureUsers(fixtures: Fixtures): string[] {
  return [...new Set(fixtureStates.flatMap((state) => fixtures[state] ?? []))];
}
