import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyFormat, parseHistory } from './line.js';
import { linesKept } from './prune.js';
import { nowOf } from './summary.js';
import { cause, runOf } from './test-support/lines.js';
import { nowText } from './text.js';

const built = (build: string) => ({ origins: { build } });

test('the latest run says what is new, back, worse, gone and lost, and says zeros aloud', () => {
  const lines = [
    runOf(1, ['c', cause('d', { level: 'warn' })], built('1')),
    runOf(2, ['b', cause('d', { level: 'warn' })], built('2')),
    runOf(3, ['a', 'c', 'd'], { ...built('3'), areas: { balances: 'in-part' }, subjects: 3 }),
  ];
  const [now] = nowOf(lines);
  const ids = (['fresh', 'returned', 'worse', 'recovered', 'standing', 'flaky'] as const).map((member) =>
    now?.[member].map(({ id }) => id),
  );
  assert.deepEqual(ids, [['a'], ['c'], ['d'], ['b'], ['d'], []]);
  assert.deepEqual(now?.lost, ['balances', '3 operations and webhooks judged instead of 4']);
  const text = now ? nowText(now) : '';
  assert.match(text, /^nightly test: findings on 2026-03-03 \(run run-3\): 1 new, 1 returned, 1 worse, 1 recovered/);
  assert.match(text, /0 flaky, 0 unobserved/);
  assert.match(
    text,
    /new +a fail response-schema a: a is wrong; since 2026-03-03 \(last good 2026-03-02; changed: build 3\)/,
  );
});

test('versions and targets are told apart', () => {
  const lines = [runOf(1, ['a']), runOf(1, [], { apiVersion: 'latest' }), runOf(2, ['a'])];
  assert.deepEqual(
    nowOf(lines).map(({ apiVersion, standing, fresh }) => [apiVersion, standing.length, fresh.length]),
    [
      ['test', 1, 0],
      ['latest', 0, 0],
    ],
  );
});

test('of lines about one run the last counts, torn ones are counted, and runs are put in order', () => {
  const text = [
    JSON.stringify(runOf(9, ['a'])),
    JSON.stringify(runOf(2, ['a'])),
    JSON.stringify(runOf(4)),
    '{"type":"run","runId":"torn',
    JSON.stringify(runOf(1)),
    JSON.stringify(runOf(2)),
    JSON.stringify({ ...runOf(3), format: historyFormat + 1 }),
    '',
  ].join('\n');
  const { lines, unreadable } = parseHistory(text);
  assert.deepEqual(
    lines.map(({ runId, causes }) => [runId, causes.length]),
    [
      ['run-1', 0],
      ['run-2', 0],
      ['run-4', 0],
      ['run-9', 1],
    ],
  );
  assert.equal(unreadable, 2);
});

test('a cut history tells the same of what stands', () => {
  const lines = Array.from({ length: 25 }, (_, index) => runOf(index + 1, index > 4 ? ['a'] : []));
  const kept = linesKept(lines, Date.parse(lines[20]?.startedAt ?? ''));
  assert.ok(kept.length < 10);
  const told = (all: typeof lines) =>
    nowOf(all)[0]?.standing.map(({ since, lastGood }) => [since.runId, lastGood?.runId]);
  assert.deepEqual(told(kept), [['run-6', 'run-5']]);
  assert.deepEqual(told(kept), told(lines));
});

test('each step of proof is a gain on the way up and a loss on the way down', () => {
  const steps = ['left-out', 'unproven', 'in-part', 'proven'];
  for (const [at, lower] of steps.entries())
    for (const higher of steps.slice(at + 1)) {
      const [low, high] = [runOf(1, [], { areas: { cards: lower } }), runOf(2, [], { areas: { cards: higher } })];
      const [up] = nowOf([low, high]);
      const [down] = nowOf([high, low]);
      assert.deepEqual([up?.gained, up?.lost], [['cards'], []], `${lower} → ${higher}`);
      assert.deepEqual([down?.gained, down?.lost], [[], ['cards']], `${higher} → ${lower}`);
    }
  const [unknown] = nowOf([runOf(1, [], { areas: { cards: 'unproven' } }), runOf(2, [], { areas: {} })]);
  assert.deepEqual(unknown?.lost, ['cards'], 'an area that the latest run does not know');
});

test('runs that began at the same moment stay in the order in which they were added', () => {
  const targets = ['staging', 'nightly', 'sandbox'];
  const text = targets.map((target) => JSON.stringify(runOf(1, [], { target }))).join('\n');
  assert.deepEqual(
    parseHistory(text).lines.map(({ target }) => target),
    targets,
  );
});
