// Packs the project, installs the tarball into an empty folder, and does the main job from there as a user would.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './files.mjs';
import { step } from './step.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'conformance-package-'));
const user = { cwd: folder, env: { ...process.env, NODE_OPTIONS: '' } };

const config = `import { defineConfig } from 'partner-api-conformance';
export default defineConfig({ apiVersion: 'test', reportDir: 'reports-of-mine' });
`;
const tsconfig = JSON.stringify({
  compilerOptions: {
    module: 'NodeNext',
    target: 'ES2023',
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    typeRoots: [path.join(root, 'node_modules', '@types')],
  },
  files: ['api.spec.ts'],
});

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
  writeFileSync(path.join(folder, 'tsconfig.json'), tsconfig);
  copyFileSync(path.join(root, 'scripts', 'package', 'api.spec.ts'), path.join(folder, 'api.spec.ts'));
  step(process.execPath, [fileURLToPath(import.meta.resolve('typescript/bin/tsc')), '--project', folder], user);
  step('npx', ['playwright', 'test', '--reporter', 'line', 'api.spec.ts'], user);
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
