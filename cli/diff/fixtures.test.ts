import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { diffContracts } from '../../diff/diff-contracts.js';
import { fixtureName, writeFixtures } from './fixtures.js';

function changes(operationId: string) {
  const document = (maxLength: number): object => ({
    openapi: '3.1.0',
    info: { title: 'Made', version: '1' },
    paths: {
      '/a': {
        post: {
          operationId,
          requestBody: { required: true, content: { 'application/json': { schema: { type: 'string', maxLength } } } },
          responses: { 204: { description: 'done' } },
        },
      },
    },
  });
  return diffContracts({ document: document(9) }, { document: document(5) }).changes;
}

test('each counterexample is a payload file that the other side refuses', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fixtures-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  assert.equal(writeFixtures(folder, changes('createNote')), 1);
  const [name = ''] = readdirSync(folder);
  assert.match(name, /^createNote\.request-body-max-length-decreased\.[0-9a-f]{16}\.json$/);
  assert.ok(String(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))).length > 5);
});

test('no name that somebody gave an operation leads out of the folder', () => {
  for (const id of ['../../etc/passwd', '.hidden', '-rf', 'x'.repeat(200), 'a/b'])
    for (const change of changes(id)) assert.match(fixtureName(change), /^(change|a-b)\.[A-Za-z0-9._-]+\.json$/, id);
});
