import { buildContract } from '../../../contracts/model/load.js';
import type { Contract, OpenApiDocument } from '../../../contracts/model/types.js';
import type { ReceivedDelivery } from '../../exchange.js';
import type { LessonLine, PatchOperation, RecordLine, RunLine } from '../../record/format.js';
import type { CaseRecord } from '../../record/reader.js';
import { contract as packaged, deliveryCase, requestCase } from '../../test-support/inputs.js';
import { runLine } from '../../test-support/lines.js';
import { openSession, type ScriptedAnswer } from '../../test-support/session.js';
import { Lessons } from '../lessons.js';

/** A run at an environment of the provider, and one at the sandbox. */
export const remote = runLine({
  target: { name: 'stage', baseUrl: 'https://stage', strictness: 'documented', sandbox: false },
});
export const sandbox = runLine();

/** The cases of a record; lines of a case stand together. */
function casesOf(lines: readonly RecordLine[]): CaseRecord[] {
  const cases: CaseRecord[] = [];
  for (const line of lines) {
    const last = cases.at(-1);
    if (line.type === 'case') cases.push({ line, exchanges: [], deliveries: [], judgements: [] });
    else if (line.type === 'exchange') last?.exchanges.push(line);
    else if (line.type === 'delivery') last?.deliveries.push(line);
    else if (line.type === 'judgement') last?.judgements.push(line);
    else if (line.type === 'case-end' && last) last.end = line;
  }
  return cases;
}

/** A call and what the target answers, judged by every check and redacted as in a run. */
export type Call = { operationId: string; sent?: unknown } & Exclude<ScriptedAnswer, { error: string }>;

export async function casesFromCalls(calls: readonly Call[]): Promise<CaseRecord[]> {
  const run = openSession({ answers: calls.map(({ operationId: _operation, sent: _sent, ...answer }) => answer) });
  for (const [index, { operationId, sent }] of calls.entries()) {
    const planned = requestCase(operationId, { id: `${operationId}:stateful:call-${index + 1}` });
    const request = sent === undefined ? planned.request : { ...planned.request, body: JSON.stringify(sent) };
    await run.session.request({ ...planned, request });
  }
  return casesOf(run.lines);
}

/** Deliveries that are expected of a webhook, judged by every check and redacted as in a run. */
export async function casesFromDeliveries(webhookId: string, deliveries: ReceivedDelivery[]): Promise<CaseRecord[]> {
  const run = openSession({ deliveries });
  const { about: _about, ...planned } = deliveryCase({ webhookId, id: `${webhookId}:stateful:a-test` });
  await run.session.deliveries(planned, 1500);
  return casesOf(run.lines);
}

const subjects = {
  operations: [
    'createPaymentLink',
    'getPaymentLinkDetails',
    'getUserBalances',
    'createPartnerExchangeLock',
    'getUserCards',
  ],
  webhooks: ['userBalanceGenerated', 'walletCreated', 'kycVerificationStatus'],
};

/** A part of the packaged contract of edition `test`: what a test need not read takes no time. */
function partOf({ document, facts, hash, operations }: Contract): Contract {
  const paths: OpenApiDocument['paths'] = {};
  for (const id of subjects.operations) {
    const template = operations.get(id)?.path ?? '';
    paths[template] = document.paths[template] ?? {};
  }
  const webhooks = Object.fromEntries(subjects.webhooks.map((id) => [id, document.webhooks[id] ?? {}]));
  return buildContract({ ...document, paths, webhooks }, facts, hash);
}

export const contract = partOf(packaged);

interface Learned {
  run?: RunLine;
  contract?: Contract;
  foreignDeliveries?: Parameters<Lessons['lines']>[0]['foreignDeliveries'];
}

export function learn(
  cases: readonly CaseRecord[],
  { run = remote, contract: judgedBy = contract, foreignDeliveries = [] }: Learned = {},
): LessonLine[] {
  const lessons = new Lessons({ contract: judgedBy, run });
  for (const entry of cases) lessons.add(entry);
  return lessons.lines({ foreignDeliveries });
}

export function patchOf(lessons: readonly LessonLine[]): PatchOperation[] {
  return lessons.flatMap(({ patch = [] }) => patch);
}
