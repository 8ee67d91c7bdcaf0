import { deliveryChecks } from '../../engine/checks/index.js';
import { Calls } from '../../engine/deliveries/calls.js';
import { deliveryCoverage } from '../../engine/deliveries/coverage.js';
import { standingLines } from '../../engine/deliveries/standing-lines.js';
import { judgeStanding, Judged } from '../../engine/deliveries/standing.js';
import type { DeliveryCoverageLine, JudgementLine, RecordLine, TriggerLine } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import type { Harness } from './harness.js';

/** Lines in memory as the cases that they tell of. */
export function casesIn(lines: readonly RecordLine[]): CaseRecord[] {
  const open = new Map<string, CaseRecord>();
  const cases: CaseRecord[] = [];
  for (const line of lines) {
    if (line.type === 'case') {
      const entry = { line, exchanges: [], deliveries: [], judgements: [] };
      cases.push(entry);
      open.set(line.id, entry);
    } else if (line.type === 'exchange') open.get(line.caseId)?.exchanges.push(line);
    else if (line.type === 'delivery') open.get(line.caseId ?? '')?.deliveries.push(line);
    else if (line.type === 'judgement') open.get(line.caseId)?.judgements.push(line);
  }
  return cases;
}

/** Judges what came and no case waited for, as a run does once all suites are done; gives what did not hold, all lines about it, and what was judged. */
export async function judgeRemaining({
  session,
  contract,
  lines,
}: Harness): Promise<{ problems: JudgementLine[]; told: RecordLine[]; coverage: DeliveryCoverageLine }> {
  const { validator, triggers, webhookToken, apiKey, strictness } = session.options;
  await triggers.settleDeliveries?.();
  const calls = new Calls(contract.operations);
  const judged = new Judged();
  for (const entry of casesIn(lines)) {
    calls.add(entry);
    judged.add(entry);
  }
  calls.addTriggers(lines.filter((line): line is TriggerLine => line.type === 'trigger'));
  const received = await session.received(0);
  const result = judgeStanding(
    received.map((delivery) => ({ delivery, shown: delivery })),
    {
      contract,
      validator,
      checks: deliveryChecks,
      calls,
      judged,
      apiKey,
      ...(webhookToken === undefined ? {} : { webhookToken }),
    },
  );
  const coverage = deliveryCoverage(result, judged, {
    checks: deliveryChecks.map(({ id }) => id),
    hasToken: webhookToken !== undefined,
  });
  const told = result.cases.flatMap((one) => standingLines(one, strictness, new Date().toISOString()));
  const problems = told.flatMap((line) => (line.type === 'judgement' && line.outcome !== 'pass' ? [line] : []));
  return { problems, told, coverage };
}
