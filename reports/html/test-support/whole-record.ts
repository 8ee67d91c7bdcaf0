/** A record that has something to say in every section of the report. */
import { evidenceGround as evidence } from '../../../contracts/model/ground.js';
import type { DeliveryLine, ExchangeLine, JudgementLine } from '../../../engine/record/format.js';
import type { CaseRecord, RunRecord } from '../../../engine/record/reader.js';
import { waiverFingerprint, type JudgedWaiver } from '../../../engine/record/waivers.js';
import { findingsRecord } from './sample-records.js';

const start = Date.parse('2026-11-23T11:35:06.000Z');
const at = (milliseconds: number): string => new Date(start + milliseconds).toISOString();

const carried = evidence({ grade: 'carried', edition: '2025', source: 'Webhooks', basis: 'table' });
const userId = '1b7c2a94-0f3d-4a55-8e1c-6c0d9f2b7a31';

type Line = Pick<CaseRecord['line'], 'id' | 'name'> & Partial<CaseRecord['line']>;

function caseOf(line: Line, parts: Partial<CaseRecord>, outcome: 'pass' | 'fail' = 'pass'): CaseRecord {
  const [, phase = '', rule = ''] = line.id.split(':');
  const judgement: JudgementLine = {
    type: 'judgement',
    caseId: line.id,
    check: 'status-listed',
    outcome: 'pass',
    ground: carried,
    message: 'The status is one the contract names.',
  };
  return {
    line: { type: 'case', phase, rule, expectation: 'as the contract has it', startedAt: at(0), ...line },
    exchanges: [],
    deliveries: [],
    judgements: [judgement],
    end: { type: 'case-end', caseId: line.id, outcome, durationMs: 40 },
    ...parts,
  };
}

function exchange(
  caseId: string,
  operationId: string,
  path: string,
  { status, body }: { status: number; body: string },
  time = 0,
): ExchangeLine {
  return {
    type: 'exchange',
    id: `${caseId}#x${time}`,
    caseId,
    operationId,
    request: {
      method: operationId === 'createTransfer' ? 'POST' : 'GET',
      url: `http://127.0.0.1:43117${path}`,
      headers: {},
    },
    response: { status, headers: { 'content-type': 'application/json' }, body },
    startedAt: at(time),
    durationMs: 4 + time / 100,
  };
}

function attempt(caseId: string, number: number, offsetMs: number, status: number): DeliveryLine {
  return {
    type: 'delivery',
    id: `${caseId}#d${number}`,
    caseId,
    webhookId: 'kycVerificationStatus',
    request: {
      method: 'POST',
      url: '/webhook/kyc/status',
      headers: {},
      body: `{"externalUserId":"${userId}","status":"REJECTED"}`,
    },
    receivedAt: at(number * 10),
    clock: at(1_000 + offsetMs),
    ...(offsetMs === 0 && { latencyMs: 31 }),
    answer: { status, at: at(number * 10 + 1) },
  };
}

/** A delivery that is refused four times: an attempt at once, and after 8, 16, 32 seconds and an hour. */
function retried(): CaseRecord {
  const id = 'kycVerificationStatus:retries:refused';
  const times = [0, 8_000, 24_000, 56_000, 3_656_000];
  return caseOf(
    { id, name: 'A refused delivery comes again', webhookId: 'kycVerificationStatus' },
    { deliveries: times.map((time, index) => attempt(id, index + 1, time, index < 4 ? 500 : 200)) },
  );
}

function states(): CaseRecord {
  const id = 'getKycStatus:stateful:kyc.states';
  const path = `/v1/kyc/status/${userId}`;
  return caseOf(
    { id, name: 'A check goes from pending to rejected', operationId: 'getKycStatus' },
    {
      exchanges: [
        exchange(id, 'getKycStatus', path, { status: 200, body: '{"status":"PENDING"}' }, 100),
        exchange(id, 'getKycStatus', path, { status: 200, body: '{"status":"pending"}' }, 200),
      ],
    },
  );
}

function refusal(rule: string, place: string, code: string): CaseRecord {
  const id = `createTransfer:negative:${rule}:${place}`;
  return caseOf(
    { id, name: `A transfer with ${rule} at ${place}`, operationId: 'createTransfer' },
    {
      exchanges: [
        exchange(id, 'createTransfer', '/v1/user/transfer', { status: 400, body: `{"errorCode":"${code}"}` }),
      ],
    },
  );
}

/** The findings of {@link findingsRecord}, one of them waived, and retries, lessons, waivers and what is out of reach. */
export function wholeRecord(): RunRecord {
  const record = findingsRecord();
  const cases = [
    ...record.cases,
    retried(),
    states(),
    refusal('missing-required', '/amount', 'P403'),
    refusal('unknown-enum-value', '/currency', 'P403'),
    refusal('query-unknown-value', '/dryRun/maybe', 'P412'),
  ];
  const identity = { check: 'delivery-schema', id: 'userBalanceGenerated', place: '/balances/cryptoBalances/*/amount' };
  const fingerprint = waiverFingerprint(identity);
  const waived = cases
    .flatMap(({ judgements }) => judgements)
    .find(({ check, level }) => check === identity.check && level);
  if (waived) waived.waivedBy = fingerprint;
  const waiver = {
    type: 'waiver' as const,
    fingerprint,
    seen: [],
    owner: 'payments team',
    file: 'waivers.yaml',
  } satisfies Partial<JudgedWaiver>;
  return {
    ...record,
    cases,
    waivers: [
      {
        ...waiver,
        ...identity,
        reason: 'mended in release 7',
        expires: '2026-12-31',
        ticket: 'PAY-7',
        line: 3,
        state: 'used',
        findings: 1,
      },
      {
        ...waiver,
        check: 'error-code',
        id: 'createTransfer',
        reason: 'known',
        expires: '2026-01-31',
        line: 9,
        state: 'expired',
        findings: 0,
      },
    ],
    lessons: [
      {
        type: 'lesson',
        kind: 'refuted',
        pointer: '/paths/~1v1~1partner~1transactions/get',
        statement: 'The history of the partner is not at the assumed path.',
        grade: 'assumed',
        count: 1,
        cases: ['getKycStatus:stateful:kyc.states', 'a case of another shard'],
      },
      {
        type: 'lesson',
        kind: 'discovered',
        pointer: '/components/schemas/Balance/properties',
        statement: 'Balances have a member “network”.',
        grade: 'observed',
        count: 3,
        cases: [],
        patch: [{ op: 'add', path: '/components/schemas/Balance/properties/network', value: { type: 'string' } }],
      },
      {
        type: 'lesson',
        kind: 'untested',
        pointer: '/webhooks/sepaTransfer',
        statement: 'No SEPA transfer was reported.',
        grade: 'assumed',
        count: 0,
        cases: [],
      },
    ],
    coverage: [
      {
        type: 'coverage',
        kind: 'status-unreachable',
        subject: 'createVirtualCard',
        item: '401',
        reason: 'left out of the sample',
      },
      {
        type: 'coverage',
        kind: 'status-unreachable',
        subject: 'createVirtualCard',
        item: '401',
        reason: 'left out of the sample',
      },
      {
        type: 'coverage',
        kind: 'machine-untestable',
        subject: 'card',
        item: 'LOCKED',
        reason: 'nobody says how bodies spell it',
      },
    ],
  };
}
