import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShownChange } from '../diff/result.js';
import type { Difference } from './behaviour/difference.js';
import { explainsFact, factStands } from './facts.js';
import { observedOf } from './test-support/observed.js';

const change = (changes: Partial<ShownChange>): ShownChange => ({
  rule: 'x',
  level: 'info',
  ruleLevel: 'info',
  effect: 'narrows',
  keyword: '',
  direction: 'api',
  subject: { kind: 'facts', id: 'x' },
  part: '',
  at: '',
  message: 'x',
  advice: 'x',
  proof: 'argued',
  fingerprint: 'x',
  ...changes,
});

const difference = (changes: Partial<Difference>): Difference => ({
  subject: { kind: 'operation', id: 'getExchangeRate' },
  kind: 'value',
  part: '200',
  place: '',
  before: '',
  after: '',
  caseId: 'x',
  phase: 'coverage',
  rule: 'x',
  requestPlace: '',
  valid: true,
  startedAt: '',
  at: '',
  evidence: [],
  ...changes,
});

const removed = change({ keyword: 'currency', before: 'usdt' });
const fee = change({ keyword: 'fee', before: '10', after: '0.5', at: 'withdrawal of usdc on polygon' });
const code = change({ keyword: 'error-code-operation', before: 'P412 at getExchangeRate' });
const polygon = '/networkConfig/polygon/withdrawal/feeWithdrawal';

// prettier-ignore
const explained: [what: string, by: ShownChange, of: Partial<Difference>, fits: boolean][] = [
  ['a currency goes as a member', removed, { kind: 'member-gone', place: '/usdt' }, true],
  ['another member goes', removed, { kind: 'member-gone', place: '/usdc' }, false],
  ['a currency goes from a list', removed, { kind: 'count', place: '/balances', items: ['usdt'] }, true],
  ['a currency is refused that was asked for', removed, { kind: 'status', requestPlace: '/currency/usdt', before: '200', after: '400 P410' }, true],
  ['a fee has the new figure', fee, { place: polygon, before: 'number 10', after: 'number 0.5' }, true],
  ['a fee has a third figure', fee, { place: polygon, before: 'number 10', after: 'number 0.6' }, false],
  ['a fee of another network', fee, { place: '/networkConfig/btc/feeWithdrawal', before: 'number 10', after: 'number 0.5' }, false],
  ['a code is answered no more', code, { kind: 'error-code', before: '400 P412', after: '400 P403' }, true],
  ['a code of another operation', code, { subject: { kind: 'operation', id: 'getUser' }, kind: 'error-code', before: '400 P412', after: '400 P403' }, false],
];

for (const [what, by, of, fits] of explained)
  test(`${what}: ${fits ? 'explained' : 'not explained'}`, () =>
    assert.equal(explainsFact(by, difference(of)) > 0, fits));

const run = (status: string) =>
  observedOf([
    {
      id: 'getExchangeDetails:x:y:',
      method: 'GET',
      path: '/v1/exchange',
      body: { status, error: { status: 'FAILED' } },
    },
  ]);
const state = (word: string, effect: 'narrows' | 'widens'): ShownChange =>
  change({
    rule: 'state-x',
    effect,
    ...(effect === 'narrows' ? { before: `exchange ${word}` } : { after: `exchange ${word}` }),
  });

// prettier-ignore
const standings: [change: ShownChange, from: string, to: string, standing: string][] = [
  [state('COMPLETED', 'narrows'), 'COMPLETED', 'completed', 'seen'],
  [state('COMPLETED', 'narrows'), 'COMPLETED', 'COMPLETED', 'not-seen'],
  [state('FAILED', 'narrows'), 'COMPLETED', 'completed', 'not-testable'],
  [state('completed', 'widens'), 'COMPLETED', 'completed', 'seen'],
  [state('completed', 'widens'), 'COMPLETED', 'COMPLETED', 'not-testable'],
];

for (const [of, from, to, standing] of standings)
  test(`state ${String(of.before ?? of.after)} ${of.effect}, ${from} → ${to}: ${standing}`, () =>
    assert.equal(factStands(of, { from: run(from), crossed: run(to) }).standing, standing));
