import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { packageRoot } from '../../contracts/model/load.js';
import { conformance, startConformance, temporaryFolder } from '../test-support/conformance.js';

const bin = path.join(packageRoot, 'cli/bin.js');
const noShell = spawnSync('bash', ['-c', 'true']).status !== 0;

/** Runs a line of bash in which "$@" is the command line; it has an end of its own, should the process not end. */
function inShell(line: string, args: readonly string[], cwd: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line, process.execPath, process.execPath, bin, ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, NO_COLOR: '1', NODE_TEST_CONTEXT: undefined, TSX_DISABLE_CACHE: '1' },
  });
  return { status, output: stdout + stderr };
}

test(
  'a disk that fills up ends the run with one line and exit code 4, and what was recorded is readable',
  {
    skip: noShell,
  },
  async (t) => {
    const folder = temporaryFolder(t);
    const args = ['run', '--report-dir', 'full', '--suite', 'requests', '--include-operation-id', 'createUser'];
    const { status, output } = inShell('ulimit -f 200; "$@"', args, folder);
    assert.equal(status, 4, output);
    assert.match(output, /^conformance: .*record\.ndjson: the record cannot be written: EFBIG.*stays readable/m);
    const [run = ''] = readdirSync(path.join(folder, 'full'));
    const report = await conformance(['report', path.join('full', run), '--output', 'elsewhere'], folder);
    assert.equal(report.code, 4, report.output);
    assert.match(report.output, /verdict\s+(incomplete|findings.*cut short)/);
  },
);

test('a place that cannot be written is told before anything starts: one line, exit code 2', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(path.join(folder, 'a-file'), '');
  const { code, output } = await conformance(['run', '--report-dir', 'a-file'], folder);
  assert.equal(code, 2, output);
  assert.match(output.trim(), /^conformance: --report-dir .*a-file: cannot be written \(E[A-Z]+\)[^\n]*$/);
});

test('nobody reading the output changes neither exit code nor report', { skip: noShell }, (t) => {
  const folder = temporaryFolder(t);
  const args = ['run', '--report-dir', 'runs', '--suite', 'requests', '--include-operation-id', 'getPartnerBalances'];
  const { status, output } = inShell('"$@" | true; exit ${PIPESTATUS[0]}', args, folder);
  assert.equal(status, 0, output);
  assert.equal(output, '');
  const [run = ''] = readdirSync(path.join(folder, 'runs'));
  assert.ok(existsSync(path.join(folder, 'runs', run, 'report.html')));
});

test('SIGTERM while target and sink are starting leaves a report that says incomplete, exit code 4', async (t) => {
  const folder = temporaryFolder(t);
  const begun = new Promise<void>((resolve) => {
    const watcher = watch(folder, { recursive: true }, (_event, name) => {
      if (!String(name).endsWith('record.ndjson')) return;
      watcher.close();
      resolve();
    });
  });
  const running = startConformance(['run', '--report-dir', 'runs'], folder);
  await begun;
  running.child.kill('SIGTERM');
  const { code, output } = await running.ended;
  assert.equal(code, 4, output);
  assert.match(output, /verdict\s+incomplete/);
});
