import type { Contract } from '../contracts/model/types.js';
import { ContractValidator } from '../contracts/model/validate.js';
import { readLedger } from '../engine/audit/ledger.js';
import { judgeLatency } from '../engine/checks/delivery-in-time.js';
import { deliveryChecks } from '../engine/checks/index.js';
import { Calls } from '../engine/deliveries/calls.js';
import { deliveryCoverage } from '../engine/deliveries/coverage.js';
import { deliveryLine } from '../engine/deliveries/delivery-line.js';
import { elapsedBy, type Elapsed } from '../engine/deliveries/elapsed.js';
import type { LatencyBudget, LatencySummary } from '../engine/deliveries/latency.js';
import { standingLines } from '../engine/deliveries/standing-lines.js';
import { judgeStanding, Judged, type Arrival } from '../engine/deliveries/standing.js';
import { fixtureUsers } from '../engine/fixtures.js';
import { judgementLine } from '../engine/judgement-line.js';
import { keysOf } from '../engine/keys-of.js';
import { addedUp } from '../engine/record/delivery-coverage.js';
import type { DeliveryCoverageLine, RecordLine } from '../engine/record/format.js';
import { scanRecord, type RecordFrame } from '../engine/record/reader.js';
import type { Redactor } from '../engine/record/redaction.js';
import { Tally } from '../engine/record/summary.js';
import { openRecord } from '../engine/record/writer.js';
import { accountOf, type RunContext } from '../engine/run-context.js';
import { caseId } from '../generators/cases/case.js';
import { createSinkClient } from '../sink/client.js';
import type { Delivery } from '../sink/types.js';
import { toReceived } from '../suites/support/received.js';
import { redactorOf, triggersOf, type Rules } from '../suites/support/session.js';
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

/** What is known of a run once its suites are done. */
interface Known {
  rules: Rules;
  judged: Judged;
  frame: RecordFrame;
  calls: Calls;
  /** Of the standing cases. */
  rule: string;
  at: string;
}

/** Everything that arrived, as it came and as the record shows it: objects are compared as the record shows them. */
async function arrivalsOf(context: RunContext, redactor: Redactor, elapsed: Elapsed): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  for await (const kept of deliveriesOf(context)) {
    const delivery = elapsed.timed(toReceived(kept, context.sink.aheadMs));
    redactor.learnReceived(delivery.body, delivery.headers);
    const { request } = redactor.redactAll(deliveryLine(null, delivery));
    const { bytes: _bytes, ...rest } = delivery;
    arrivals.push({ delivery, shown: { ...rest, headers: request.headers, body: request.body ?? '' } });
  }
  return arrivals;
}

/** Judges what arrived and no case waited for, and records it; what is foreign is kept, and not judged. */
async function judgeArrivals(
  context: RunContext,
  { rules, judged, frame, calls, rule, at }: Known,
): Promise<DeliveryCoverageLine> {
  const { target, selection, care } = context;
  const { webhookToken, otherApiKey, strictness } = target;
  const { shard } = selection;
  const redactor = redactorOf(context);
  // What the suite made up stays readable here too, or a delivery would seem to differ from the call that it tells of.
  const { received, synthetic } = readLedger(context.ledger ?? '');
  redactor.recall(received, synthetic);
  const record = openRecord(context.record, redactor);
  const checks = deliveryChecks.filter(({ id }) => selection.checks?.includes(id) ?? true);
  try {
    const arrivals = await arrivalsOf(context, redactor, elapsedBy(frame.clockMoves ?? []));
    const result = judgeStanding(arrivals, {
      ...rules,
      checks,
      calls,
      judged,
      rule,
      ...keysOf({ apiKey: accountOf(target, 0).apiKey, otherApiKey }),
      fixtures: new Set(care ? fixtureUsers(care.fixtures) : []),
      ...(webhookToken === undefined ? {} : { webhookToken }),
      ...(shard && !target.sandbox ? { shards: { movesPartner: shard.index === shard.of } } : {}),
    });
    for (const one of result.cases) for (const line of standingLines(one, strictness, at)) record.append(line);
    for (const { arrival, ofRun } of result.left)
      record.append(deliveryLine(null, arrival.delivery, ofRun === undefined ? {} : { ofRun }));
    return deliveryCoverage(result, judged, {
      checks: checks.map(({ id }) => id),
      hasToken: webhookToken !== undefined,
    });
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
 * Records, once all suites are done, what can be said of deliveries only then: whether each is right and has a cause, whatever a
 * case waited for, and how the times of each webhook are spread.
 */
export async function recordRemainingDeliveries(
  { context, webhooks }: Pick<OpenRun, 'context' | 'webhooks'>,
  contract: Contract,
  append: (line: RecordLine) => void,
  now: () => number,
): Promise<void> {
  const judged = new Judged();
  const tally = new Tally();
  const contexts = [...new Set([context, webhooks])];
  for (const one of contexts) await triggersOf(one).settleDeliveries?.();
  const known = contexts.map((one) => ({
    one,
    calls: new Calls(contract.operations, contexts.length > 1 ? one.target.baseUrl : ''),
  }));
  const frame = await scanRecord(context.record, (entry) => {
    judged.add(entry);
    tally.add(entry);
    for (const { calls } of known) calls.add(entry);
  });
  const at = new Date(now()).toISOString();
  const rules = { contract, validator: new ContractValidator(contract) };
  try {
    const covered: DeliveryCoverageLine[] = [];
    for (const { one, calls } of known) {
      calls.addTriggers(frame.triggers);
      const rule = one === context ? 'every-delivery' : 'every-delivery-of-retries';
      covered.push(await judgeArrivals(one, { rules, judged, frame, calls, rule, at }));
    }
    append(addedUp(covered));
  } catch (error) {
    append({ type: 'error', at, where: 'deliveries that no case judged', message: (error as Error).message });
  }
  const { budgetMs } = context.deliveries;
  const { checks } = context.selection;
  if (!budgetMs || checks?.includes('delivery-in-time') === false) return;
  for (const summary of tally.totals(frame).latency)
    for (const line of latencyCase(summary, budgetMs, context.target, at)) append(line);
}
