import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runOf } from '../../reports/history/test-support/lines.js';
import { appendToHistory, pruneHistory, readHistory } from './file.js';

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
