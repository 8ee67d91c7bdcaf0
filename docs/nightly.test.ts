import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { parse } from 'yaml';
import { temporaryFolder } from '../cli/test-support/conformance.js';
import { packageRoot } from '../contracts/model/load.js';

const guide = readFileSync(path.join(packageRoot, 'docs/nightly.md'), 'utf8');

/** The YAML that the guide shows under a heading. */
function shown(heading: string): unknown {
  const [, section = ''] = guide.split(`\n## ${heading}\n`);
  const [, text = ''] = /```yaml\n([^]*?)```/.exec(section) ?? [];
  return parse(text);
}

interface Workflow {
  on: { schedule: { cron: string }[] };
  jobs: { nightly: { steps: { run?: string; uses?: string; if?: string; with?: { path?: string } }[] } };
}
interface GitlabJob {
  nightly: {
    script: string;
    after_script: string[];
    cache: { paths: string[]; when: string };
    artifacts: { when: string; paths: string[] };
  };
}
interface CronJob {
  spec: { schedule: string; jobTemplate: { spec: { template: { spec: { containers: { command: string[] }[] } } } } };
}

/** Five fields, each within its bounds. */
function assertCron(text: string): void {
  const most = [59, 23, 31, 12, 7];
  const fields = text.split(' ');
  assert.equal(fields.length, 5, text);
  for (const [index, field] of fields.entries())
    if (field !== '*') assert.ok(/^\d+$/.test(field) && Number(field) <= (most[index] ?? 0), text);
}

/** A folder where `npx conformance` is this project, narrowed to one operation of a sandbox called staging. */
function place(t: TestContext, more: string): { folder: string; env: NodeJS.ProcessEnv } {
  const folder = temporaryFolder(t);
  writeFileSync(
    path.join(folder, 'conformance.config.mjs'),
    `export default { target: 'staging', targets: { staging: { kind: 'sandbox', strictness: 'all' } } };\n`,
  );
  const narrowed = `case "$1" in run) set -- "$@" --include-operation-id getPartnerBalances --phases coverage ${more};; esac`;
  const npx = path.join(folder, 'npx');
  const cli = path.join(packageRoot, 'cli/bin.js');
  writeFileSync(npx, `#!/bin/sh\nshift\n${narrowed}\nexec '${process.execPath}' '${cli}' "$@"\n`);
  chmodSync(npx, 0o755);
  const env = {
    ...process.env,
    NO_COLOR: '1',
    NODE_TEST_CONTEXT: undefined,
    PATH: `${folder}:${process.env.PATH ?? ''}`,
  };
  return { folder, env };
}

async function shell(line: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  const child = spawn('sh', ['-c', line], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}

test('the steps of the GitHub workflow tell a new cause to the address and write its page', async (t) => {
  const { on, jobs } = shown('GitHub') as Workflow;
  for (const { cron } of on.schedule) assertCron(cron);
  const bodies: string[] = [];
  const receiver = createServer((request, response) => {
    request.on('data', (data: Buffer) => bodies.push(data.toString()));
    request.on('end', () => response.end());
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  t.after(() => receiver.close());
  const SLACK_URL = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const { folder, env } = place(t, '--fault answer-member-missing@getPartnerBalances');
  writeFileSync(path.join(folder, 'owners.yaml'), 'teams:\n  treasury:\n    operations: [getPartnerBalances]\n');
  const [run, page] = jobs.nightly.steps.flatMap((step) => step.run ?? []);
  const ran = await shell(run ?? '', folder, { ...env, SLACK_URL });
  assert.equal(ran.code, 1, ran.output);
  assert.match(ran.output, /^again .* failed 2 more times$/m);
  assert.match(bodies.join(), /new: staging .*getPartnerBalances/);
  assert.equal((await shell(page ?? '', folder, env)).code, 0);
  assert.ok(existsSync(path.join(folder, 'history', 'index.html')));
});

test('a night with findings, which ends with 1, keeps its history and its pages like any other', () => {
  const { steps } = (shown('GitHub') as Workflow).jobs.nightly;
  const of = (action: string) => steps.filter(({ uses }) => uses?.startsWith(`actions/${action}@`));
  const [restore, save, pages] = [of('cache/restore'), of('cache/save'), of('upload-artifact')];
  assert.deepEqual(of('cache'), [], 'it saves nothing after a step that failed');
  assert.deepEqual(restore[0]?.with?.path, save[0]?.with?.path);
  for (const step of [save[0], pages[0]]) assert.equal(step?.if, 'always()');
  assert.equal(pages[0]?.with?.path, 'history');
  const { cache, artifacts, after_script: after } = (shown('GitLab') as GitlabJob).nightly;
  assert.deepEqual([cache.when, artifacts.when], ['always', 'always']);
  assert.deepEqual(artifacts.paths, ['history']);
  assert.match(after.join(), /^npx conformance history page history\.jsonl/);
});

test('what GitLab and Kubernetes are told to run is understood', async (t) => {
  const { nightly } = shown('GitLab') as GitlabJob;
  assert.deepEqual(nightly.cache.paths, ['history.jsonl']);
  const { spec } = shown('Kubernetes') as CronJob;
  assertCron(spec.schedule);
  const [container] = spec.jobTemplate.spec.template.spec.containers;
  const { folder, env: bare } = place(t, '--dry-run');
  const env = { ...bare, SLACK_URL: 'http://127.0.0.1:1/' };
  const quoted = container?.command.map((word) => `'${word}'`).join(' ') ?? '';
  for (const line of [nightly.script, quoted]) {
    const { code, output } = await shell(line, folder, env);
    assert.equal(code, 0, output);
    assert.match(output, /^target +staging; nothing was sent$/m);
  }
});
