import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Shown } from '../../generators/cases/case.js';
import { observationInput, observed, only } from '../test-support/inputs.js';
import { expectedShown } from './expected-shown.js';

const judge = (body: unknown, shown: Shown[], status = 200) =>
  expectedShown.judge(
    observationInput('shown', { answer: [observed('getTransferDetails', body, { status })] }, { expected: { shown } }),
  );

test('amounts count by value, texts as they are, moments within their tolerance', () => {
  const body = { fee: 1.0, amount: '10.50', status: 'DONE', validUntil: '2026-01-01T00:00:40Z' };
  const judged = judge(body, [
    { pointer: '/fee', value: '1.00' },
    { pointer: '/amount', value: '10.5' },
    { pointer: '/status', value: 'DONE' },
    { pointer: '/validUntil', value: '2026-01-01T00:00:40.900Z', withinMs: 1000 },
  ]);
  assert.deepEqual(
    judged.map(({ holds }) => holds),
    [true, true, true, true],
  );
});

test('another value is told with what it should be', () => {
  const rows: [unknown, string][] = [
    [2, '1.00'],
    ['ACTIVE', 'DELETED'],
    ['2026-01-01T00:00:10.000Z', '2026-01-01T00:00:40.000Z'],
    [null, '1'],
  ];
  for (const [there, value] of rows) {
    const judgement = only(judge({ member: there }, [{ pointer: '/member', value }]));
    assert.equal(judgement.holds, false);
    assert.equal(judgement.message, `/member is ${JSON.stringify(there)} instead of ${value}`);
    assert.equal(judgement.expected, value);
  }
});

test('digits that a float would lose still count', () => {
  assert.equal(only(judge('{"fee": 0.10000000000000000001}', [{ pointer: '/fee', value: '0.1' }])).holds, false);
});

test("a member that is not there is the schema's business, a missing code is not", () => {
  assert.deepEqual(judge({}, [{ pointer: '/fee', value: '1' }]), []);
  assert.equal(only(judge({}, [{ pointer: '/errorCode', value: 'P211' }])).holds, false);
});

test('a refusal or a body that is no JSON says nothing', () => {
  const wanted = [{ pointer: '/fee', value: '1' }];
  assert.deepEqual(judge({ fee: 2 }, wanted, 400), []);
  assert.deepEqual(judge('<html>', wanted), []);
});

test('a moment is right in every spelling', () => {
  const wanted = [{ pointer: '/validUntil', value: '2026-01-01T00:00:40.288Z' }];
  for (const time of ['2026-01-01T00:00:40.288000Z', '2026-01-01T01:00:40.288+01:00', '2026-01-01T00:00:40Z'])
    assert.equal(only(judge({ validUntil: time }, wanted)).holds, true, time);
});

test('a moment may be off by the tolerance, to either side, and by no more', () => {
  const wanted = (withinMs: number) => [{ pointer: '/validUntil', value: '2026-01-01T00:00:40.000Z', withinMs }];
  for (const time of ['2026-01-01T00:00:39.100Z', '2026-01-01T00:00:40.900Z']) {
    assert.equal(only(judge({ validUntil: time }, wanted(900))).holds, true, time);
    assert.equal(only(judge({ validUntil: time }, wanted(899))).holds, false, time);
  }
});
