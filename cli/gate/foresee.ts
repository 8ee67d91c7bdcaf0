/** What a gate would send and cost, over all its runs. */
import { shortfalls, type Allowance, type Costs } from '../../engine/budget.js';
import { UsageError } from '../../engine/config.js';
import { prepareSide, type Shared, type SideRun } from '../../gate/run-side.js';
import { costsOf } from '../../runner/rehearsal.js';
import { allowedBy, foresee, leftTodayFor } from '../../runner/prepare.js';

/** What one run of a gate would send. */
export interface Foreseen {
  side: SideRun;
  requests: number;
  costs: Costs;
  allowed: Allowance;
  /** What is left of what all runs of the day may spend there. */
  leftToday: Allowance;
  isRemote: boolean;
}

export async function foreseeSides(sides: readonly SideRun[], shared: Shared): Promise<Foreseen[]> {
  const all: Foreseen[] = [];
  for (const side of sides) {
    const { plan } = await prepareSide(side, shared);
    const rehearsal = await foresee(plan);
    all.push({
      side,
      requests: rehearsal.requests.length,
      costs: costsOf(rehearsal),
      allowed: allowedBy(plan),
      leftToday: leftTodayFor(plan),
      isRemote: plan.target.kind === 'remote',
    });
  }
  return all;
}

function summed(all: readonly Costs[]): Costs {
  const sum: Record<string, number> = {};
  for (const costs of all) for (const [kind, count] of Object.entries(costs)) sum[kind] = (sum[kind] ?? 0) + count;
  return sum;
}

/**
 * One budget for all runs at a target: none of them is begun where it, or what is left of that of the day, does not suffice for all.
 * @throws UsageError where it does not
 */
export function assertAffordableTogether(foreseen: readonly Foreseen[]): void {
  for (const target of new Set(foreseen.map(({ side }) => side.target))) {
    const own = foreseen.filter(({ side }) => side.target === target);
    const [first] = own;
    if (!first) continue;
    const costs = summed(own.map((one) => one.costs));
    const together = `the ${own.length} runs of the gate together would cost more calls than`;
    const cure = 'or choose less with --phases or --include-operation-id';
    const short = shortfalls(costs, first.allowed);
    if (short.length > 0)
      throw new UsageError(
        `targets.${target}.budget: ${together} it allows (${short.join('; ')}); allow more there, ${cure}`,
      );
    const shortToday = shortfalls(costs, first.leftToday);
    if (shortToday.length > 0)
      throw new UsageError(
        `targets.${target}.dailyBudget: ${together} the runs of today have left (${shortToday.join('; ')}); wait until the next day begins by UTC, allow more there, ${cure}`,
      );
  }
}

/** Requests that a sandbox answers in a second, with what is done around them, on two cores. */
const perSecond = 12;

/** Lines that tell calls, cost and minutes. */
export function describeForeseen(foreseen: readonly Foreseen[], rate: number | undefined): string[] {
  const total = foreseen.reduce((sum, { requests }) => sum + requests, 0);
  const costs = Object.entries(summed(foreseen.map((one) => one.costs))).map(([kind, count]) => `${count} ${kind}`);
  const minutes = Math.ceil(total / (rate ?? perSecond) / 60);
  return [
    ...foreseen.map(({ side, requests }) => `run       ${side.role}: ${requests} requests to ${side.target}`),
    `requests  ${total} at least; what flows send depends on answers; nothing was sent`,
    `costs     ${costs.join(' · ') || 'none'}`,
    `takes     about ${minutes} min`,
  ];
}
