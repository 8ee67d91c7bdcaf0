import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delivery, deliveryInput, only, webhookNamed } from '../test-support/inputs.js';
import { deliveryPath } from './delivery-path.js';

test('the path of the contract holds, and rests on how well it is known', () => {
  const judgement = only(deliveryPath.judge(deliveryInput([delivery()])));
  assert.equal(judgement.holds, true);
  const { evidence } = webhookNamed('userBalanceGenerated');
  assert.deepEqual(judgement.ground, { kind: 'evidence', evidence });
});

test('another path is a finding; where the contract only guesses, it is the path observed', () => {
  const elsewhere = { webhookId: null, path: '/hooks/other' };
  const documented = only(deliveryPath.judge(deliveryInput([delivery(elsewhere)])));
  assert.equal(documented.holds, false);
  assert.equal(documented.expected, '/webhook/user/status');
  assert.equal(documented.actual, '/hooks/other');
  assert.doesNotMatch(documented.message, /observed/);
  const guessed = only(deliveryPath.judge(deliveryInput([delivery(elsewhere)], { webhook: webhookNamed('exchange') })));
  assert.match(guessed.message, /^path observed: a body that fits exchange was sent to \/hooks\/other$/);
});
