import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HistoryLine } from './line.js';
import { digestText, issueText, missingRun, noticesOf } from './notices.js';
import { nowOf, type Now } from './summary.js';
import { runOf } from './test-support/lines.js';

function now(...lines: HistoryLine[]): Now {
  const [only] = nowOf(lines);
  assert.ok(only);
  return only;
}

test('only changes are told: what is new, gone, back, lost and expired', () => {
  const told = (...lines: HistoryLine[]) => noticesOf(now(...lines)).map(({ text }) => text.split(':')[0]);
  assert.deepEqual(told(runOf(1), runOf(2, ['a'])), ['new']);
  assert.deepEqual(told(runOf(1), runOf(2, ['a']), runOf(3, ['a'])), []);
  assert.deepEqual(told(runOf(1, ['a']), runOf(2)), ['recovered']);
  assert.deepEqual(told(runOf(1, ['a']), runOf(2), runOf(3)), []);
  const changed = { origins: { build: '2' } };
  assert.deepEqual(told(runOf(1, ['a']), runOf(2, [], changed), runOf(3, ['a'], { origins: { build: '3' } })), [
    'returned',
  ]);
  assert.deepEqual(told(runOf(1), runOf(2, [], { subjects: 1, brokenWaivers: 2 })), ['coverage dropped', 'expired']);
});

test('a notice has the same key however often it is worked out, and another one for another run', () => {
  const keys = (day: number) => noticesOf(now(runOf(1), runOf(day, ['a']))).map(({ key }) => key);
  assert.deepEqual(keys(2), keys(2));
  assert.notDeepEqual(keys(2), keys(3));
});

test('a run that does not come is told of', () => {
  const latest = now(runOf(1));
  const at = Date.parse(latest.latest.startedAt);
  assert.deepEqual(missingRun(latest, at + 26 * 3_600_000, 26), []);
  const [notice] = missingRun(latest, at + 27 * 3_600_000, 26);
  assert.match(notice?.text ?? '', /^no run: nightly test: none since 2026-03-01T02:00:00.000Z, 27 hours ago$/);
});

test('a digest has ten lines at most, and says zeros aloud', () => {
  assert.match(
    digestText(now(runOf(1), runOf(2))),
    /0 new, 0 returned, 0 recovered, 0 standing, 0 flaky\ncoverage as before/,
  );
  const many = digestText(now(runOf(1), runOf(2, ['a', 'b', 'c', 'd'])));
  assert.ok(many.split('\n').length <= 10);
  assert.match(many, /4 new.*\nnew: response-schema at a, since 2026-03-02/);
});

test('an issue says since when, how to carry it out again, and by which key it is found', () => {
  const latest = now(runOf(1), runOf(2, ['a']));
  const [thread] = latest.threads;
  assert.ok(thread);
  const text = issueText(thread, latest);
  assert.match(text, /^# response-schema at a: a is wrong/);
  assert.match(text, /\*\*Since\*\*: 2026-03-02/);
  assert.match(text, /npx conformance replay a /);
  assert.match(text, /<!-- conformance-cause: a -->/);
});
