import type { CaseRecord, RunRecord } from '../../../engine/record/reader.js';
import type { SkipCause } from '../../../engine/record/skip-causes.js';
import { conformantRecord } from './sample-records.js';

function skipped(at: number, operationId: string, message: string, skipCause?: SkipCause): CaseRecord {
  const id = `${operationId}:positive:skipped-${at}:`;
  return {
    line: {
      type: 'case',
      id,
      phase: 'positive',
      rule: 'skipped',
      name: `Left out ${at}`,
      operationId,
      expectation: 'Status 200.',
      valid: true,
      startedAt: '2026-11-23T11:36:00.000Z',
    },
    exchanges: [],
    deliveries: [],
    judgements: [
      {
        type: 'judgement',
        caseId: id,
        check: 'carried-out',
        outcome: 'skip',
        ground: { kind: 'evidence', evidence: { grade: 'assumed' } },
        message,
        ...(skipCause && { skipCause }),
      },
    ],
    end: { type: 'case-end', caseId: id, outcome: 'skip', durationMs: 0 },
  };
}

/** The same, had the target refused it. */
function refused(entry: CaseRecord): CaseRecord {
  return {
    ...entry,
    line: { ...entry.line, valid: true },
    exchanges: entry.exchanges.map((line) => ({
      ...line,
      ...(line.response && {
        response: { ...line.response, status: 422, body: '{"errorCode":"P459","message":"no programme"}' },
      }),
    })),
  };
}

/** A run that found nothing and proves little: areas without proof and with proof in part, cases left out for every sort of cause. */
export function unprovenRecord(): RunRecord {
  const record = conformantRecord();
  const causes: [message: string, cause?: SkipCause][] = [
    ['nobody could approve it', 'trigger-failed'],
    ['another hook declined it', 'trigger-failed'],
    ['a third one was silent', 'trigger-failed'],
    ['a fourth one broke', 'trigger-failed'],
    ['the key has no such form', 'key-unfit'],
    ['it takes real time', 'slow'],
    ['no reason that has a name'],
  ];
  const [first, ...others] = record.cases;
  return {
    ...record,
    cases: [
      ...(first ? [first] : []),
      ...others.map((entry) => (entry.line.operationId === 'getKycStatus' ? entry : refused(entry))),
      ...causes.map(([message, cause], at) => skipped(at, 'createVirtualCard', message, cause)),
      ...causes.slice(0, 2).map(([message, cause], at) => skipped(10 + at, 'createKycVerification', message, cause)),
    ],
    scope: {
      type: 'scope',
      areas: [
        {
          name: 'Onboarding',
          subjects: ['createUser', 'createKycVerification', 'getKycStatus', 'addUserVerification'],
        },
        { name: 'Partner', subjects: ['getPartnerBalances', 'getPartnerTransactionHistory'] },
        { name: 'Money', subjects: ['getUserBalances', 'createTransfer'] },
        { name: 'Cards', subjects: ['createVirtualCard'] },
        { name: 'Nothing', subjects: ['neverAsked'] },
      ],
      leftOut: [{ option: '--phases positive', what: 'leaves out cases of `negative`' }],
    },
  };
}
