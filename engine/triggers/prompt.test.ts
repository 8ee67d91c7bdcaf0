import assert from 'node:assert/strict';
import { test } from 'node:test';
import { promptTriggers } from './prompt.js';
import { Declined } from './trigger.js';

test('a person is asked what to do with which values, one question at a time', async () => {
  const asked: string[] = [];
  const answers = ['', 'cryptoDepositId=d-1, txId=0xab'];
  let open = 0;
  const triggers = promptTriggers(
    { timeoutMs: 9000 },
    async (question, timeoutMs) => {
      assert.equal((open += 1), 1);
      assert.equal(timeoutMs, 9000);
      asked.push(question);
      await Promise.resolve();
      open -= 1;
      return answers[asked.length - 1] ?? '';
    },
    {},
  );
  const told = await Promise.all([
    triggers.pull('approve-kyc', { verificationId: 'v-1', externalUserId: 'u-1' }),
    triggers.pull('deposit-crypto', { amount: '1', currency: 'btc' }),
  ]);
  assert.deepEqual(told, [{}, { cryptoDepositId: 'd-1', txId: '0xab' }]);
  assert.match(asked[0] ?? '', /approve the identity check v-1\.[^]*externalUserId u-1/);
});

test('a no is an error of that trigger alone', async () => {
  const answers = ['no', ''];
  const triggers = promptTriggers({}, () => Promise.resolve(answers.shift() ?? ''), {});
  await assert.rejects(triggers.pull('approve-kyc', {}), Declined);
  assert.deepEqual(await triggers.pull('approve-kyc', {}), {});
});

test('in CI nobody is asked, and elsewhere only for what the configuration offers', () => {
  const ask = (): Promise<string> => Promise.reject(new Error('nobody may be asked'));
  assert.ok(!promptTriggers({}, ask, { CI: 'true' }).can('approve-kyc'));
  const some = promptTriggers({ offers: ['approve-kyc'] }, ask, {});
  assert.ok(some.can('approve-kyc') && !some.can('use-card'));
});
