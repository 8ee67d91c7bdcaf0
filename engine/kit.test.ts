import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createData } from '../generators/data/data.js';
import { createKit } from './kit.js';
import { Unprepared } from './provisions/provision.js';
import { openSession } from './test-support/session.js';
import { Declined, noTriggers } from './triggers/trigger.js';

const fixtures = { funded: ['user-f'] };
const balance = (name: string, amount: string) => ({ id: name, name, amount, rate: 1, wallet: null });
const balances = (eur: string) => ({
  body: { fiatBalances: [balance('eur', eur)], cryptoBalances: [balance('usdc', '150'), balance('btc', '1')] },
});

test('a funded user of the fixtures stands in where there is enough, and else is missing with the reason', async () => {
  const rich = openSession({ answers: [balances('2500.00')], options: { fixtures } });
  const provided = await createKit(rich.session, createData(1)).provide('funded-user', 'a-case');
  assert.deepEqual(provided, { externalUserId: 'user-f' });
  const poor = openSession({ answers: [balances('2499.99')], options: { fixtures } });
  await assert.rejects(createKit(poor.session, createData(1)).provide('funded-user', 'a-case'), (error) => {
    assert.ok(error instanceof Unprepared);
    assert.equal(error.message, 'the funded user user-f has less than 2500 eur');
    return true;
  });
});

test('whoever needs what cannot be had says which part of the set-up lacks', async () => {
  const causeOf = async (options: Parameters<typeof openSession>[0], user = 'approved-user'): Promise<string> => {
    const { session } = openSession(options);
    const error: unknown = await createKit(session, createData(1))
      .provide(user, 'a-case')
      .catch((reason: unknown) => reason);
    assert.ok(error instanceof Unprepared);
    return error.obstacle.cause;
  };
  const declining = {
    ...noTriggers,
    can: () => true,
    pull: () => Promise.reject(new Declined('the hook answered 409')),
  };
  const answers = [{ body: {} }, { body: { verificationId: 'v-1' } }];
  assert.equal(await causeOf({ answers, options: { triggers: declining } }), 'trigger-failed');
  assert.equal(await causeOf({ answers, options: { triggers: noTriggers } }), 'trigger-missing');
  assert.equal(await causeOf({ answers: [{ status: 503, body: {} }] }), 'refused-before');
  assert.equal(await causeOf({ options: { fixtures: {} } }, 'verified-user'), 'fixture-missing');
});

test('where nothing would be answered, users are taken at their word', async () => {
  const { session, sent } = openSession({ options: { fixtures, trustsFixtures: true } });
  await createKit(session, createData(1)).provide('funded-user', 'a-case');
  assert.equal(sent.length, 0);
});
