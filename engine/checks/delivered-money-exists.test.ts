import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MoneyShown } from '../deliveries/money-shown.js';
import { told, transferTold } from '../deliveries/test-support/run.js';
import { delivery, deliveryInput, only, webhookNamed } from '../test-support/inputs.js';
import { deliveredMoneyExists } from './delivered-money-exists.js';

const judge = (shown: MoneyShown['shown'], whose: 'run' | 'shared' = 'run') =>
  deliveredMoneyExists.judge({
    ...deliveryInput([told('p2pTransfer', transferTold)], { webhook: webhookNamed('p2pTransfer') }),
    standing: {
      explained: new Map([['d1', { standing: 'unexplained', whose, causes: [], shown: [] }]]),
      money: new Map([['d1', { shown }]]),
    },
  });

test('money that the API shows holds, and what nothing would show is not judged', () => {
  assert.equal(only(judge('somewhere')).holds, true);
  assert.deepEqual(judge('open'), []);
});

test('money that is nowhere is a failure, and a warning where others may have acted', () => {
  const judgement = only(judge('nowhere'));
  assert.deepEqual([judgement.holds, judgement.atMost, judgement.pointer], [false, undefined, '/amount']);
  assert.match(judgement.message, /^12\.5 "EUR" is told/);
  assert.equal(only(judge('nowhere', 'shared')).atMost, 'warn');
});

test('a webhook without money is left alone', () => {
  assert.deepEqual(deliveredMoneyExists.judge(deliveryInput([delivery()])), []);
});
