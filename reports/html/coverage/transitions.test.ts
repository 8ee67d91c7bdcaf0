import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CoverageLine } from '../../../engine/record/format.js';
import type { CaseRecord } from '../../../engine/record/reader.js';
import type { ReportContract } from '../contract.js';
import { TransitionTally } from './transitions.js';

const evidence = { grade: 'carried' } as const;
const states = ['PENDING', 'APPROVED', 'LOCKED'].map((name) => ({ name, literal: name !== 'LOCKED', evidence }));
const contract = {
  operations: [{ id: 'getCheck', path: '/v1.0/check/{user}/of/{id}' }],
  machines: [
    {
      id: 'check',
      entity: 'check',
      states,
      transitions: [
        { from: null, to: 'PENDING', evidence },
        { from: 'PENDING', to: 'APPROVED', trigger: 'it succeeds', evidence },
        { from: 'any', to: 'LOCKED', evidence },
      ],
      shownBy: ['getCheck', 'checkChanged'],
      identity: 'checkId',
    },
    { id: 'hidden', entity: 'hidden', states: [], transitions: [], shownBy: [] },
  ],
} as unknown as Pick<ReportContract, 'machines' | 'operations'>;

const read = (url: string, state: string, at: number, status = 200): object => ({
  operationId: 'getCheck',
  request: { url },
  response: { status, body: JSON.stringify({ status: state }) },
  startedAt: new Date(at).toISOString(),
});
const told = (body: string, at: number, clock?: number): object => ({
  webhookId: 'checkChanged',
  request: { body },
  receivedAt: new Date(at).toISOString(),
  ...(clock !== undefined && { clock: new Date(clock).toISOString() }),
});

function coverage(exchanges: object[], deliveries: object[] = [], lines: CoverageLine[] = []) {
  const tally = new TransitionTally(contract);
  tally.add({ exchanges, deliveries } as unknown as CaseRecord);
  return tally.coverage(lines);
}

const steps = (exchanges: object[], deliveries: object[] = []): number[] =>
  coverage(exchanges, deliveries)[0]?.transitions.map(({ visits }) => visits) ?? [];

test('the object is the last parameter of the path, whatever stands before and behind it', () => {
  const at = 'https://api.example/v1.0/check/u-1/of/';
  assert.deepEqual(steps([read(`${at}a?x=1`, 'PENDING', 1), read(`${at}b`, 'APPROVED', 2)]), [1, 0, 0]);
  assert.deepEqual(steps([read(`${at}a?x=1`, 'PENDING', 1), read(`${at}a#top`, 'APPROVED', 2)]), [1, 1, 0]);
  for (const other of ['https://api.example/v1x0/check/u-1/of/a', `${at}a/more`, `${at}`, 'https://api.example/'])
    assert.deepEqual(steps([read(other, 'PENDING', 1)]), [0, 0, 0], other);
});

test('answers that were refused show no state, nor do bodies without one that is known', () => {
  const at = 'https://api.example/v1.0/check/u-1/of/a';
  assert.deepEqual(steps([read(at, 'PENDING', 1, 299)]), [1, 0, 0]);
  assert.deepEqual(steps([read(at, 'PENDING', 1, 300), read(at, 'ELSEWHERE', 2)]), [0, 0, 0]);
  assert.deepEqual(steps([], [told('no JSON', 1), told('{"checkId":7,"status":"PENDING"}', 2)]), [0, 0, 0]);
});

test('deliveries and answers about one object are one series, by the clock of the target where it is known', () => {
  const at = 'https://api.example/v1.0/check/u-1/of/a';
  const approved = '{"checkId":"a","status":"approved"}';
  assert.deepEqual(steps([read(at, 'PENDING', 1_000)], [told(approved, 2_000)]), [1, 1, 0]);
  assert.deepEqual(steps([read(at, 'PENDING', 1_000)], [told(approved, 2_000, 500)]), [0, 0, 0]);
  assert.deepEqual(steps([read(at, 'PENDING', 1), read(at, 'PENDING', 2), read(at, 'LOCKED', 3)]), [1, 0, 1]);
});

test('what no traffic can show is told from what it did not, and what cannot be tested is grouped by reason', () => {
  const line = (subject: string, item: string, reason: string): CoverageLine => ({
    ...{ type: 'coverage', kind: 'machine-untestable', subject, item, reason },
  });
  const lines = [line('check', 'a', 'r'), line('check', 'b', 's'), line('check', 'c', 'r'), line('hidden', 'd', 'r')];
  const [check, hidden] = coverage([read('https://x/v1.0/check/u/of/a', 'PENDING', 1)], [], lines);
  assert.deepEqual(check?.untestable, [
    { items: ['a', 'c'], reason: 'r' },
    { items: ['b'], reason: 's' },
  ]);
  assert.deepEqual(
    check.transitions.map(({ trigger, visible }) => [trigger, visible]),
    [
      [undefined, true],
      ['it succeeds', true],
      [undefined, false],
    ],
  );
  assert.deepEqual(
    check.states.map(({ name, seen, visible }) => [name, seen, visible]),
    [
      ['PENDING', 1, true],
      ['APPROVED', 0, true],
      ['LOCKED', 0, false],
    ],
  );
  assert.deepEqual([check.isShown, hidden?.isShown, hidden?.untestable.length], [true, false, 1]);
});
