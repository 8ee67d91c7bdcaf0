import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { readInput, readInputBytes, UnreadableInput } from './input-file.js';

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'input-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('a file is read whole, up to the limit and not beyond', (t) => {
  const file = path.join(folderOf(t), 'a');
  writeFileSync(file, 'é'.repeat(100_000));
  assert.equal(readInput(file), 'é'.repeat(100_000));
  assert.equal(readInputBytes(file, 200_000).length, 200_000);
  assert.throws(() => readInput(file, 199_999), UnreadableInput);
  writeFileSync(file, 'x'.repeat(3 * 1024 * 1024));
  assert.throws(() => readInput(file, 2 * 1024 * 1024), { message: `${file}: larger than 2 MiB` });
});

test('what has no end is refused at once, and a folder or nothing is told as the system tells it', (t) => {
  for (const device of ['/dev/zero', '/dev/urandom', '/dev/null'])
    assert.throws(() => readInput(device), { message: `${device}: a device, no file` });
  assert.throws(() => readInput('/dev/zero'), { name: 'UnreadableInput', problem: 'a device, no file' });
  assert.throws(() => readInput(folderOf(t)), { code: 'EISDIR' });
  assert.throws(() => readInput(path.join(folderOf(t), 'none')), { code: 'ENOENT' });
});

test('a pipe is read to its end, one with nobody at its other end has none of its own', async (t) => {
  const pipe = path.join(folderOf(t), 'pipe');
  execFileSync('mkfifo', [pipe]);
  assert.equal(readInput(pipe), '');
  const script = "printf a; exec 3>&1; printf 'b%.0s' $(seq 70000)";
  const writer = spawn('bash', ['-c', `exec 4<>'${pipe}'; echo ready; { ${script}; } >'${pipe}'`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(writer.stdout, 'data');
  const text = readInput(pipe);
  assert.equal(text, `a${'b'.repeat(70_000)}`);
});

test('a pipe that stays silent is given up', (t) => {
  const pipe = path.join(folderOf(t), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const silent = spawn('bash', ['-c', `exec 4<>'${pipe}'; echo ready; sleep 60`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => silent.kill());
  return once(silent.stdout, 'data').then(() =>
    assert.throws(() => readInput(pipe, undefined, 100), /nothing came from it for 0.1 s$/),
  );
});
