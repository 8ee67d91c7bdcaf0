import type { Evidence } from '../../contracts/model/evidence.js';
import { evidenceGround, type Ground } from '../../contracts/model/ground.js';
import type { Level } from '../../contracts/model/levels.js';
import type {
  CaseEndLine,
  CaseLine,
  DeliveryLine,
  EndLine,
  ErrorLine,
  ExchangeLine,
  JudgementLine,
  Outcome,
  RecordLine,
  RunLine,
  WaiverLine,
} from '../record/format.js';
import { waiverFingerprint } from '../record/waivers.js';

const at = '2026-02-01T09:30:00.000Z';
const defaultCase = 'getUserBalances:stateful:a-test';

export function runLine(changes: Partial<RunLine> = {}): RunLine {
  return {
    type: 'run',
    format: 1,
    runId: 'run-1',
    startedAt: at,
    tool: { name: 'partner-api-conformance', version: '0.1.0' },
    apiVersion: 'test',
    contractHash: 'c0ffee',
    configurationHash: 'beef',
    target: { name: 'sandbox', baseUrl: 'http://127.0.0.1:1', strictness: 'all', sandbox: true },
    seed: 1,
    failOn: 'fail',
    environment: { node: 'v20.19.0', platform: 'linux x64' },
    ...changes,
  };
}

export function caseLine(id = defaultCase, changes: Partial<CaseLine> = {}): CaseLine {
  const [operationId = '', phase = '', rule = ''] = id.split(':');
  return {
    type: 'case',
    id,
    phase,
    rule,
    name: 'A case of a test',
    operationId,
    expectation: 'accepted with a listed 2xx status',
    startedAt: at,
    ...changes,
  };
}

/** An exchange answered with `status`, or with nothing. */
export function exchangeLine(status: number | undefined, caseId = defaultCase): ExchangeLine {
  return {
    type: 'exchange',
    id: 'e1',
    caseId,
    operationId: 'getUserBalances',
    request: { method: 'GET', url: 'http://127.0.0.1:1/v1/user/balances/u-1', headers: {} },
    ...(status === undefined ? { error: 'ECONNREFUSED' } : { response: { status, headers: {}, body: '{}' } }),
    startedAt: at,
    durationMs: 3,
  };
}

export function deliveryLine(caseId: string | null = defaultCase): DeliveryLine {
  return {
    type: 'delivery',
    id: 'd1',
    caseId,
    webhookId: 'userBalanceGenerated',
    request: { method: 'POST', url: '/webhook/user/status', headers: {}, body: '{}' },
    receivedAt: at,
    answer: { status: 200, at },
  };
}

export function judgementLine(
  outcome: Outcome,
  ground: Ground | Evidence['grade'] = 'documented',
  caseId = defaultCase,
): JudgementLine {
  const level = ['info', 'warn', 'fail'].includes(outcome) ? (outcome as Level) : undefined;
  return {
    type: 'judgement',
    caseId,
    check: 'response-schema',
    outcome,
    ground: typeof ground === 'string' ? evidenceGround({ grade: ground }) : ground,
    ...(level ? { level, defaultLevel: level } : {}),
    message: `it is ${outcome}`,
  };
}

export function caseEndLine(outcome: Outcome = 'pass', caseId = defaultCase): CaseEndLine {
  return { type: 'case-end', caseId, outcome, durationMs: 4 };
}

export const errorLine: ErrorLine = { type: 'error', at, where: 'a test', message: 'it broke' };
export const endLine: EndLine = { type: 'end', at };

/** A waiver of what `judgementLine` finds, and that no change makes expire soon. */
export function waiverLine(changes: Partial<WaiverLine> = {}): WaiverLine {
  const line = {
    type: 'waiver' as const,
    id: defaultCase,
    check: 'response-schema',
    seen: [defaultCase],
    reason: 'mended in the next release',
    owner: 'payments',
    expires: '2030-12-31',
    file: 'waivers.yaml',
    line: 2,
    ...changes,
  };
  return { fingerprint: waiverFingerprint(line), ...line };
}

/** A finished case with one exchange and the given judgements. */
export function wholeCase(id: string, status: number | undefined, ...judgements: Outcome[]): RecordLine[] {
  return [
    caseLine(id),
    exchangeLine(status, id),
    ...judgements.map((outcome) => judgementLine(outcome, 'documented', id)),
    caseEndLine(judgements[0] ?? 'pass', id),
  ];
}
