import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from './load.js';
import { evidenceOf, nodeOf, operationOf, webhookOf } from './look-up.js';

const contract = loadContract('test');

test('what a contract has is found by its id, what it lacks is named with the version', () => {
  for (const [id, operation] of contract.operations) assert.equal(operationOf(contract, id), operation);
  for (const [id, webhook] of contract.webhooks) assert.equal(webhookOf(contract, id), webhook);
  assert.throws(() => operationOf(contract, 'none'), { message: /contract of version test has no operation none$/ });
  assert.throws(() => webhookOf(contract, 'none'), { message: /contract of version test has no webhook none$/ });
});

test('nodes and evidence are found at their places, each keyword by itself', () => {
  assert.equal(nodeOf(contract, '/info'), contract.document.info);
  assert.equal(nodeOf(contract, '/info/none'), undefined);
  const document = {
    ...contract.document,
    'x-evidence': { grade: 'documented', edition: 'test', keywords: { enum: { grade: 'carried' } } },
  };
  const own = { ...contract, document } as unknown as typeof contract;
  for (let round = 0; round < 2; round += 1) {
    assert.deepEqual(evidenceOf(own, ''), { grade: 'documented', edition: 'test' });
    assert.deepEqual(evidenceOf(own, '', 'enum'), { grade: 'carried', edition: 'test' });
  }
});
