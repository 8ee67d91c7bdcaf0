import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { contract } from '../test-support/inputs.js';
import { agreements } from './agreements.js';
import { deliveryChecks, exchangeChecks } from './index.js';

const checks = [...exchangeChecks, ...deliveryChecks];

test('every check of the folder is registered once, under the name of its file', () => {
  const helpers = ['agreement.ts', 'agreements.ts', 'body.ts', 'check.ts', 'index.ts', 'response-body.ts'];
  const files = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !helpers.includes(name),
  );
  assert.deepEqual(checks.map(({ id }) => `${id}.ts`).sort(), files.sort());
});

test('every check says what it is and what a finding means', () => {
  for (const { id, title, about } of checks) {
    assert.match(id, /^[a-z]+(-[a-z]+)*$/);
    assert.ok(title.length > 10 && about.length > 40, id);
  }
});

test('agreements speak of webhooks and operations that the contract has', () => {
  for (const { webhookId, operationId } of agreements) {
    assert.ok(contract.webhooks.has(webhookId), webhookId);
    assert.ok(contract.operations.has(operationId), operationId);
  }
});
