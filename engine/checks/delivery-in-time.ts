import { evidenceGround, principle } from '../../contracts/model/ground.js';
import { latencyOf, type LatencyBudget, type LatencySummary } from '../deliveries/latency.js';
import type { DeliveryCheck, Judgement } from './check.js';

const id = 'delivery-in-time';

export const deliveryInTime: DeliveryCheck = {
  id,
  title: 'The webhook comes in time',
  about:
    "The first attempt came later after its trigger than the case waits, or more first attempts of the webhook were late than the budget of the target's configuration (`deliveries.budgetMs`) allows. The documentation promises no time, so that without a budget this is information at a real target. Look at the percentiles of the report: one slow delivery may be the network.",
  restsOn:
    "The budget of the target's configuration, held against the percentiles of each webhook; of a single delivery the deadline of its case, which nobody promises (assumed): information at a real target.",
  judge({ case: { deadlineMs, expect }, deliveries: [first], triggeredAt, clockAtTrigger }) {
    const took = latencyOf(first, triggeredAt, clockAtTrigger);
    if (!first || !took || expect === 'none' || expect === 'any') return [];
    const [least, most] = [Math.round(took.least), Math.round(took.most)];
    const told = `${least}${most > least ? ` to ${most}` : ''} ms`;
    return [
      {
        check: id,
        holds: took.least <= deadlineMs,
        ground: evidenceGround({ grade: 'assumed', source: 'no time of delivery is documented' }),
        message: `the first attempt came ${told} after the trigger`,
        expected: `at most ${deadlineMs} ms`,
        actual: told,
        subject: { kind: 'delivery', id: first.id },
      },
    ];
  },
};

/** Judges all first attempts of a webhook together against a budget: one judgement for each share that it names. */
export function judgeLatency(summary: LatencySummary, budget: LatencyBudget): Judgement[] {
  return (['p50', 'p95', 'p99'] as const).flatMap((share) => {
    const most = budget[share];
    if (most === undefined) return [];
    const took = Math.round(summary[share]);
    return [
      {
        check: id,
        holds: summary[share] <= most,
        ground: principle("the target's configuration"),
        message: `${share} of ${summary.count} first attempts was ${took} ms after the trigger`,
        expected: `at most ${most} ms`,
        actual: `${took} ms`,
      },
    ];
  });
}
