import type { Judgement } from '../checks/check.js';
import { parseBody } from '../json-body.js';
import { aboutOf } from './explain.js';
import { groupChecks, type Arrival, type Group, type Judged, type StandingResult } from './standing.js';
import type { DeliveryCoverageLine } from '../record/format.js';

/** Whether a check applies to a delivery, where that can be told without it. */
type Applies = (arrival: Arrival, group: Group) => boolean;

const hasBody: Applies = (_arrival, { webhook }) => webhook.object.requestBody !== undefined;

/** Standing checks that speak of every delivery that they apply to. */
function applicability(result: StandingResult, hasToken: boolean): Record<string, Applies> {
  return {
    'delivery-path': () => true,
    'delivery-method': () => true,
    'delivery-token': () => hasToken,
    'delivery-content-type': hasBody,
    'delivery-well-formed': hasBody,
    'delivery-schema': (arrival, group) => hasBody(arrival, group) && parseBody(arrival.delivery.body).ok,
    'delivery-drift': (arrival, group) => hasBody(arrival, group) && parseBody(arrival.delivery.body).ok,
    'delivery-once': (_arrival, { webhook, arrivals: [first] }) => {
      const about = first && aboutOf(webhook.id, first.shown);
      return about !== undefined && (about.object !== undefined || about.users.length > 0);
    },
    'delivery-unexplained': ({ delivery }) =>
      ['explained', 'unexplained'].includes(result.explained.get(delivery.id)?.standing ?? ''),
  };
}

/** Checks that say nothing where there is nothing new: they look at every delivery that they apply to. */
const silent: ReadonlySet<string> = new Set(['delivery-drift']);

/** How many deliveries each check judged, in cases and at the end of the run. */
export function deliveryCoverage(
  result: StandingResult,
  judged: Judged,
  { checks, hasToken }: { checks: readonly string[]; hasToken: boolean },
): DeliveryCoverageLine {
  const spoken = new Set(
    result.cases.flatMap(({ judgements }) =>
      judgements.flatMap(({ check, subject }: Judgement) => (subject ? [`${check} ${subject.id}`] : [])),
    ),
  );
  const isSpoken = (check: string, id: string): boolean => spoken.has(`${check} ${id}`) || judged.by(check, id);
  const isJudged = (check: string, { delivery }: Arrival, { arrivals }: Group): boolean =>
    silent.has(check) ||
    isSpoken(check, delivery.id) ||
    // What several deliveries are to each other is said of one of them.
    (groupChecks.has(check) && arrivals.some((other) => isSpoken(check, other.delivery.id)));
  const applies = applicability(result, hasToken);
  const count = (fits: Applies): number =>
    result.groups.reduce((sum, group) => sum + group.arrivals.filter((arrival) => fits(arrival, group)).length, 0);
  const ofRun = count(() => true);
  const foreign = result.left.filter((one) => one.ofRun === false).length;
  return {
    type: 'delivery-coverage',
    received: ofRun + result.left.length,
    ofRun,
    foreign,
    checks: checks
      .map((check) => {
        const isTold = applies[check];
        return {
          check,
          ...(isTold ? { applies: count(isTold) } : {}),
          judged: count((arrival, group) => (isTold?.(arrival, group) ?? true) && isJudged(check, arrival, group)),
        };
      })
      .filter(({ applies: most, judged: some }) => some > 0 || (most ?? 0) > 0),
    webhooks: causesKnown(result),
  };
}

function causesKnown({ groups, left, explained }: StandingResult): DeliveryCoverageLine['webhooks'] {
  const rows = new Map<string, { explained: number; undecided: number; unexplained: number; foreign: number }>();
  const rowOf = (webhookId: string) => {
    const row = rows.get(webhookId) ?? { explained: 0, undecided: 0, unexplained: 0, foreign: 0 };
    rows.set(webhookId, row);
    return row;
  };
  for (const { webhook, arrivals } of groups)
    for (const { delivery } of arrivals) {
      // What a case judged although it names nothing of the run was caused by it all the same.
      const standing = explained.get(delivery.id)?.standing ?? 'undecided';
      rowOf(webhook.id)[standing === 'foreign' ? 'undecided' : standing] += 1;
    }
  for (const { arrival, ofRun } of left)
    if (ofRun === false && arrival.delivery.webhookId !== null) rowOf(arrival.delivery.webhookId).foreign += 1;
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([webhookId, row]) => ({ webhookId, ...row }));
}
