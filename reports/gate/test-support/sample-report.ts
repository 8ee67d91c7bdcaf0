import type { GateReport, GateRow, GateRun } from '../model.js';

const run = (role: string, contract: string): GateRun => ({
  role,
  contract,
  target: 'staging',
  simulated: false,
  verdict: 'conformant',
  requests: 120,
  deliveries: 14,
  record: '/reports/record.ndjson',
});

const row = (changes: Partial<GateRow>): GateRow => ({
  standing: 'unannounced',
  level: 'fail',
  subject: 'getUserBalances',
  rule: 'behaviour-type',
  fingerprint: '0011223344556677',
  message: 'getUserBalances /balances/*/amount has another type: string (decimal) → number',
  advice: 'Ask the provider whether it is meant.',
  why: '3 cases show it, and the contracts say nothing of it',
  cases: 3,
  consequences: 0,
  ...changes,
});

/** A gate in which everything occurs, and texts that try to be markup. */
export function sampleReport(): GateReport {
  return {
    format: 1,
    tool: { name: 'partner-api-conformance', version: '0.1.0' },
    startedAt: '2026-11-23T08:00:00.000Z',
    verdict: 'not safe',
    exitCode: 1,
    failOn: 'fail',
    from: { version: 'latest', hash: 'a'.repeat(64) },
    to: { version: 'test', hash: 'b'.repeat(64) },
    seed: 1,
    reasons: [
      { kind: 'blocks', text: '1 change of behaviour that nothing announces' },
      { kind: 'unproven', text: 'createCard has to be proven, and was not exercised with success on both sides' },
      { kind: 'note', text: '118 of 120 requests were the same on both sides and are compared' },
    ],
    rows: [
      row({
        consequences: 2,
        concerns: true,
        evidence: {
          caseId: 'getUserBalances:coverage:whole',
          curl: "curl 'http://127.0.0.1/v1/balances'",
          before: '200 {"amount":"1.00"}',
          after: '200 {"amount":1}<script>alert(1)</script>',
        },
      }),
      row({
        level: 'warn',
        fingerprint: '1'.repeat(16),
        message: 'a new word <b>',
        concerns: false,
        waived: { reason: 'agreed | with them', owner: 'ada', expires: '2026-12-31' },
      }),
      row({
        standing: 'seen',
        rule: 'response-property-removed',
        fingerprint: '2'.repeat(16),
        message: 'property removed: rate',
        known: true,
        contract: { proof: 'proven', grade: 'documented', counterexample: '{"rate":1}', refusedAt: ['/rate'] },
      }),
      row({
        standing: 'not-seen',
        rule: 'api-operation-removed',
        fingerprint: '3'.repeat(16),
        message: 'operation removed',
        level: 'info',
      }),
      row({
        standing: 'not-testable',
        rule: 'state-removed',
        fingerprint: '4'.repeat(16),
        message: 'state removed',
        level: 'info',
      }),
    ],
    runs: [
      run('latest as it was', 'latest'),
      run('a client of latest at test', 'latest'),
      run('test by its own contract', 'test'),
    ],
    compared: { requests: 118, unequal: 2, alone: 0, deliveries: 14 },
    varying: ['getUserBalances 200 /id'],
    undecided: [],
    oldClient: [{ caseId: 'getUserBalances:coverage:whole', check: 'response-schema', message: 'is a number' }],
    leftOut: ['All but getUserBalances (--include-operation-id)'],
  };
}
