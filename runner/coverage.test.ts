import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../contracts/model/load.js';
import { isWhole, outOfReach } from './coverage.js';

test('what no case aims at is listed once with its reason; what flows alone bring about is not', async () => {
  const lines = await outOfReach({ contract: loadContract('test') });
  const told = lines.map(({ subject, item }) => `${subject} ${item}`);
  assert.equal(new Set(told).size, told.length);
  assert.ok(told.includes('getPartnerBalances 400') && told.includes('sepaTransfer QUEUED'), told.join('\n'));
  assert.ok(!told.some((row) => row.startsWith('createVirtualCard')), 'a flow suspends users');
  assert.ok(!told.some((row) => row.startsWith('card ')), 'a flow compares the states of a card');
  assert.ok(lines.every(({ reason }) => !reason.includes('undefined')));
});

test('a run that was asked for parts says nothing of the whole, a shard does', () => {
  assert.ok(isWhole({ shard: { index: 1, of: 2 }, checks: ['error-code'] }));
  assert.ok(!isWhole({ phases: ['auth'] }) && !isWhole({ operations: ['get*'] }) && !isWhole({ suites: ['flows'] }));
});
