import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runOf } from '../../reports/history/test-support/lines.js';
import { appendToHistory, assertHistory, pruneHistory, readHistory } from './file.js';

function place(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-history-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'below', 'history.jsonl');
}

const ids = (file: string): string[] => readHistory(file).lines.map(({ runId }) => runId);

test('a line after one that was torn is read; the torn one is counted', async (t) => {
  const file = place(t);
  await appendToHistory(file, runOf(1));
  appendFileSync(file, '{"type":"run","runId":"to');
  await appendToHistory(file, runOf(2));
  assert.deepEqual(ids(file), ['run-1', 'run-2']);
  assert.equal(readHistory(file).unreadable, 1);
});

test('runs that are added side by side all stay, also while the history is cut', async (t) => {
  const file = place(t);
  const days = Array.from({ length: 20 }, (_, index) => index + 1);
  await Promise.all([
    ...days.map((day) => appendToHistory(file, runOf(day))),
    appendToHistory(file, runOf(21)).then(() => pruneHistory(file, 90)),
  ]);
  assert.equal(ids(file).length, 21);
  assert.equal(existsSync(`${file}.lock`), false);
});

test('a lock of a process that is gone is nobody’s', async (t) => {
  const file = place(t);
  await appendToHistory(file, runOf(1));
  // No process has so high a number.
  writeFileSync(`${file}.lock`, '99999999');
  await appendToHistory(file, runOf(2));
  assert.deepEqual(ids(file), ['run-1', 'run-2']);
});

test('an abandoned lock is taken away by one process at a time', async (t) => {
  const file = place(t);
  await appendToHistory(file, runOf(1));
  const [lock, guard] = [`${file}.lock`, `${file}.lock.away`];
  writeFileSync(lock, '99999999');
  writeFileSync(guard, String(process.pid));
  const added = appendToHistory(file, runOf(2));
  assert.equal(readFileSync(lock, 'utf8'), '99999999', 'somebody else is about to take it away');
  // Whoever was about to is gone by now.
  writeFileSync(guard, '99999999');
  await added;
  assert.deepEqual(ids(file), ['run-1', 'run-2']);
  assert.deepEqual([existsSync(lock), existsSync(guard)], [false, false]);
});

test('a history that cannot be read, or written to, is told before a run', (t) => {
  const file = place(t);
  assertHistory(file);
  mkdirSync(path.dirname(file), { recursive: true });
  assert.throws(
    () => assertHistory(path.dirname(file)),
    /^UsageError: --history .*: could not be read \(a folder, no file\)/,
  );
  writeFileSync(file, '');
  assert.throws(() => assertHistory(path.join(file, 'history.jsonl')), /could not be written/);
  const folder = path.join(path.dirname(file), 'not-yet');
  assertHistory(path.join(folder, 'below', 'history.jsonl'));
  assert.ok(!existsSync(folder), 'looking leaves nothing behind');
});

test('what was acknowledged before the process was killed is there', async (t) => {
  const file = place(t);
  const script = fileURLToPath(new URL('./test-support/append-forever.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.on('data', (data: Buffer) => {
    told += data.toString();
    if (told.split('\n').length > 30) child.kill('SIGKILL');
  });
  await once(child, 'close');
  const acknowledged = told.split('\n').slice(0, -1);
  const kept = new Set(ids(file));
  assert.ok(acknowledged.length >= 30);
  assert.deepEqual(
    acknowledged.filter((id) => !kept.has(id)),
    [],
  );
});

test('runs that judge what an earlier one did are told by it, and read as they were, also after the history was cut', async (t) => {
  const file = place(t);
  const judged = Array.from({ length: 500 }, (_, index) => `case ${index}`);
  const runs = Array.from({ length: 40 }, (_, index) =>
    runOf(index + 1, [], { judged: index % 3 === 0 ? judged.slice(1) : judged }),
  );
  for (const run of runs) await appendToHistory(file, run);
  const read = (): string[] => readHistory(file).lines.map((line) => line.judged);
  const written = runs.map((run) => run.judged);
  assert.deepEqual(read(), written);
  const small = (): number =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.length < 1000).length;
  // The last one is the empty end of the file.
  assert.equal(small() - 1, 38, 'a run in full for each thirty that it tells');
  await pruneHistory(file, 90);
  assert.deepEqual(read(), written);
  assert.equal(small() - 1, 38);
});

test('of a run that is told by one that cannot be read nothing is known, and no other is lost', async (t) => {
  const file = place(t);
  const judged = Array.from({ length: 500 }, (_, index) => `case ${index}`);
  for (const day of [1, 2]) await appendToHistory(file, runOf(day, [], { judged }));
  const [, second = ''] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, `{"type":"run","runId":"to\n${second}\n`);
  await appendToHistory(file, runOf(3, [], { judged }));
  const { lines, unreadable } = readHistory(file);
  assert.equal(unreadable, 1);
  assert.deepEqual(
    lines.map(({ runId, judged: told }) => [runId, told !== '']),
    [
      ['run-2', false],
      ['run-3', true],
    ],
  );
});
