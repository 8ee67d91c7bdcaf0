import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import {
  buildContract,
  contradictionsFile,
  ContractError,
  indexFile,
  listVersions,
  loadContract,
  packagedContracts,
  packageRoot,
  plainFile,
} from './load.js';
import { valueAt } from './pointer.js';
import type { Facts, OpenApiDocument } from './types.js';

const folder = mkdtempSync(path.join(tmpdir(), 'contracts-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Index {
  document: { info: { title: string } };
  facts: { version: string };
}

function put(under: string, version: string, title: string): string {
  const index = JSON.parse(readFileSync(path.join(packagedContracts, 'test', indexFile), 'utf8')) as Index;
  index.document.info.title = title;
  index.facts.version = version;
  const root = path.join(folder, under);
  mkdirSync(path.join(root, version), { recursive: true });
  writeFileSync(path.join(root, version, indexFile), JSON.stringify(index));
  return root;
}

test('folders without a contract are no version', () => {
  const root = put('listed', 'test', 'Listed');
  mkdirSync(path.join(root, 'dossier'));
  assert.deepEqual(listVersions(root), ['test']);
  assert.ok(listVersions().includes('test'));
  assert.ok(!listVersions().includes('formats'));
});

test('the first folder that has the version wins, and the packaged one serves the others', () => {
  const own = put('overlay', 'test', 'Own copy');
  const overlaid = loadContract('test', [own, packagedContracts]);
  const packaged = loadContract('test');
  assert.equal(overlaid.document.info.title, 'Own copy');
  assert.notEqual(overlaid.hash, packaged.hash);
  const elsewhere = put('elsewhere', 'next', 'Next');
  assert.equal(loadContract('test', [elsewhere, packagedContracts]).document.info.title, 'Partner API');
  assert.equal(loadContract('next', [elsewhere, packagedContracts]).version, 'next');
});

test('a folder that does not exist is passed over', () => {
  assert.equal(loadContract('test', [path.join(folder, 'nowhere'), packagedContracts]).version, 'test');
});

test('an unknown version is refused with the known ones of all folders, each once', () => {
  const root = put('known', 'zz-next', 'Next');
  put('known', 'test', 'Test');
  assert.throws(
    () => loadContract('tset', [root, path.join(folder, 'nowhere'), packagedContracts]),
    (error: unknown) =>
      error instanceof ContractError &&
      error.message.startsWith('no contract of API version "tset"; known: ') &&
      error.message
        .split('known: ')[1]
        ?.split(', ')
        .filter((version) => version === 'test').length === 1 &&
      error.message.includes('zz-next'),
  );
  assert.throws(() => loadContract('test', [path.join(folder, 'nowhere')]), {
    name: 'ContractError',
    message: 'no contract of API version "test"; known: none',
  });
});

test('equal files have equal hashes', () => {
  assert.equal(loadContract('test').hash, loadContract('test').hash);
  assert.match(loadContract('test').hash, /^[0-9a-f]{64}$/);
});

test('every operation and webhook is found by id, and its pointers lead to it', () => {
  const contract = loadContract('test');
  for (const [id, operation] of contract.operations) {
    assert.equal(operation.id, id);
    assert.equal(valueAt(contract.document, operation.pointer), operation.object);
    assert.equal(operation.method, operation.method.toUpperCase());
    assert.ok(operation.object.operationId === id || operation.object['x-alias']?.includes(id), id);
  }
  for (const [id, webhook] of contract.webhooks) {
    assert.equal(webhook.id, id);
    assert.equal(webhook.method, webhook.method.toUpperCase());
    assert.equal(webhook.path, webhook.object['x-webhook'].path);
    assert.equal(valueAt(contract.document, webhook.pointer), webhook.object);
    assert.equal(
      valueAt(contract.document, webhook.schemaPointer),
      webhook.object.requestBody?.content['application/json']?.schema,
    );
  }
});

test('an operation has its evidence, an alias too; one without is assumed', () => {
  const told = { grade: 'carried' as const, edition: '2025' };
  const document = {
    paths: {
      '/v1/a': {
        get: { operationId: 'getA', 'x-evidence': told, 'x-alias': ['readA'], responses: {} },
        post: { operationId: 'makeA', responses: {} },
      },
    },
    webhooks: {},
  } as unknown as OpenApiDocument;
  const { operations, version, hash } = buildContract(document, { version: 'own' } as Facts, 'h');
  assert.deepEqual([version, hash, [...operations.keys()]], ['own', 'h', ['getA', 'readA', 'makeA']]);
  const getA = operations.get('getA');
  assert.deepEqual([getA?.method, getA?.path, getA?.pointer], ['GET', '/v1/a', '/paths/~1v1~1a/get']);
  assert.deepEqual(getA?.evidence, told);
  assert.deepEqual(operations.get('readA'), { ...getA, id: 'readA' });
  assert.deepEqual(operations.get('makeA')?.evidence, { grade: 'assumed' });
});

test('what the package derives stands where programs look for it', () => {
  const files = [
    path.join(packageRoot, 'package.json'),
    path.join(packagedContracts, contradictionsFile),
    ...listVersions().flatMap((version) =>
      [plainFile, indexFile].map((name) => path.join(packagedContracts, version, name)),
    ),
  ];
  for (const file of files) assert.ok(statSync(file).isFile(), file);
});

test('a version that is no name is refused before any folder is looked at', () => {
  for (const version of ['../test', '', 'a/b'])
    assert.throws(() => loadContract(version), { name: 'ContractError', message: /^API version ".*": no name/ });
});

test('a folder of the versions that holds a file of their name is none of them', () => {
  const root = put('files', 'test', 'Files');
  writeFileSync(path.join(root, 'note'), '');
  assert.deepEqual(listVersions(root), ['test']);
});

test('a contract is one object for all who ask for it, until its file says something else', () => {
  const own = put('shared', 'v1', 'First');
  const first = loadContract('v1', [own]);
  assert.equal(loadContract('v1', [own]), first);
  put('shared', 'v1', 'Second');
  const second = loadContract('v1', [own]);
  assert.notEqual(second, first);
  assert.equal(second.document.info.title, 'Second');
  for (const title of ['Third', 'Fourth', 'Fifth', 'Sixth']) put('shared', title, title);
  for (const version of ['Third', 'Fourth', 'Fifth', 'Sixth']) loadContract(version, [own]);
  assert.notEqual(loadContract('v1', [own]), second, 'what nobody works with any more is let go of');
});
