/** Records of any number of cases, as a run of version `test` at a sandbox with faults would leave them. */
import { evidenceGround as evidence, principle } from '../../../contracts/model/ground.js';
import type { Level } from '../../../contracts/model/levels.js';
import type { Ground, JudgementLine, RecordLine, RunLine } from '../../../engine/record/format.js';
import type { CaseRecord, RunRecord } from '../../../engine/record/reader.js';
import type { ReportContract } from '../contract.js';

const start = Date.parse('2026-11-23T11:35:04.120Z');
const at = (milliseconds: number): string => new Date(start + milliseconds).toISOString();

/** Mulberry32: numbers in [0, 1) that a seed decides. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const phases = ['examples', 'coverage', 'negative', 'fuzzing', 'stateful', 'auth'];
const rules = ['missing-required', 'wrong-type', 'too-long', 'bad-format', 'boundary', 'unknown-enum', 'null', 'valid'];
const fields = ['email', 'phone', 'firstName', 'amount', 'currency', 'network', 'address', 'iban', 'country', 'street'];

const grounds: readonly Ground[] = [
  evidence({
    grade: 'documented',
    edition: 'test',
    source: 'Create a SEPA Transfer, list of responses',
    basis: 'table',
  }),
  evidence({ grade: 'carried', edition: '2025', source: 'Error Handling', basis: 'prose' }),
  evidence({ grade: 'carried', edition: 'legacy', source: 'Balances module, sample response', basis: 'example' }),
  evidence({ grade: 'assumed', basis: 'assumed' }),
  principle('well-formed HTTP and JSON'),
];

export interface LargeRecordOptions {
  cases: number;
  contract: Pick<ReportContract, 'operations' | 'webhooks'>;
  seed?: number;
  /** Share of cases with a finding. */
  findings?: number;
  run?: Partial<RunLine>;
}

export function largeRun(changes: Partial<RunLine> = {}): RunLine {
  return {
    type: 'run',
    format: 1,
    runId: 'large',
    startedAt: at(0),
    tool: { name: 'partner-api-conformance', version: '0.1.0' },
    apiVersion: 'test',
    contractHash: '3ee645dd4ea10e96cfb6b55837e3b85fc061e9256c67208c7f4b66b7c4bd3b43',
    configurationHash: '9ffb900af0a730d113fe4862b93cda0b65267a8f4f003e346413e08816f84c86',
    target: { name: 'sandbox', baseUrl: 'http://127.0.0.1:43117', strictness: 'all', sandbox: true },
    seed: 1,
    failOn: 'fail',
    environment: { node: 'v20.19.0', platform: 'linux x64' },
    ...changes,
  };
}

/** Cases one by one, each with fresh values in its bodies, as generated requests have them. */
export function* largeCases({ cases, contract, seed = 1, findings = 0.02 }: LargeRecordOptions): Generator<CaseRecord> {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const hex = (length: number): string => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  const uuid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  for (let number = 1; number <= cases; number += 1) {
    const operation = contract.operations[number % contract.operations.length];
    if (!operation) return;
    const phase = pick(phases);
    const rule = pick(rules);
    const field = pick(fields);
    const id = `${operation.id}:${phase}:${rule}:/body/${field}/${number}`;
    const time = number * 7;
    const user = uuid();
    const refused = rule !== 'valid';
    const body = JSON.stringify({
      externalUserId: user,
      email: `${hex(12)}@example.com`,
      phone: String(Math.floor(random() * 1e11)),
      firstName: pick(['Natalia', 'Jan', 'Maria', 'Łukasz', 'Ewa']),
      lastName: `${hex(6)}ski`,
      street: `al. ${hex(8)}`,
      number: String(Math.floor(random() * 200)),
      city: pick(['Warszawa', 'Łódź', 'Wyrzysk']),
      country: pick(['PL', 'DE', 'ES']),
      amount: (random() * 1000).toFixed(2),
      userIdentificationNumber: String(Math.floor(random() * 1e11)),
    });
    const answer = refused
      ? JSON.stringify({ errorCode: 'P403', errorMessage: `${field} must be valid.` })
      : JSON.stringify({
          externalUserId: user,
          cryptoBalances: ['btc', 'eth', 'ltc', 'usdc'].map((currency) => ({
            id: uuid(),
            currency,
            amount: random().toFixed(8),
            address: `0x${hex(40)}`,
          })),
        });
    const found = random() < findings;
    const subject = { kind: 'exchange', id: `w1-${number}` } as const;
    const judgements = ['status-listed', 'content-type', 'error-code', 'response-schema'].map(
      (check, index): JudgementLine => ({
        type: 'judgement',
        caseId: id,
        check,
        outcome: 'pass',
        ground: grounds[(number + index) % grounds.length] as Ground,
        message: `${check} holds for ${operation.id}`,
        expected: 'one of 200, 400, 401',
        actual: refused ? '400' : '200',
        subject,
      }),
    );
    if (found) {
      const level: Level = pick(['fail', 'fail', 'warn', 'info']);
      judgements.push({
        type: 'judgement',
        caseId: id,
        check: pick(['response-schema', 'error-code', 'response-drift']),
        outcome: level,
        level,
        defaultLevel: level === 'fail' ? 'warn' : level,
        ground: grounds[0] as Ground,
        message: `${field} is not what the contract says.`,
        pointer: refused ? '/errorCode' : `/cryptoBalances/${number % 4}/${pick(['amount', 'address', 'currency'])}`,
        expected: 'a decimal string',
        actual: `"${hex(8)}"`,
        subject,
      });
    }
    const outcome = judgements.at(-1)?.outcome ?? 'pass';
    yield {
      line: {
        type: 'case',
        id,
        phase,
        rule,
        name: `${operation.title}: ${field} ${rule.replace('-', ' ')} (${number})`,
        operationId: operation.id,
        expectation: refused ? 'refused with 400 and P403' : 'accepted with a listed 2xx status',
        startedAt: at(time),
      },
      exchanges: [
        {
          type: 'exchange',
          id: subject.id,
          caseId: id,
          operationId: operation.id,
          request: {
            method: operation.method,
            url: `http://127.0.0.1:43117${operation.path.replace(/\{[^}]*\}/g, user)}`,
            headers: {
              accept: 'application/json',
              'content-type': 'application/json',
              'x-api-key': '$PARTNER_API_KEY',
            },
            body,
          },
          response: {
            status: refused ? 400 : 200,
            headers: {
              connection: 'keep-alive',
              'content-length': String(answer.length),
              'content-type': 'application/json; charset=utf-8',
              date: new Date(start + time).toUTCString(),
              'keep-alive': 'timeout=72',
            },
            body: answer,
          },
          startedAt: at(time + 2),
          durationMs: Math.round(random() * 1000) / 100,
        },
      ],
      deliveries: [],
      judgements,
      end: { type: 'case-end', caseId: id, outcome, durationMs: Math.floor(random() * 12) },
    };
  }
}

/** The lines of such a record. */
export function* largeLines(options: LargeRecordOptions): Generator<RecordLine> {
  yield largeRun(options.run);
  for (const { line, exchanges, deliveries, judgements, end } of largeCases(options)) {
    yield line;
    yield* exchanges;
    yield* deliveries;
    yield* judgements;
    if (end) yield end;
  }
  yield { type: 'end', at: at(options.cases * 7 + 100) };
}

/** Such a record in memory. */
export function largeRecord(options: LargeRecordOptions): RunRecord {
  return {
    run: largeRun(options.run),
    cases: [...largeCases(options)],
    foreignDeliveries: [],
    waivers: [],
    lessons: [],
    coverage: [],
    errors: [],
    end: { type: 'end', at: at(options.cases * 7 + 100) },
    torn: false,
  };
}
