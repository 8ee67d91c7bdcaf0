// Packs the project, installs the tarball into an empty folder, and does the main job from there as a user would.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './files.mjs';
import { step } from './step.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'conformance-package-'));
const user = { cwd: folder, env: { ...process.env, NODE_OPTIONS: '' } };

const config = `import { defineConfig } from 'partner-api-conformance';
export default defineConfig({ apiVersion: 'test', reportDir: 'reports-of-mine' });
`;
const program = `import { startSandbox } from 'partner-api-conformance/sandbox';
import { startSink } from 'partner-api-conformance/sink';
const sink = await startSink({ journal: 'journal.ndjson', inboxes: [{ name: 'mine' }], readToken: 'read' });
const sandbox = await startSandbox({ webhookUrl: sink.url });
const answer = await fetch(sandbox.url + '/v1/partner/balances', { headers: { 'x-api-key': sandbox.apiKey } });
await sandbox.close();
await sink.close();
if (answer.status !== 200) throw new Error('the packaged sandbox answered ' + answer.status);
`;

function check(holds, message) {
  if (holds) return;
  console.error(`package: ${message}`);
  process.exit(1);
}

try {
  step('npm', ['pack', '--silent', '--pack-destination', folder]);
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "a-user", "private": true, "type": "module" }\n');
  step('npm', ['install', '--silent', '--no-audit', '--no-fund', `./${tarball}`], user);
  writeFileSync(path.join(folder, 'conformance.config.ts'), config);
  writeFileSync(path.join(folder, 'program.mjs'), program);
  step('node', ['program.mjs'], user);
  step('npx', ['conformance', 'run'], user);
  const [run] = readdirSync(path.join(folder, 'reports-of-mine'));
  check(run && existsSync(path.join(folder, 'reports-of-mine', run, 'report.html')), 'the run left no report');
  const faulty = spawnSync('npx', ['conformance', 'run', '--fault', 'webhook-token-missing@userBalanceGenerated'], {
    ...user,
    encoding: 'utf8',
  });
  check(faulty.status === 1, `a planted fault gave exit code ${faulty.status}\n${faulty.stdout}${faulty.stderr}`);
  console.log('package: the main job runs from the installed tarball');
} finally {
  rmSync(folder, { recursive: true, force: true });
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
}
