import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract, delivery, validatorOfTests } from '../test-support/inputs.js';
import { meantWebhook } from './told-path.js';
import { told, transferTold } from './test-support/run.js';

const meant = (path: string, body: string): string | undefined =>
  meantWebhook({ path, body }, contract, validatorOfTests())?.id;

test('a body that fits one webhook is meant for it, wherever it goes', () => {
  assert.equal(meant('/elsewhere', delivery().body), 'userBalanceGenerated');
  assert.equal(meant('/elsewhere', told('p2pTransfer', transferTold).body), 'p2pTransfer');
});

test('of several that it fits, the one with the nearest path', () => {
  const body = JSON.stringify({ externalUserId: 'maria', status: 'WAITING' });
  assert.equal(meant('/webhook/poa-verification/statuses', body), 'poaVerificationStatus');
  assert.equal(meant('/webhook/kyc-files/state?x=1', body), 'kycFileAdded');
});

test('a body that fits none is told by a path that is nearly right, and by no other', () => {
  assert.equal(meant('/webhook/sepa-deposit/statusd', '{"externalUserId":'), 'sepaDeposit');
  assert.equal(meant('/webhook/loan', '{}'), undefined);
});

test('what is nearly right may be wrong anywhere, and no letter counts twice', () => {
  const torn = '{"externalUserId":';
  assert.equal(meant('/wXbhook/sepa-deposit/status', torn), 'sepaDeposit');
  const path = '/webhook/sepa-deposit/status';
  assert.equal(meant(`${path}${path}`, torn), undefined);
});
