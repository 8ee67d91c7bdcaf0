import type { HistoryCause } from './line.js';

/** Who looks after what. */
export interface Team {
  name: string;
  /** Handles of those who review. */
  reviewers: readonly string[];
  areas: readonly string[];
  /** Operations and webhooks. */
  subjects: readonly string[];
}

const lists = ['reviewers', 'areas', 'operations', 'webhooks'] as const;

/** Names in a member of a team; a problem where it is no list of texts. */
function namesIn(value: unknown, where: string): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value as string[];
  throw new OwnersProblem(`${where}: say a list of names`);
}

/** What of a file of owners is not as it should be: where, and what to do. */
export class OwnersProblem extends Error {
  override name = 'OwnersProblem';
}

/**
 * Reads what an `owners.yaml` holds: teams by name, each with reviewers, areas, operations and webhooks.
 * @throws OwnersProblem where it is something else
 */
export function teamsIn(value: unknown): Team[] {
  const teams = (value as { teams?: unknown } | null)?.teams;
  if (typeof teams !== 'object' || teams === null || Array.isArray(teams))
    throw new OwnersProblem('teams: say teams by name, each with reviewers, areas, operations, webhooks');
  return Object.entries(teams as Record<string, unknown>).map(([name, team]): Team => {
    const where = `teams.${name}`;
    if (typeof team !== 'object' || team === null)
      throw new OwnersProblem(`${where}: say reviewers, areas, operations or webhooks`);
    const unknown = Object.keys(team).find((member) => !(lists as readonly string[]).includes(member));
    if (unknown !== undefined) throw new OwnersProblem(`${where}.${unknown}: not known; known are ${lists.join(', ')}`);
    const of = (member: (typeof lists)[number]): readonly string[] =>
      namesIn((team as Record<string, unknown>)[member], `${where}.${member}`);
    return {
      name,
      reviewers: of('reviewers'),
      areas: of('areas'),
      subjects: [...of('operations'), ...of('webhooks')],
    };
  });
}

/** Whose a cause is: who names its operation or webhook, or else its area. */
export function ownerOf({ about, area }: HistoryCause, teams: readonly Team[]): Team | undefined {
  const [first = ''] = about;
  return (
    teams.find(({ subjects }) => subjects.includes(first)) ??
    teams.find(({ areas }) => area !== undefined && areas.some((one) => one.toLowerCase() === area.toLowerCase()))
  );
}

/** A team as pages name it: with the handles of its reviewers where it names any. */
export function teamText({ name, reviewers }: Pick<Team, 'name' | 'reviewers'>): string {
  return reviewers.length === 0 ? name : `${name} (${reviewers.join(', ')})`;
}
