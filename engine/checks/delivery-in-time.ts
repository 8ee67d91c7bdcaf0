import { evidenceGround, principle } from '../../contracts/model/ground.js';
import { dateTime } from '../../contracts/formats/date-time.js';
import { valueAt } from '../../contracts/model/pointer.js';
import type { ReceivedDelivery } from '../exchange.js';
import { losslessBody } from '../json-body.js';
import { latencyOf, type LatencyBudget, type LatencySummary } from '../deliveries/latency.js';
import type { DeliveryCheck, DeliveryInput, Judgement, Standing } from './check.js';

const id = 'delivery-in-time';

/** So far the clocks of sender and receiver may be apart, in milliseconds: time zones mixed up are within it. */
const skewMs = 24 * 3600_000;

/** Where a payload tells when its object came to be. */
const createdPointer = '/createdAt';

/** When the first call began that can have made what a delivery tells of; absent where it is not the run's, or nobody says it. */
function madeAfter({ id: delivery }: ReceivedDelivery, standing: Standing | undefined): number | undefined {
  const { whose, causes = [] } = standing?.explained.get(delivery) ?? {};
  return whose === 'run' && causes.length > 0 ? Math.min(...causes.map(({ at }) => at)) : undefined;
}

/** What is wrong with a time of creation; nothing where it can be right. Nobody states how exact the times of payloads are. */
function creationProblem(created: number, came: number, began = -Infinity): { message: string; expected: string } | [] {
  if (created > came + skewMs)
    return {
      message: `${createdPointer} is later than the moment at which the delivery came`,
      expected: `at most 24 h after ${new Date(came).toISOString()}`,
    };
  if (created < began - skewMs)
    return {
      message: `${createdPointer} is earlier than the call that brought it about`,
      expected: `at most 24 h before ${new Date(began).toISOString()}`,
    };
  return [];
}

/** Deliveries that tell of what comes to be only after they came, or that was there before the run made it. */
function judgeCreation({ deliveries, standing }: Pick<DeliveryInput, 'deliveries' | 'standing'>): Judgement[] {
  return deliveries.flatMap((delivery): Judgement[] => {
    const created = valueAt(losslessBody(delivery.body), createdPointer);
    if (typeof created !== 'string' || !dateTime.test(created)) return [];
    // A run moves the target's clock forward alone, so that its own clock is the least that a time can be.
    const came = delivery.clock?.received.latest ?? delivery.receivedAt;
    return [creationProblem(Date.parse(created), came, madeAfter(delivery, standing))].flat().map((problem) => ({
      check: id,
      holds: false,
      atMost: 'warn',
      ground: evidenceGround({
        grade: 'assumed',
        source: 'what a call makes comes to be between the call and its telling',
      }),
      ...problem,
      pointer: createdPointer,
      actual: created,
      subject: { kind: 'delivery', id: delivery.id },
    }));
  });
}

export const deliveryInTime: DeliveryCheck = {
  id,
  title: 'The webhook comes in time',
  about:
    "The first attempt came later after its trigger than the case waits, or more first attempts of the webhook were late than the budget of the target's configuration (`deliveries.budgetMs`) allows. The documentation promises no time, so that without a budget this is information at a real target. Look at the percentiles of the report: one slow delivery may be the network. A payload whose `createdAt` lies more than a day after the delivery came, or more than a day before the call of this run that brought it about, is a warning at most: look at the clock of the sender and the unit of its times.",
  restsOn:
    "The budget of the target's configuration, held against the percentiles of each webhook; of a single delivery the deadline of its case, which nobody promises (assumed): information at a real target.",
  judge({ case: { deadlineMs, expect }, deliveries, triggeredAt, clockAtTrigger, standing }) {
    const [first] = deliveries;
    const took = latencyOf(first, triggeredAt, clockAtTrigger);
    const odd = judgeCreation({ deliveries, standing });
    if (!first || !took || expect === 'none' || expect === 'any') return odd;
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
      ...odd,
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
