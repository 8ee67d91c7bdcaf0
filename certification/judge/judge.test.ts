import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Capabilities } from '../capabilities/capabilities.js';
import type { Result } from '../outcome.js';
import { recordOf } from '../record/text.js';
import { certified, declared, type Tried } from '../test-support/certify.js';
import { changesOf, variants } from '../test-support/variants.js';
import { judgeRecord } from './judge.js';
import { conclude } from './verdict.js';

let tried: Tried;
let unprobed: Tried;
before(async () => {
  const variant = variants.find(({ id }) => id === 'no-limit');
  assert.ok(variant);
  tried = await certified({ profiles: ['core'], changes: changesOf(variant) });
  unprobed = await certified({ profiles: ['core', 'crypto'], probed: false });
});

function judged(
  { lines, profiles }: Tried,
  more: Partial<Capabilities>,
): { one: (id: string) => Result; verdict: string; until?: string } {
  const record = recordOf(lines);
  const results = judgeRecord(record, profiles, { ...declared, ...more });
  const one = (id: string): Result => {
    const found = results.find(({ requirement }) => requirement === id);
    assert.ok(found, id);
    return found;
  };
  const { verdict, until } = conclude(results, record);
  return { one, verdict, ...(until === undefined ? {} : { until }) };
}

test('a MUST that fails is not conformant', () => {
  const { one, verdict } = judged(tried, {});
  assert.deepEqual([one('core-oversize').outcome, verdict], ['not-conformant', 'not-conformant']);
});

test('a waived MUST is a pass on conditions, until the first waiver ends', () => {
  const waived = [{ requirement: 'core-oversize', owner: 'O', reason: 'proxy follows', expires: '2027-01-31' }];
  const { one, verdict, until } = judged(tried, { waived });
  const { outcome, by, until: ends } = one('core-oversize');
  assert.deepEqual([outcome, by, ends, verdict, until], ['waived', 'O', '2027-01-31', 'conditional', '2027-01-31']);
});

test('a waiver of what holds changes nothing', () => {
  const waived = [{ requirement: 'core-malformed', owner: 'O', reason: 'R', expires: '2027-01-31' }];
  assert.equal(judged(tried, { waived }).one('core-malformed').outcome, 'conformant');
});

test('what does not apply is declared with its reason, and a MUST that a scenario refuted does apply', () => {
  const { one } = judged(unprobed, { notOffered: [{ requirement: 'crypto-booked-once', reason: 'no books' }] });
  assert.deepEqual(
    [one('crypto-booked-once').outcome, one('crypto-booked-once').because],
    ['not-applicable', 'declared: no books'],
  );
  const refuted = judged(tried, { notOffered: [{ requirement: 'core-oversize', reason: 'a proxy does it' }] });
  assert.deepEqual([refuted.one('core-oversize').outcome, refuted.verdict], ['not-conformant', 'not-conformant']);
});

test('a scenario that is left out for no reason that follows from contract and profile is not tested', () => {
  const lines = tried.lines.map((line) =>
    line.type === 'played' && ['token-wrong', 'token-other-case'].includes(line.scenario)
      ? { ...line, skipped: { outcome: 'not-applicable' as const, because: 'the token has no letters of either case' } }
      : line,
  );
  const { one } = judged({ ...tried, lines }, {});
  assert.equal(one('core-token-wrong').outcome, 'not-tested');
  assert.equal(one('core-token-other-case').outcome, 'not-tested');
});

test('a person attests what could not be tested, and nothing that a scenario refuted', () => {
  const by = { by: 'A. Auditor', evidence: 'ledger export', date: '2026-11-01' };
  const attested = [{ requirement: 'crypto-booked-once', ...by }];
  const { one, verdict } = judged(unprobed, { attested });
  assert.deepEqual([one('crypto-booked-once').outcome, one('crypto-booked-once').by], ['attested', 'A. Auditor']);
  assert.equal(verdict, 'incomplete');
  assert.equal(
    judged(tried, { attested: [{ requirement: 'core-oversize', ...by }] }).one('core-oversize').outcome,
    'not-conformant',
  );
});

test('a record without its end is incomplete, and what was not played is not tested', () => {
  const cut = tried.lines.filter(
    (line) => line.type !== 'end' && !(line.type === 'played' && line.scenario === 'burst'),
  );
  const record = recordOf(cut);
  const results = judgeRecord(record, tried.profiles, {
    ...declared,
    waived: [{ requirement: 'core-oversize', owner: 'O', reason: 'R', expires: '2027-01-31' }],
  });
  assert.equal(conclude(results, record).verdict, 'incomplete');
  const burst = results.find(({ requirement }) => requirement === 'core-burst');
  assert.deepEqual([burst?.outcome, burst?.because], ['not-tested', 'the certification ended before it']);
});

test('a fact that the used version only assumes demands nothing', () => {
  const [start, ...others] = tried.lines;
  assert.equal(start?.type, 'certification');
  const grades = { ...start.grades, 'webhookDelivery.acknowledgement': 'assumed' };
  const { one } = judged({ ...tried, lines: [{ ...start, grades }, ...others] }, {});
  assert.equal(one('core-valid').level, 'SHOULD');
  assert.equal(judged(tried, {}).one('core-valid').level, 'MUST');
});
