// Has generators and a mock of other makers read the plain documents. They are installed in a folder beside the project, never in it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './files.mjs';

const versions = readdirSync(path.join(root, 'contracts')).filter((name) =>
  existsSync(path.join(root, 'contracts', name, 'openapi.plain.yaml')),
);
const packages = ['@hey-api/openapi-ts@0.95.0', 'orval@7.13.2', '@stoplight/prism-cli@5.14.2'];
const folder = mkdtempSync(path.join(tmpdir(), 'other-readers-'));
const run = (command, args) => spawnSync(command, args, { cwd: folder, encoding: 'utf8', timeout: 300_000 });
let failed = 0;

function tell(what, { status, stdout, stderr }) {
  console.log(`${status === 0 ? '✔' : '✖'} ${what}`);
  if (status === 0) return;
  failed += 1;
  console.log(`${stdout}${stderr}`.trim().split('\n').slice(-5).join('\n'));
}

/** Asks the mock for the balances of a user, once it listens. */
async function askMock(document, port) {
  const mock = spawn('npx', ['prism', 'mock', '--port', String(port), document], { cwd: folder, detached: true });
  try {
    const ready = new Promise((resolve, reject) => {
      mock.stdout.on('data', (text) => String(text).includes('is listening') && resolve());
      mock.once('exit', () => reject(new Error('the mock ended')));
    });
    await ready;
    const answer = await fetch(`http://127.0.0.1:${port}/v1/partner/balances`, { headers: { 'x-api-key': 'mock' } });
    const body = await answer.json();
    return { status: answer.status === 200 && Array.isArray(body.fiatBalances) ? 0 : 1, stdout: '', stderr: '' };
  } catch (error) {
    return { status: 1, stdout: '', stderr: String(error) };
  } finally {
    process.kill(-mock.pid);
  }
}

try {
  const installed = run('npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--prefix',
    folder,
    ...packages,
  ]);
  if (installed.status !== 0) console.log(`skipped: ${packages.join(', ')} cannot be installed here`);
  else
    for (const [index, version] of versions.entries()) {
      const document = path.join(root, 'contracts', version, 'openapi.plain.yaml');
      tell(
        `${version}: Hey API`,
        run('npx', ['openapi-ts', '-i', document, '-o', `types-${version}`, '-p', '@hey-api/typescript']),
      );
      tell(`${version}: orval`, run('npx', ['orval', '--input', document, '--output', `client-${version}/api.ts`]));
      tell(`${version}: Prism`, await askMock(document, 4610 + index));
    }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;
