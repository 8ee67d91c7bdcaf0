import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorLine, TriggerLine } from '../record/format.js';
import { recorded } from './recorded.js';
import { Declined, noTriggers, type Triggers } from './trigger.js';

test('each trigger that was pulled is told of, with the objects that came of it and nothing else', async () => {
  const lines: (TriggerLine | ErrorLine)[] = [];
  const depositing: Triggers = {
    can: () => true,
    pull: () => Promise.resolve({ sepaDepositId: 's-1', code: '123456' }),
  };
  const triggers = recorded(
    depositing,
    (line) => void lines.push(line),
    () => 1000,
  );
  assert.ok(triggers.can('deposit-sepa'));
  await triggers.pull('deposit-sepa', { amount: '5.00', currency: 'eur' });
  await triggers.pull('advance-clock', { seconds: '8' });
  assert.deepEqual(lines, [
    {
      type: 'trigger',
      at: '1970-01-01T00:00:01.000Z',
      trigger: 'deposit-sepa',
      values: { amount: '5.00', currency: 'eur' },
      told: { sepaDepositId: 's-1' },
    },
  ]);
});

test('what could not be done is not told as done', async () => {
  const triggers = recorded(noTriggers, () => assert.fail('nothing was pulled'), Date.now);
  await assert.rejects(triggers.pull('check-health', {}), /no way/);
});

test('a trigger that is offered and goes wrong is trouble of the run, told once; one that is declined is not', async () => {
  const lines: (TriggerLine | ErrorLine)[] = [];
  const errors = [new Error('answered 500'), new Error('answered 500'), new Declined('said no')];
  const failing: Triggers = { can: () => true, pull: () => Promise.reject(errors.shift() as Error) };
  const triggers = recorded(
    failing,
    (line) => void lines.push(line),
    () => 1000,
  );
  await assert.rejects(triggers.pull('approve-kyc', {}), /answered 500/);
  await assert.rejects(triggers.pull('approve-kyc', {}), /answered 500/);
  await assert.rejects(triggers.pull('approve-kyc', {}), /said no/);
  assert.deepEqual(lines, [
    { type: 'error', at: '1970-01-01T00:00:01.000Z', where: 'trigger approve-kyc', message: 'answered 500' },
  ]);
});
