import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JudgementLine } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { eventsOf, statesOf, statesOfFinding, subjectName, subjectOf } from './model.js';

const time = (second: number): string => `2026-01-01T00:00:0${second}.000Z`;
const entry = {
  exchanges: [
    { id: 'a', startedAt: time(3) },
    { id: 'b', startedAt: time(1) },
  ],
  deliveries: [
    { id: 'a', receivedAt: time(2) },
    { id: 'c', receivedAt: 'some day' },
    { id: 'd', receivedAt: time(3) },
  ],
} as unknown as CaseRecord;

const about = (kind: 'exchange' | 'delivery', id: string): JudgementLine =>
  ({ subject: { kind, id } }) as unknown as JudgementLine;

test('a judgement leads to the exchange or delivery of its kind and id, if the record has it', () => {
  const names = [about('exchange', 'a'), about('delivery', 'a'), about('delivery', 'd'), about('exchange', 'd')].map(
    (judgement) => {
      const subject = subjectOf(entry, judgement);
      return subject && subjectName(entry, subject);
    },
  );
  assert.deepEqual(names, ['exchange 1', 'delivery 1', 'delivery 3', undefined]);
  assert.equal(subjectOf(entry, {} as JudgementLine), undefined);
});

test('exchanges and deliveries come in the order of their times; at one time exchanges come first', () => {
  const timed = { ...entry, deliveries: entry.deliveries.filter(({ id }) => id !== 'c') };
  assert.deepEqual(
    eventsOf(timed).map((subject) => subjectName(timed, subject)),
    ['exchange 2', 'delivery 1', 'exchange 1', 'delivery 2'],
  );
  assert.equal(eventsOf(entry).length, 5);
});

test('a case is found by its state and the levels of its findings, each once', () => {
  assert.deepEqual(statesOf({ state: 'fail', levels: ['fail', 'info'], waived: true }), ['fail', 'info', 'waived']);
  assert.deepEqual(statesOf({ state: 'pass', levels: [] }), ['pass']);
  assert.deepEqual(
    [statesOfFinding({ level: 'warn' }), statesOfFinding({ level: 'warn', waived: true })],
    [['warn'], ['warn', 'waived']],
  );
});
