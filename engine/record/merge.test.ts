import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../test-support/folder.js';
import { caseLine, endLine, runLine, waiverLine, wholeCase } from '../test-support/lines.js';
import type { LessonLine, RecordLine, RunLine } from './format.js';
import { mergeRecords } from './merge.js';
import { readRecord, RecordError, type RunRecord } from './reader.js';
import { summarise } from './summary.js';

function written(folder: string, name: string, lines: readonly RecordLine[], tail = ''): string {
  const file = path.join(folder, `${name}.ndjson`);
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join('') + tail);
  return file;
}

function shard(index: number, of = 2, changes: Partial<RunLine> = {}): RunLine {
  const startedAt = `2026-02-01T09:30:0${index}.000Z`;
  return runLine({ runId: `run-${index}`, shard: { index, of }, startedAt, ...changes });
}

async function merged(t: TestContext, ...files: string[]): Promise<RunRecord> {
  const lines: string[] = [];
  await mergeRecords(files, (line) => lines.push(line));
  const file = path.join(temporaryFolder(t), 'merged.ndjson');
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  return readRecord(file);
}

test('shards become one record: all cases, the earliest start, the latest end', async (t) => {
  const folder = temporaryFolder(t);
  const late = { ...endLine, at: '2026-02-01T10:00:00.000Z' };
  const record = await merged(
    t,
    written(folder, 'b', [shard(2), ...wholeCase('b:x:1', 200, 'fail'), late]),
    written(folder, 'a', [shard(1), ...wholeCase('a:x:1', 200, 'pass'), endLine]),
  );
  assert.deepEqual(
    record.cases.map(({ line }) => line.id),
    ['b:x:1', 'a:x:1'],
  );
  assert.deepEqual(record.run.mergedFrom, ['run-2', 'run-1']);
  assert.equal(record.run.startedAt, '2026-02-01T09:30:01.000Z');
  assert.equal(record.run.shard, undefined);
  assert.equal(record.end?.at, late.at);
  assert.equal(summarise(record).exitCode, 1);
});

test('a shard that was killed makes the whole incomplete', async (t) => {
  const folder = temporaryFolder(t);
  const record = await merged(
    t,
    written(folder, 'a', [shard(1), ...wholeCase('a:x:1', 200, 'pass'), caseLine('c:x:1')], '{"type":"excha'),
    written(folder, 'b', [shard(2), ...wholeCase('b:x:1', 200, 'pass'), endLine]),
  );
  assert.equal(record.end, undefined);
  assert.equal(record.cases.length, 3);
  assert.equal(summarise(record).verdict, 'incomplete');
});

test('records that are not shards of one run are refused with what differs', async (t) => {
  const folder = temporaryFolder(t);
  const first = written(folder, 'a', [shard(1), endLine]);
  const refused = async (run: RunLine, message: RegExp): Promise<void> => {
    const files = [first, written(folder, 'b', [run, endLine])];
    await assert.rejects(
      mergeRecords(files, () => undefined),
      (error) => {
        assert.ok(error instanceof RecordError);
        assert.match(error.message, message);
        return true;
      },
    );
  };
  await refused(
    shard(2, 2, { contractHash: 'other' }),
    /b\.ndjson:1: another contract than .*a\.ndjson \(other, not c0ffee\)/,
  );
  await refused(shard(2, 2, { suiteHash: 'other' }), /another suite .*\(other, not none\)/);
  await refused(shard(2, 2, { configurationHash: 'other' }), /another configuration/);
  await refused(shard(2, 2, { apiVersion: 'latest' }), /another API version/);
  // A configuration has the seed in it: what is told is the seed.
  await refused(shard(2, 2, { seed: 2, configurationHash: 'other' }), /another seed .*\(2, not 1\)/);
  await refused(shard(2, 3), /another number of shards/);
  await refused(shard(1, 2, { runId: 'again' }), /b\.ndjson:1: shard 1 came to its end in .*a\.ndjson as well/);
  await refused(shard(2, 2, { runId: 'run-1' }), /run run-1 is in/);
});

test('a missing shard is named, and a single record is nothing to merge', async (t) => {
  const folder = temporaryFolder(t);
  const files = [1, 3].map((index) => written(folder, String(index), [shard(index, 4), endLine]));
  await assert.rejects(
    mergeRecords(files, () => undefined),
    /shard 2, 4 of 4 is missing/,
  );
  await assert.rejects(
    mergeRecords(files.slice(0, 1), () => undefined),
    /two shards or more/,
  );
});

test('waivers of the shards are those of the whole, once, and must agree', async (t) => {
  const folder = temporaryFolder(t);
  const waiver = waiverLine({ id: 'b:x:1', seen: ['b:x:1'] });
  const [one, two] = [
    written(folder, 'a', [shard(1), waiver, ...wholeCase('a:x:1', 200, 'pass'), endLine]),
    written(folder, 'b', [shard(2), { ...waiver, line: 9 }, ...wholeCase('b:x:1', 200, 'fail'), endLine]),
  ];
  const record = await merged(t, one, two);
  assert.deepEqual(
    record.waivers.map(({ id, state }) => [id, state]),
    [['b:x:1', 'used']],
  );
  assert.equal(summarise(record).exitCode, 0);
  const other = written(folder, 'c', [shard(2), { ...waiver, expires: '2031-01-01' }, endLine]);
  await assert.rejects(
    mergeRecords([one, other], () => undefined),
    /c\.ndjson: other waivers than in .*a\.ndjson \(response-schema in b:x:1, until 2031-01-01\)/,
  );
});

test('what is out of reach is told once', async (t) => {
  const folder = temporaryFolder(t);
  const line = {
    type: 'coverage',
    kind: 'status-unreachable',
    subject: 'createUser',
    item: '409',
    reason: 'no case aims at it',
  } as const;
  const [one, other] = ([1, 2] as const).map((index) =>
    written(folder, `${index}`, [shard(index), ...wholeCase(`${index}:x:1`, 200, 'pass'), line, endLine]),
  );
  const record = await merged(t, one ?? '', other ?? '');
  assert.deepEqual(record.coverage, [line]);
});

test('what shards taught alone gives way to what the whole taught, before its end', async (t) => {
  const alone: LessonLine = {
    type: 'lesson',
    kind: 'untested',
    pointer: '/webhooks/x',
    statement: 'not seen',
    grade: 'assumed',
    count: 0,
    cases: [],
  };
  const whole: LessonLine = { ...alone, kind: 'confirmed', count: 1 };
  const folder = temporaryFolder(t);
  const files = [1, 2].map((index) => written(folder, `${index}`, [shard(index), alone, endLine]));
  const lines: string[] = [];
  await mergeRecords(
    files,
    (line) => lines.push(line),
    () => Promise.resolve([whole]),
  );
  assert.deepEqual(
    lines.slice(1).map((line) => JSON.parse(line) as unknown),
    [whole, endLine],
  );
});

test('what was asked for is told once, and shards leave nothing to one another', async (t) => {
  const folder = temporaryFolder(t);
  const areas = [{ name: 'Cards', subjects: ['getCard'] }];
  const left = { option: '--phases auth', what: 'all else' };
  const scope = (index: number): RecordLine => ({
    ...{ type: 'scope', areas, leftOut: [left, { option: `--shard ${index}/2`, what: 'other cases' }] },
  });
  const lines: string[] = [];
  await mergeRecords(
    [1, 2].map((index) => written(folder, `s${index}`, [shard(index), scope(index), endLine])),
    (line) => lines.push(line),
  );
  const types = lines.map((line) => (JSON.parse(line) as RecordLine).type);
  assert.deepEqual(types, ['run', 'scope', 'end']);
  assert.deepEqual(JSON.parse(lines[1] ?? ''), { type: 'scope', areas, leftOut: [left] });
});

test('of a shard that was killed and carried out again the record with an end stands, and the other is told', async (t) => {
  const folder = temporaryFolder(t);
  const killed = written(folder, 'killed', [shard(2), ...wholeCase('b:x:1', 200, 'fail')], '{"type":"excha');
  const again = shard(2, 2, { runId: 'run-2-again', startedAt: '2026-02-01T09:50:00.000Z' });
  const finished = written(folder, 'finished', [again, ...wholeCase('b:x:1', 200, 'pass'), endLine]);
  const other = written(folder, 'other', [shard(1), ...wholeCase('a:x:1', 200, 'pass'), endLine]);
  for (const files of [
    [killed, finished, other],
    [other, finished, killed],
  ]) {
    const record = await merged(t, ...files);
    assert.deepEqual(record.cases.map(({ line }) => line.id).sort(), ['a:x:1', 'b:x:1']);
    assert.deepEqual([...(record.run.mergedFrom ?? [])].sort(), ['run-1', 'run-2-again']);
    assert.equal(summarise(record).verdict, 'conformant');
    const taughtBy: string[] = [];
    const { leftOut } = await mergeRecords(
      files,
      () => undefined,
      (_run, standing) => {
        taughtBy.push(...standing);
        return Promise.resolve([]);
      },
    );
    assert.deepEqual(leftOut, [{ file: killed, shard: 2, insteadOf: finished }]);
    assert.deepEqual(taughtBy.sort(), [finished, other], 'what was left out teaches nothing');
  }
});

test('of a shard that was killed each time the record that began last stands, and the whole is incomplete', async (t) => {
  const folder = temporaryFolder(t);
  const other = written(folder, 'other', [shard(1), endLine]);
  const late = shard(2, 2, { runId: 'late', startedAt: '2026-02-01T11:00:00.000Z' });
  const attempts = [
    written(folder, 'late', [late, ...wholeCase('b:x:1', 200, 'pass')]),
    written(folder, 'early', [shard(2), ...wholeCase('c:x:1', 200, 'pass')]),
  ];
  const record = await merged(t, other, ...attempts);
  assert.deepEqual(
    record.cases.map(({ line }) => line.id),
    ['b:x:1'],
  );
  assert.equal(summarise(record).verdict, 'incomplete');
});

test('an attempt alone does not stand for the shards that are missing', async (t) => {
  const folder = temporaryFolder(t);
  const files = [
    written(folder, 'a', [shard(2), ...wholeCase('b:x:1', 200, 'pass')]),
    written(folder, 'b', [shard(2, 2, { runId: 'again' }), ...wholeCase('b:x:1', 200, 'pass'), endLine]),
  ];
  await assert.rejects(
    mergeRecords(files, () => undefined),
    /two shards or more/,
  );
});
