import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attempt, Retries } from './attempt.js';
import { chainsOf } from './chains.js';
import { canonicalBody, identify, messageKeys } from './identity.js';
import { attemptAt } from './test-support/sender.js';

const retries: Retries = { attempts: 5, delaysSeconds: [8, 16, 32, 64] };

const relationsOf = (attempts: readonly Attempt[], equalEvents = false, observedUntil?: number) =>
  identify(attempts, { retries, equalEvents, ...(observedUntil === undefined ? {} : { observedUntil }) }).map(
    ({ relation }) => relation,
  );

test('bodies are the same whatever the order of members and the space between them', () => {
  assert.equal(
    canonicalBody('{"b": [1.50, {"d":null,"c":"x"}], "a":2}'),
    canonicalBody('{"a":2,"b":[1.50,{"c":"x","d":null}]}'),
  );
  assert.notEqual(canonicalBody('{"a":"1.5"}'), canonicalBody('{"a":1.5}'));
  assert.notEqual(canonicalBody('{"a":10000000000000000001}'), canonicalBody('{"a":10000000000000000000}'));
  assert.equal(canonicalBody('{'), '{');
});

test('after a failure an equal body in the documented window is its retry', () => {
  const attempts = [attemptAt(0, 500), attemptAt(8.4, 0), attemptAt(24, 200)];
  assert.deepEqual(relationsOf(attempts), ['event', 'retry', 'retry']);
  assert.deepEqual(chainsOf(identify(attempts, { retries, equalEvents: false })), [attempts]);
});

test('after an acknowledgement an equal body before the first retry can be due is a duplicate', () => {
  assert.deepEqual(relationsOf([attemptAt(0, 200), attemptAt(0.04, 200)]), ['event', 'duplicate']);
  assert.deepEqual(relationsOf([attemptAt(0, 500), attemptAt(8, 200), attemptAt(9, 200)]), [
    'event',
    'retry',
    'duplicate',
  ]);
});

test('after an acknowledgement an equal body in the window may repeat a lost one', () => {
  assert.deepEqual(relationsOf([attemptAt(0, 200), attemptAt(8.2, 200)]), ['event', 'ambiguous']);
  const [, second] = identify([attemptAt(0, 200), attemptAt(8.2, 200)], { retries, equalEvents: true });
  assert.deepEqual([...(second?.among ?? [])].sort(), ['duplicate', 'event', 'retry']);
});

test('another body is another event', () => {
  assert.deepEqual(relationsOf([attemptAt(0, 200, 'a'), attemptAt(0.1, 200, 'b'), attemptAt(0.2, 200, 'a')]), [
    'event',
    'event',
    'duplicate',
  ]);
});

test('where two events may be equal, only what must be a retry is one', () => {
  assert.deepEqual(relationsOf([attemptAt(0, 500), attemptAt(8, 200)], true, 30_000), ['event', 'retry']);
  assert.deepEqual(relationsOf([attemptAt(0, 500), attemptAt(8, 200)], true), ['event', 'ambiguous']);
  assert.deepEqual(relationsOf([attemptAt(0, 500), attemptAt(1, 200), attemptAt(8, 200)], true, 10_500), [
    'event',
    'event',
    'retry',
  ]);
});

test('a retry that comes when its time ends is in time, and one that could have come later is not missed yet', () => {
  const failed = attemptAt(0, 500, 'null', 0);
  assert.deepEqual(relationsOf([failed, attemptAt(10, 200)], true, 30_000), ['event', 'retry']);
  assert.deepEqual(relationsOf([failed, attemptAt(5, 200)], true, 10_000), ['event', 'event']);
});

test('a retry off the schedule is still one, where two events cannot be equal', () => {
  assert.deepEqual(relationsOf([attemptAt(0, 500), attemptAt(4, 500), attemptAt(12, 200)]), [
    'event',
    'retry',
    'retry',
  ]);
  assert.deepEqual(relationsOf([attemptAt(0, 500), attemptAt(4, 200)], true, 60_000), ['event', 'ambiguous']);
});

test('after a failure a retry is still due, whatever was sent again meanwhile', () => {
  const attempts = [attemptAt(0, 200), attemptAt(0.04, 200), attemptAt(0.08, 500), attemptAt(8.1, 200)];
  assert.deepEqual(relationsOf(attempts, false, 60_000), ['event', 'duplicate', 'duplicate', 'retry']);
});

test('what repeats one of two attempts names neither', () => {
  const [first, second, third] = [attemptAt(0, 500), attemptAt(0.5, 500), attemptAt(8.2, 200)];
  assert.equal(identify([first, second, third], { retries, equalEvents: true })[2]?.of, undefined);
  assert.equal(identify([first, third], { retries, equalEvents: false })[1]?.of, first);
});

test('attempts that write one moment to other digits are one message; two events of one second stay two', () => {
  const at = (time: string, more = ''): string => `{"id":"a","createdAt":"${time}"${more}}`;
  const keys = (...times: string[]): number => new Set(messageKeys(times.map((time) => at(time)))).size;
  const second = '2026-02-01T09:30:00';
  assert.equal(keys(`${second}.288Z`, `${second}Z`, `${second}.288000Z`, '2026-02-01T10:30:00+01:00'), 1);
  assert.equal(keys(`${second}.288Z`, `${second}.289Z`), 2);
  assert.equal(keys(`${second}.288Z`, `${second}.289Z`, `${second}Z`), 3);
  assert.equal(keys(`${second}.288Z`, `${second}.000Z`), 2);
  assert.equal(keys(`${second}.288Z`, '2026-02-01T09:30:01Z'), 2);
  assert.deepEqual(messageKeys(['no JSON', 'no JSON', '']).length, 3);
});
