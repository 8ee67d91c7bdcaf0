import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { stringify } from 'yaml';
import { packageRoot } from '../../contracts/model/load.js';
import { temporaryFolder } from '../test-support/conformance.js';
import { readUsage } from './usage.js';

const usages: readonly [usage: unknown, isOne: boolean][] = [
  [{ operations: ['a', { id: 'b', parameters: ['p'], request: ['/a'], reads: [] }], webhooks: [{ id: 'c' }] }, true],
  [{ webhooks: ['a'] }, true],
  [{}, true],
  [{ operations: 'a' }, false],
  [{ operation: ['a'] }, false],
  [{ operations: [{ parameters: ['p'] }] }, false],
  [{ operations: [{ id: 'a', read: ['/a'] }] }, false],
  [{ operations: [{ id: 'a', reads: [1] }] }, false],
  [{ operations: [1] }, false],
  [['a'], false],
];

test('what the command takes is what the published schema says', (t) => {
  const schema = JSON.parse(readFileSync(path.join(packageRoot, 'diff/usage.schema.json'), 'utf8')) as object;
  const isUsage = new Ajv2020().compile(schema);
  const file = path.join(temporaryFolder(t), 'usage.yaml');
  for (const [usage, isOne] of usages) {
    writeFileSync(file, stringify(usage));
    assert.equal(isUsage(usage), isOne, JSON.stringify(usage));
    if (isOne) readUsage(file);
    else assert.throws(() => readUsage(file), { name: 'ContractError', message: /^[^\n]*usage\.yaml/ });
  }
});
