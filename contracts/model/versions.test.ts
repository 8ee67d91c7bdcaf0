import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { typedVersions } from '../../generators/types/types.js';
import { indexFile, loadContract, packagedContracts, packageRoot } from './load.js';
import { versionsOf } from './versions.js';

test('the packaged versions come in the order of the editions', () => {
  const editions = loadContract('test').facts.editions.map(({ id }) => id);
  const versions = versionsOf();
  assert.deepEqual(
    versions,
    editions.filter((id) => versions.includes(id)),
  );
  assert.ok(versions.length >= 3);
});

test('a folder with a contract is a version: it is listed after the editions, loaded, and has its types', (t) => {
  const root = mkdtempSync(path.join(tmpdir(), 'conformance-version-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const version of versionsOf())
    cpSync(path.join(packagedContracts, version, indexFile), path.join(root, version, indexFile));
  const text = readFileSync(path.join(root, 'latest', indexFile), 'utf8');
  mkdirSync(path.join(root, 'a-next'));
  writeFileSync(path.join(root, 'a-next', indexFile), text.replaceAll('"version":"latest"', '"version":"a-next"'));
  mkdirSync(path.join(root, 'no-contract'));
  assert.deepEqual(versionsOf([root]), [...versionsOf(), 'a-next']);
  assert.deepEqual(versionsOf([root, packagedContracts]), versionsOf([root]));
  const added = loadContract('a-next', [root]);
  assert.equal(added.version, 'a-next');
  assert.deepEqual([...added.operations.keys()], [...loadContract('latest').operations.keys()]);
  assert.match(typedVersions(versionsOf([root])), /from '\.\.\/a-next\/types\.js';[^]*  'a-next': Version4;/);
});

/** Files that say of single versions what only code can know of them. */
const speaksOfVersions = /^(sandbox\/versions\/|generators\/contract\/evidence\.ts$|contracts\/[\w-]+\/types\.ts$)/;

test('nothing else lists the versions', () => {
  const files = ['contracts', 'generators', 'diff', 'engine', 'suites', 'runner', 'sender', 'sink', 'sandbox']
    .concat(['certification', 'reports', 'library', 'cli', 'scripts', 'benchmarks'])
    .flatMap((room) =>
      readdirSync(path.join(packageRoot, room), { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name}`),
    )
    .filter((name) => /\.(ts|mjs)$/.test(name) && !/\.(test|browser)\.ts$|\/test-support\//.test(name));
  assert.ok(files.length > 500);
  const listing = files.filter((name) => {
    if (speaksOfVersions.test(name) || name === 'contracts/model/typed-versions.ts') return false;
    const text = readFileSync(path.join(packageRoot, name), 'utf8').replace(/^ *(\*|\/\/|\/\*\*).*$/gm, '');
    return text.includes("'legacy'") && text.includes("'latest'");
  });
  assert.deepEqual(listing, []);
});
