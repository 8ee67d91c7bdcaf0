import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { principle } from '../../contracts/model/ground.js';
import {
  caseEndLine,
  caseLine,
  deliveryLine,
  endLine,
  errorLine,
  exchangeLine,
  judgementLine,
  runLine,
} from '../test-support/lines.js';
import type { RecordLine } from './format.js';

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
addFormats.default(ajv);
const isLine = ajv.compile(
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'record.schema.json'), 'utf8')) as object,
);

const lines: RecordLine[] = [
  runLine({ suiteHash: 'abc', shard: { index: 1, of: 2 }, mergedFrom: ['a'] }),
  {
    type: 'scope',
    areas: [{ name: 'Cards', subjects: ['getCard'] }],
    leftOut: [{ option: '--shard 1/2', what: 'a half' }],
  },
  caseLine(),
  caseLine('getUserBalances:coverage:full', { valid: true }),
  { ...judgementLine('skip', principle('nothing is judged that was not carried out')), skipCause: 'trigger-failed' },
  exchangeLine(200),
  exchangeLine(undefined),
  deliveryLine(),
  deliveryLine(null),
  { ...deliveryLine(), latencyMs: 12.5, clock: '2026-11-23T11:35:04.120Z' },
  { ...deliveryLine(null), ofRun: true },
  {
    type: 'trigger',
    at: '2026-11-23T11:35:04.120Z',
    trigger: 'deposit-sepa',
    values: { amount: '5.00' },
    told: { sepaDepositId: 's-1' },
  },
  {
    type: 'waiver',
    id: 'getUserBalances',
    check: 'response-schema',
    place: '/balances/*/amount',
    expected: 'string',
    actual: 'number',
    seen: ['getUserBalances:examples:documented'],
    fingerprint: '0123456789abcdef',
    reason: 'mended in the next release',
    owner: 'payments',
    expires: '2026-12-31',
    ticket: 'PAY-7',
    file: 'waivers.yaml',
    line: 3,
  },
  {
    type: 'lesson',
    kind: 'confirmed',
    pointer: '/webhooks/kycVerificationStatus',
    statement: 'Deliveries come on the assumed path.',
    grade: 'assumed',
    count: 4,
    cases: ['kycVerificationStatus:stateful:onboarding'],
    patch: [{ op: 'replace', path: '/webhooks/kycVerificationStatus/x-evidence/grade', value: 'observed' }],
  },
  { type: 'coverage', kind: 'status-unreachable', subject: 'createOrder', item: '409', reason: 'needs a human' },
  {
    type: 'exploration',
    ...{ steps: 500, open: 12, sequences: 9, lost: 1, durationMs: 4012 },
    ...{ codes: ['createTransfer P301'], pairs: ['transfer → transfer'], transitions: ['card: none → ACTIVE'] },
  },
  { type: 'clock', at: '2026-11-23T11:35:04.120Z', until: '2026-11-23T11:35:04.180Z', ms: 8000 },
  {
    type: 'delivery-coverage',
    received: 3,
    ofRun: 2,
    foreign: 1,
    checks: [{ check: 'delivery-token', applies: 2, judged: 2 }],
    webhooks: [{ webhookId: 'exchange', explained: 1, undecided: 1, unexplained: 0, foreign: 1 }],
  },
  judgementLine('pass'),
  judgementLine('fail', principle('authentication')),
  judgementLine('skip'),
  caseEndLine('not-applicable'),
  errorLine,
  endLine,
];

test('every kind of line fits the schema', () => {
  for (const line of lines) assert.ok(isLine(line), `${line.type}: ${ajv.errorsText(isLine.errors)}`);
});

/** Members that a line of each type can do without. */
const optional = new Set(
  'run.suiteHash run.shard run.mergedFrom run.checks run.requireProof case.operationId case.valid judgement.skipCause exchange.error delivery.latencyMs delivery.clock delivery.ofRun waiver.place waiver.expected waiver.actual waiver.ticket lesson.patch judgement.subject'.split(
    ' ',
  ),
);

test('a line that lacks a member does not fit', () => {
  for (const line of lines)
    for (const name of Object.keys(line)) {
      if (name === 'type' || optional.has(`${line.type}.${name}`)) continue;
      const { [name]: _, ...rest } = line as unknown as Record<string, unknown>;
      const isLevel = line.type === 'judgement' && line.outcome === 'pass';
      assert.ok(!isLine(rest) || isLevel, `${line.type} without ${name}`);
    }
});

test('a line with a member of another type does not fit', () => {
  for (const line of lines)
    for (const [name, value] of Object.entries(line)) {
      const other = typeof value === 'object' && value !== null ? 7 : { no: 'such thing' };
      assert.ok(!isLine({ ...line, [name]: other }), `${line.type} with another ${name}`);
    }
});

test('a finding without level, an unknown outcome, grade or format do not fit; unknown members and types do', () => {
  const { level: _, ...bare } = judgementLine('fail');
  assert.ok(!isLine(bare));
  assert.ok(!isLine({ ...judgementLine('pass'), outcome: 'fine' }));
  assert.ok(!isLine({ ...judgementLine('pass'), ground: { kind: 'evidence', evidence: { grade: 'rumoured' } } }));
  assert.ok(!isLine({ ...judgementLine('pass'), pointer: 'no/pointer' }));
  assert.ok(!isLine({ ...runLine(), format: 2 }));
  assert.ok(!isLine({ ...endLine, at: 'yesterday' }));
  assert.ok(isLine({ ...caseLine(), area: 'Cards' }));
  assert.ok(isLine({ type: 'mood', of: 'a newer writer' }));
});
