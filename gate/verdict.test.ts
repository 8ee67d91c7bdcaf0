import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GateRow, GateRun } from '../reports/gate/model.js';
import { markKnown, waiveRows } from './rows.js';
import { judge, type VerdictInput } from './verdict.js';

const row = (changes: Partial<GateRow> = {}): GateRow => ({
  standing: 'unannounced',
  level: 'fail',
  subject: 'getUser',
  rule: 'behaviour-value',
  fingerprint: 'f1',
  message: 'x',
  advice: 'x',
  why: 'x',
  cases: 1,
  consequences: 0,
  ...changes,
});
const run = (changes: Partial<GateRun> = {}): GateRun => ({
  role: 'a client of latest at test',
  contract: 'latest',
  target: 'staging',
  simulated: false,
  verdict: 'conformant',
  requests: 1,
  deliveries: 0,
  record: 'r',
  ...changes,
});
const input = (changes: Partial<VerdictInput> = {}): VerdictInput => ({
  rows: [],
  runs: [run()],
  compared: { compared: 10, unequal: 0, alone: 0 },
  undecided: [],
  parted: { compared: [], never: [] },
  undecidedChanges: [],
  oldClient: 0,
  ownFindings: 0,
  failOn: 'fail',
  rehearsal: false,
  hasUsage: false,
  unproven: [],
  unfit: [],
  ...changes,
});
const said = (changes: Partial<VerdictInput>): [string, number] => {
  const { verdict, exitCode } = judge(input(changes));
  return [verdict, exitCode];
};

test('nothing that changed is safe', () => assert.deepEqual(said({}), ['safe', 0]));

test('a change from the level on is not safe, one below it is', () => {
  assert.deepEqual(said({ rows: [row()] }), ['not safe', 1]);
  assert.deepEqual(said({ rows: [row({ level: 'warn' })] }), ['safe', 0]);
  assert.deepEqual(said({ rows: [row({ level: 'warn' })], failOn: 'warn' }), ['not safe', 1]);
});

test('what is not used is spared, and the verdict says so', () =>
  assert.deepEqual(said({ rows: [row({ concerns: false })], hasUsage: true }), ['safe for your usage', 0]));

test('what the account shares is told where it was compared before a call came out otherwise', () => {
  const { verdict, reasons } = judge(input({ parted: { compared: ['getBalances 200 /amount'], never: [] } }));
  assert.equal(verdict, 'safe');
  assert.match(reasons.map(({ text }) => text).join('\n'), /in its form alone: getBalances 200 \/amount/);
});

test('a sandbox proves nothing unless the rehearsal is asked for', () => {
  const runs = [run({ simulated: true })];
  assert.deepEqual(said({ runs }), ['unproven', 4]);
  assert.deepEqual(said({ runs, rehearsal: true }), ['safe', 0]);
  assert.deepEqual(said({ runs, rows: [row()] }), ['not safe', 1]);
});

for (const [what, changes] of Object.entries({
  'a run that was cut off': { runs: [run({ verdict: 'incomplete' as const })] },
  'no equal request': { compared: { compared: 0, unequal: 5, alone: 0 } },
  'more unequal requests than equal ones': { compared: { compared: 5, unequal: 6, alone: 0 } },
  'what is used and was not exercised': { unproven: ['createCard'] },
  'a change that no value could decide': { undecidedChanges: ['getUser: the type of /a changed'] },
  'money that varies': { undecided: ['getUser 200 /amount'] },
  'what the account shares, never compared': { parted: { compared: [], never: ['getBalances 200 /amount'] } },
}))
  test(`unproven: ${what}`, () => assert.deepEqual(said(changes), ['unproven', 4]));

for (const [what, changes] of Object.entries({
  'an old client that fails': { oldClient: 1 },
  'a version that breaks its own contract': { ownFindings: 1 },
  'a waiver that expired': { unfit: ['w.yaml:3: the waiver of x expired on 2026-01-01'] },
}))
  test(`not safe: ${what}`, () => assert.deepEqual(said(changes), ['not safe', 1]));

const waiver = {
  rule: 'behaviour-value',
  fingerprint: 'f1',
  reason: 'r',
  owner: 'o',
  expires: '2026-12-31',
  file: 'w',
  line: 2,
};

test('a waiver accepts its row until its last day; then it, and one that accepts nothing, fails', () => {
  assert.deepEqual(waiveRows([row()], [waiver], '2026-12-31').unfit, []);
  assert.equal(waiveRows([row()], [waiver], '2026-12-31').rows[0]?.waived?.owner, 'o');
  assert.match(waiveRows([row()], [waiver], '2027-01-01').unfit[0] ?? '', /expired on 2026-12-31/);
  assert.match(waiveRows([], [waiver], '2026-12-31').unfit[0] ?? '', /accepts nothing/);
});

test('what the baseline has is known, unless it got louder', () => {
  assert.equal(markKnown([row()], [row()])[0]?.known, true);
  assert.equal(markKnown([row()], [row({ level: 'warn' })])[0]?.known, undefined);
});
