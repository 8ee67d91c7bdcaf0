import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineConfig, loadConfig, readSecret, UsageError } from './config.js';
import { temporaryFolder } from './test-support/folder.js';

const module = pathToFileURL(fileURLToPath(new URL('./config.js', import.meta.url))).href.replace(/\.js$/, '.ts');
const sandbox = { sandbox: { kind: 'sandbox', strictness: 'all' } };

test('without a configuration the sandbox is the target, held to everything', async (t) => {
  assert.deepEqual(await loadConfig(temporaryFolder(t)), {
    apiVersion: 'test',
    target: 'sandbox',
    targets: sandbox,
    reportDir: 'conformance-report',
    failOn: 'fail',
    requireProof: false,
  });
});

test('a TypeScript configuration stands over the defaults and adds its targets to them', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(
    path.join(folder, 'conformance.config.ts'),
    `import { defineConfig, type ConformanceConfig } from ${JSON.stringify(module)};
     const config: ConformanceConfig = {
       apiVersion: 'latest',
       failOn: 'warn',
       targets: { staging: { kind: 'remote', baseUrl: 'https://staging.example', apiKey: { env: 'KEY_OF_TESTS' } } },
     };
     export default defineConfig(config);`,
  );
  const config = await loadConfig(folder);
  assert.deepEqual(config, {
    apiVersion: 'latest',
    target: 'sandbox',
    targets: {
      ...sandbox,
      staging: { kind: 'remote', baseUrl: 'https://staging.example', apiKey: { env: 'KEY_OF_TESTS' } },
    },
    reportDir: 'conformance-report',
    failOn: 'warn',
    requireProof: false,
  });
});

test('a JavaScript configuration is found too, and TypeScript comes first', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(path.join(folder, 'conformance.config.mjs'), `export default { reportDir: 'from-mjs' };`);
  assert.equal((await loadConfig(folder)).reportDir, 'from-mjs');
  writeFileSync(path.join(folder, 'conformance.config.ts'), `export default { reportDir: 'from-ts' as string };`);
  assert.equal((await loadConfig(folder)).reportDir, 'from-ts');
});

test('a target of the configuration replaces the default one of its name', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(
    path.join(folder, 'conformance.config.mjs'),
    `export default { targets: { sandbox: { kind: 'sandbox', strictness: 'documented' } } };`,
  );
  assert.deepEqual((await loadConfig(folder)).targets, { sandbox: { kind: 'sandbox', strictness: 'documented' } });
});

test('a named file counts instead of the usual ones, relative to the folder', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(path.join(folder, 'conformance.config.mjs'), `export default { reportDir: 'usual' };`);
  writeFileSync(path.join(folder, 'nightly.mjs'), `export default { reportDir: 'nightly' };`);
  assert.equal((await loadConfig(folder, 'nightly.mjs')).reportDir, 'nightly');
  assert.equal((await loadConfig('/', path.join(folder, 'nightly.mjs'))).reportDir, 'nightly');
});

test('a named file that does not exist is bad usage, with its path and what to do', async (t) => {
  const folder = temporaryFolder(t);
  const file = path.join(folder, 'nowhere.ts');
  await assert.rejects(loadConfig(folder, 'nowhere.ts'), (error) => {
    assert.ok(error instanceof UsageError);
    assert.equal(error.message, `${file}: no such configuration; name an existing file with --config`);
    return true;
  });
});

test('a file in another format is bad usage that names those that are taken; JSON is taken', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(path.join(folder, 'b.yaml'), 'apiVersion: test\n');
  await assert.rejects(loadConfig(folder, 'b.yaml'), (error: Error) => {
    assert.ok(error instanceof UsageError);
    assert.match(error.message, /b\.yaml: a configuration ends in \.ts, .*\.json; write `export default defineConfig/);
    return true;
  });
  writeFileSync(path.join(folder, 'b.json'), '{"apiVersion": "latest"}');
  assert.equal((await loadConfig(folder, 'b.json')).apiVersion, 'latest');
});

test('a file that exports no configuration is bad usage', async (t) => {
  for (const text of ['export const target = "sandbox";', 'export default null;', 'export default "sandbox";']) {
    const folder = temporaryFolder(t);
    writeFileSync(path.join(folder, 'conformance.config.mjs'), text);
    await assert.rejects(loadConfig(folder), (error) => {
      assert.ok(error instanceof UsageError, text);
      assert.match(error.message, /exports no configuration; write `export default defineConfig/);
      return true;
    });
  }
});

test('a secret is its text, or what the environment holds', () => {
  assert.equal(readSecret('k-1', 'targets.staging.apiKey', {}), 'k-1');
  assert.equal(readSecret({ env: 'KEY_OF_TESTS' }, 'targets.staging.apiKey', { KEY_OF_TESTS: 'k-2' }), 'k-2');
});

test('a secret whose variable is missing or empty is bad usage that names both', () => {
  for (const environment of [{}, { KEY_OF_TESTS: '' }])
    assert.throws(() => readSecret({ env: 'KEY_OF_TESTS' }, 'targets.staging.apiKey', environment), {
      name: 'UsageError',
      message: 'targets.staging.apiKey: the environment variable KEY_OF_TESTS is not set',
    });
});

test('defineConfig gives back what it is given', () => {
  const config = { apiVersion: 'test' };
  assert.equal(defineConfig(config), config);
});
