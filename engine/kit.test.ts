import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createData } from '../generators/data/data.js';
import { createKit } from './kit.js';
import { Unprepared } from './provisions/provision.js';
import { openSession } from './test-support/session.js';

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

test('where nothing would be answered, users are taken at their word', async () => {
  const { session, sent } = openSession({ options: { fixtures, trustsFixtures: true } });
  await createKit(session, createData(1)).provide('funded-user', 'a-case');
  assert.equal(sent.length, 0);
});
