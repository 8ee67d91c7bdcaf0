import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cause, runOf } from './test-support/lines.js';
import { threadsOf, type Thread } from './threads.js';

function only(lines: Parameters<typeof threadsOf>[0]): Thread {
  const [thread, ...others] = threadsOf(lines);
  assert.ok(thread);
  assert.deepEqual(others, []);
  return thread;
}

const built = (build: string) => ({ origins: { build, contract: 'c', suite: 's', configuration: 'o' } });

test('a cause stands since its first bad run; what changed since the last good one is told', () => {
  const lines = [runOf(1), runOf(2), runOf(3, ['a'], built('2')), runOf(4, ['a'], built('3'))];
  const thread = only(lines);
  assert.deepEqual(
    [thread.standing, thread.since.runId, thread.lastGood?.runId, thread.changed],
    ['open', 'run-3', 'run-2', ['build']],
  );
});

test('what nothing tested is unobserved, neither fixed nor good', () => {
  const untested = { judged: ['b', 'c'] };
  const thread = only([runOf(1), runOf(2, [], untested), runOf(3, ['a']), runOf(4, [], untested)]);
  assert.deepEqual([thread.standing, thread.lastGood?.runId, thread.recovered], ['unobserved', 'run-1', undefined]);
  assert.deepEqual([...thread.seen.values()], ['good', 'unobserved', 'bad', 'unobserved']);
  const back = only([runOf(3, ['a']), runOf(4, [], untested), runOf(5, ['a'])]);
  assert.deepEqual([back.standing, back.since.runId, back.returns, back.lastGood], ['open', 'run-3', 0, undefined]);
});

test('what is gone has recovered, and what comes back has returned', () => {
  const gone = only([runOf(1, ['a']), runOf(2, ['a']), runOf(3, [], built('2')), runOf(4, [], built('2'))]);
  assert.deepEqual([gone.standing, gone.recovered?.runId, gone.since.runId], ['recovered', 'run-3', 'run-1']);
  const returned = only([runOf(1, ['a']), runOf(2, [], built('2')), runOf(3, ['a'], built('3'))]);
  assert.deepEqual(
    [returned.standing, returned.returns, returned.since.runId, returned.firstSeen.runId],
    ['open', 1, 'run-3', 'run-1'],
  );
});

test('a cause that is told by another of its findings is the same one', () => {
  const { findings } = cause('a');
  const renamed = cause('x', { findings });
  const thread = only([runOf(1, ['a']), runOf(2, [renamed])]);
  assert.deepEqual([thread.id, thread.cause.id, thread.since.runId], ['a', 'x', 'run-1']);
});

test('causes side by side are told apart', () => {
  const threads = threadsOf([runOf(1, ['a']), runOf(2, ['a', 'b']), runOf(3, ['b'])]);
  assert.deepEqual(
    threads.map(({ id, standing }) => [id, standing]),
    [
      ['a', 'recovered'],
      ['b', 'open'],
    ],
  );
});

test('runs long before a cause came were not looked through: they are neither good nor bad', () => {
  const quiet = Array.from({ length: 45 }, (_, index) => runOf(index + 1));
  const thread = only([...quiet, runOf(46, ['a']), runOf(47)]);
  assert.deepEqual(
    [thread.firstSeen.runId, thread.since.runId, thread.lastGood?.runId, thread.recovered?.runId],
    ['run-46', 'run-46', 'run-45', 'run-47'],
  );
  const untested = Array.from({ length: 40 }, (_, index) => runOf(index + 6, [], { judged: ['b'] }));
  const late = only([...quiet.slice(0, 5), ...untested, runOf(46, ['a'])]);
  assert.deepEqual([late.flakiness.good, late.flakiness.bad, late.lastGood], [0, 1, undefined]);
});
