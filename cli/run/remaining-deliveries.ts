import { caseId } from '../../generators/cases/case.js';
import { judgeLatency } from '../../engine/checks/delivery-in-time.js';
import { deliveryLine } from '../../engine/deliveries/delivery-line.js';
import type { LatencyBudget, LatencySummary } from '../../engine/deliveries/latency.js';
import { Overlooked } from '../../engine/deliveries/overlooked.js';
import { judgementLine } from '../../engine/judgement-line.js';
import type { RecordLine } from '../../engine/record/format.js';
import { scanRecord } from '../../engine/record/reader.js';
import { Tally } from '../../engine/record/summary.js';
import { openRecord } from '../../engine/record/writer.js';
import type { RunContext } from '../../engine/run-context.js';
import { toReceived } from '../../suites/support/received.js';
import { redactorOf, triggersOf } from '../../suites/support/session.js';
import { createSinkClient } from '../../sink/client.js';
import type { Delivery } from '../../sink/types.js';
import type { OpenRun } from './open.js';

const page = 1000;

/** The deliveries of an inbox, read in pages. */
async function* deliveriesOf({ sink }: RunContext): AsyncGenerator<Delivery> {
  const client = createSinkClient(sink);
  const only = sink.inbox === undefined ? {} : { inbox: sink.inbox };
  let { after = 0 } = sink;
  for (;;) {
    const deliveries = await client.list({ ...only, after, limit: page });
    yield* deliveries;
    const last = deliveries.at(-1);
    if (!last || deliveries.length < page) return;
    after = last.sequence;
  }
}

/** Records what arrived and was judged by no case: kept, and told whether it is about an object of the run. */
async function recordUnjudged(context: RunContext, overlooked: Overlooked): Promise<void> {
  const redactor = redactorOf(context);
  const record = openRecord(context.record, redactor);
  try {
    for await (const delivery of deliveriesOf(context)) {
      const received = toReceived(delivery, context.sink.aheadMs);
      if (!overlooked.has(received.id)) continue;
      redactor.learnReceived(received.body, received.headers);
      // Objects are compared as the record shows them.
      const shown = redactor.redactAll(deliveryLine(null, received));
      const ofRun = overlooked.isOfRun(shown.request.body ?? '');
      record.append({ ...shown, ...(ofRun === undefined ? {} : { ofRun }) });
    }
  } finally {
    record.close();
  }
}

/** The case that holds all first attempts of a webhook against the budget of the target's configuration. */
export function latencyCase(
  summary: LatencySummary,
  budget: LatencyBudget,
  { strictness }: Pick<RunContext['target'], 'strictness'>,
  at: string,
): RecordLine[] {
  const { webhookId } = summary;
  const [phase, rule] = ['latency', 'budget'];
  const id = caseId(webhookId, phase, rule);
  const judgements = judgeLatency(summary, budget).map((judgement) => judgementLine(id, judgement, strictness));
  if (judgements.length === 0) return [];
  const outcome = judgements.find((line) => line.outcome !== 'pass')?.outcome ?? 'pass';
  return [
    {
      type: 'case',
      id,
      phase,
      rule,
      name: 'First attempts come within the budget',
      webhookId,
      expectation: 'shares of first attempts within the milliseconds that the configuration names',
      startedAt: at,
    },
    ...judgements,
    { type: 'case-end', caseId: id, outcome, durationMs: 0 },
  ];
}

/**
 * Records, once all suites are done, what can be said of deliveries only then: those that no case judged, and how the times of
 * each webhook are spread.
 */
export async function recordRemainingDeliveries(
  { context, webhooks }: Pick<OpenRun, 'context' | 'webhooks'>,
  append: (line: RecordLine) => void,
  now: () => number,
): Promise<void> {
  const overlooked = new Overlooked();
  const tally = new Tally();
  for (const one of new Set([context, webhooks])) await triggersOf(one).settleDeliveries?.();
  const frame = await scanRecord(context.record, (entry) => {
    overlooked.add(entry);
    tally.add(entry);
  });
  overlooked.addTriggers(frame);
  const at = new Date(now()).toISOString();
  try {
    for (const one of new Set([context, webhooks])) await recordUnjudged(one, overlooked);
  } catch (error) {
    append({ type: 'error', at, where: 'deliveries that no case judged', message: (error as Error).message });
  }
  const { budgetMs } = context.deliveries;
  const { checks } = context.selection;
  if (!budgetMs || checks?.includes('delivery-in-time') === false) return;
  for (const summary of tally.totals(frame).latency)
    for (const line of latencyCase(summary, budgetMs, context.target, at)) append(line);
}
