/** What is ready to copy keeps to the commands as they are, and its shell steps run. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { gateCommand } from '../../cli/commands/gate.js';
import { runCommand } from '../../cli/commands/run.js';
import { packageRoot } from '../../contracts/model/load.js';

const folder = mkdtempSync(path.join(tmpdir(), 'ci-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (file: string): string => readFileSync(path.join(packageRoot, file), 'utf8');
const known = (command: Command): string[] => command.options.flatMap(({ long }) => long ?? []);

for (const [file, command] of [
  ['.github/actions/upgrade-gate/action.yml', gateCommand],
  ['examples/ci/gitlab-ci.yml', gateCommand],
  ['examples/ci/kubernetes.yaml', runCommand],
] as const)
  test(`${file} is YAML, and names options that there are`, () => {
    const text = textOf(file);
    assert.equal(typeof parse(text), 'object');
    const named = [...text.matchAll(/(?<=[\s(])--[a-z-]+/g)].map(([option]) => option);
    assert.ok(named.length > 3);
    assert.deepEqual(
      named.filter((option) => !known(command).includes(option)),
      [],
    );
  });

interface Step {
  id?: string;
  run?: string;
  env?: Record<string, string>;
}

/** Runs the action's step with a `npx` that tells its arguments and ends as it is told. */
function step(env: Record<string, string>, code: number): { status: number; args: string; summary: string } {
  const { runs } = parse(textOf('.github/actions/upgrade-gate/action.yml')) as { runs: { steps: Step[] } };
  const script = runs.steps.find(({ id }) => id === 'gate')?.run ?? '';
  const npx = path.join(folder, 'npx');
  writeFileSync(
    npx,
    `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/args"\nmkdir -p out; echo verdict > out/gate.md\nexit ${code}\n`,
  );
  chmodSync(npx, 0o755);
  for (const name of ['summary', 'output']) writeFileSync(path.join(folder, name), '');
  let status = 0;
  try {
    execFileSync('bash', ['-e', '-c', script], {
      cwd: folder,
      env: {
        PATH: `${folder}:${process.env['PATH']}`,
        GITHUB_OUTPUT: path.join(folder, 'output'),
        GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
        GATE_OUTPUT: 'out',
        ...env,
      },
    });
  } catch (error) {
    status = (error as { status: number }).status;
  }
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  assert.equal(read('output'), `exit-code=${code}\n`);
  return { status, args: read('args'), summary: read('summary') };
}

const inputs = {
  GATE_FROM: 'latest',
  GATE_TO: 'a b; id',
  GATE_TARGET: 'staging',
  GATE_SIMULATED: 'true',
  GATE_USAGE: '',
  GATE_WAIVERS: 'w.yaml',
};

test('the action hands its inputs on as they are, and ends as the gate ends', () => {
  const { status, args, summary } = step(inputs, 4);
  assert.equal(status, 4);
  assert.equal(summary, 'verdict\n');
  assert.deepEqual(args.trim().split('\n'), [
    ...['conformance', 'gate', '--from', 'latest', '--to', 'a b; id', '--target', 'staging'],
    ...['--output', 'out', '--simulated', '--waivers', 'w.yaml'],
  ]);
});

test('a gate that is passed passes the step', () => assert.equal(step(inputs, 0).status, 0));

test('the workflow of the guide names inputs that there are', () => {
  const [, text = ''] = /```yaml\n([^]*?)```/.exec(textOf('docs/ci.md')) ?? [];
  const { gate } = (parse(text) as { jobs: Record<string, { uses: string; with: object }> }).jobs;
  assert.ok(gate);
  const workflow = parse(textOf(gate.uses)) as { on: { workflow_call: { inputs: object } } };
  const there = Object.keys(workflow.on.workflow_call.inputs);
  assert.deepEqual(
    Object.keys(gate.with).filter((name) => !there.includes(name)),
    [],
  );
});

test('what GitLab is told to run is understood, from its variables', () => {
  const job = (parse(textOf('examples/ci/gitlab-ci.yml')) as { 'upgrade-gate': { script: string[] } })['upgrade-gate'];
  const line = job.script.find((one) => one.includes('conformance')) ?? '';
  const npx = path.join(folder, 'npx');
  const cli = path.join(packageRoot, 'cli/bin.js');
  writeFileSync(npx, `#!/bin/sh\nshift\nexec '${process.execPath}' '${cli}' "$@" --dry-run --phases coverage\n`);
  chmodSync(npx, 0o755);
  const variables = { GATE_FROM: 'latest', GATE_TO: 'test', GATE_TARGET: 'sandbox', NO_COLOR: '1' };
  const env = { ...process.env, ...variables, PATH: `${folder}:${process.env['PATH']}`, NODE_TEST_CONTEXT: undefined };
  const told = execFileSync('sh', ['-c', line], { cwd: folder, env, encoding: 'utf8' });
  assert.match(told, /^run +a client of latest at test: \d+ requests to sandbox$/m);
});

test('the shard of a pod is its index and one', () => {
  const text = textOf('examples/ci/kubernetes.yaml');
  const [, shard = ''] = /--shard "([^"]+)"/.exec(text) ?? [];
  const told = execFileSync('sh', ['-c', `echo "${shard}"`], { env: { JOB_COMPLETION_INDEX: '3' }, encoding: 'utf8' });
  assert.equal(told, '4/4\n');
});
