import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSession } from '../../engine/test-support/session.js';
import { noTriggers } from '../../engine/triggers/trigger.js';
import { createData } from '../../generators/data/data.js';
import { Story } from './story.js';
import { Watch } from './watch.js';

type Setup = NonNullable<Parameters<typeof openSession>[0]>;

function open(setup: Setup = {}) {
  const run = openSession(setup);
  const story = new Story(run.session, createData(1), { id: 'a-flow', phase: 'stateful' });
  const outcomes = () => run.session.results.map(({ id, outcome }) => `${id} ${outcome}`);
  return { ...run, story, outcomes };
}

const user = { values: { externalUserId: 'u-1' } };
const balances = (amount: string) => ({
  body: { fiatBalances: [{ id: 'a', name: 'eur', amount, rate: 1, iban: null, status: 'ACTIVE' }], cryptoBalances: [] },
});

test('a step is a case of operation, flow and step, with its special members', async () => {
  const { story, sent } = open({ answers: [{ status: 201, body: { transferId: 't-1' } }] });
  const body = { amount: '7.00', currency: 'eur', destinationExternalUserId: 'u-1' } as const;
  const answer = await story.accept('createTransfer', 'pay', 'Pay', { body, without: ['sourceExternalUserId'] });
  assert.equal(story.take(answer, '/transferId'), 't-1');
  assert.deepEqual(JSON.parse(sent[0]?.body ?? ''), body);
});

test('once a change is refused, the further steps are skipped with the reason', async () => {
  const { story, outcomes, lines, sent } = open({ answers: [{ status: 400, body: { errorCode: 'P403' } }] });
  await story.accept('updateUser', 'change', 'Change the data', user);
  const read = await story.accept('getUserBalances', 'read', 'Read', user);
  await story.delivered('userBalanceGenerated', 'told', 'Told', {});
  story.observe('repeated-read', 'same', 'Same', { operationId: 'getUserBalances' }, { reads: [read, read] });
  assert.equal(sent.length, 1);
  assert.deepEqual(outcomes().slice(1), [
    'getUserBalances:stateful:a-flow.read skip',
    'userBalanceGenerated:stateful:a-flow.told skip',
    'getUserBalances:stateful:a-flow.same skip',
  ]);
  assert.match(JSON.stringify(lines), /updateUser answered 400 in the step change/);
});

test('an obstacle in a part leaves the rest of the flow alone', async () => {
  const { story, sent } = open({ answers: [{ body: {} }] });
  await story.part(async () => {
    await story.trigger('fail-exchange', { exchangeId: 'x' });
    assert.ok(story.stopped);
    await story.accept('getExchangeDetails', 'failed', 'Read', { values: { exchangeId: 'x' } });
  });
  assert.ok(!story.stopped);
  await story.accept('getUserBalances', 'read', 'Read', user);
  assert.equal(sent.length, 1);
});

test('what cannot be prepared, pulled or read is an obstacle', async () => {
  const failing = { ...noTriggers, can: () => true, pull: () => Promise.reject(new Error('409')) };
  const { story } = open({ options: { triggers: failing } });
  await story.trigger('check-health', {});
  assert.ok(story.stopped);
  const other = open({ answers: [{ body: {} }] });
  other.story.take(await other.story.accept('getUserBalances', 'read', 'Read', user), '/id');
  assert.ok(other.story.stopped);
  const unprepared = open({ answers: [{ status: 400, body: {} }] });
  assert.deepEqual(await unprepared.story.provide('created-user'), {});
  assert.ok(unprepared.story.stopped);
});

test('a state is held against every read of the same object, whichever of them a flow names', async () => {
  const statuses = ['PENDING', 'APPROVED', 'PENDING'];
  const play = async (pointer: string) => {
    const { story, outcomes, session } = open({
      answers: [...statuses, 'PENDING'].map((status) => ({ body: pointer === '/status' ? { status } : [{ status }] })),
    });
    const read = (step: string, values = user) => story.accept('getKycStatus', step, 'Read the status', values);
    const first = await read('first');
    await read('told');
    const last = await read('last');
    await read('other', { values: { externalUserId: 'u-2' } });
    const sight = { operationId: 'getKycStatus', expected: { machine: 'kycVerification', pointer } } as const;
    story.observe('states', 'states', 'States', sight, { reads: [first, last] });
    assert.equal(session.results.length, 5);
    return outcomes().at(-1);
  };
  assert.equal(await play('/status'), 'getKycStatus:stateful:a-flow.states fail');
  // Another item may stand at a place of a list.
  assert.equal(await play('/0/status'), 'getKycStatus:stateful:a-flow.states pass');
});

test('two steps of one id are a mistake of the flow', async () => {
  const { story } = open({ answers: [{ body: {} }, { body: {} }] });
  await story.accept('getUserBalances', 'read', 'Read', user);
  await assert.rejects(
    story.accept('getUserBalances', 'read', 'Read', user),
    /have the id getUserBalances:stateful:a-flow\.read/,
  );
});

test('money that moved otherwise than told is found', async () => {
  const changes = [{ owner: 'user', currency: 'eur', amount: '-7.00' }];
  const history = { body: { transactions: [], page: 1, limit: 20, total: 0 } };
  const play = async (after: string, amount: string | undefined) => {
    const { story, session } = open({ answers: [balances('10.00'), history, balances(after), history] });
    const watch = await Watch.open(story, { user: 'u-1' });
    await watch.moved(
      'pay',
      'Paid',
      'createTransfer',
      changes.map((change) => ({ ...change, amount })),
    );
    return session.results.find(({ id }) => id === 'createTransfer:stateful:a-flow.pay.moved')?.outcome;
  };
  assert.equal(await play('3.00', '-7.00'), 'pass');
  assert.equal(await play('2.99', '-7.00'), 'fail');
  assert.equal(await play('2.99', undefined), 'skip');
});
