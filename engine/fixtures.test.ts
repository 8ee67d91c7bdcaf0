import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixtureUsers, shareOf, standIn } from './fixtures.js';
import { noTriggers, type Triggers } from './triggers/trigger.js';

const all: Triggers = { ...noTriggers, can: () => true };
const fixtures = { verified: ['user-v'], funded: ['user-f'] };

test('where a new one can be made, no existing user is taken', () => {
  assert.equal(standIn('verified-user', fixtures, all, false), undefined);
  assert.equal(standIn('created-user', fixtures, noTriggers, false), undefined);
});

test('where none can be made, the user of the best state stands in', () => {
  assert.deepEqual(standIn('verified-user', fixtures, noTriggers, false), { values: { externalUserId: 'user-v' } });
  assert.deepEqual(standIn('verified-user', { funded: ['user-f'] }, noTriggers, false), {
    values: { externalUserId: 'user-f' },
  });
});

test('what is missing is said, and an existing user is never used up', () => {
  const none = standIn('extended-user', fixtures, noTriggers, false);
  assert.match(
    JSON.stringify(none),
    /no way to approve-kyc and extend-user for an? extended user, .*fixtures name no user who is extended/,
  );
  assert.match(JSON.stringify(standIn('verified-user', fixtures, noTriggers, true)), /would use up the user/);
});

test('the partner exists at every target, and does what has to be done with what it has', () => {
  assert.deepEqual(standIn('funded-partner', {}, noTriggers, true), { values: {} });
  assert.equal(standIn('funded-partner', {}, all, true), undefined);
});

test('who is taken does not stand in a second time', () => {
  const two = { verified: ['a', 'b'] };
  assert.deepEqual(standIn('verified-user', two, noTriggers, false, new Set(['a'])), {
    values: { externalUserId: 'b' },
  });
  assert.match(
    JSON.stringify(standIn('verified-user', two, noTriggers, false, new Set(['a', 'b']))),
    /fixtures name no other user who is verified/,
  );
});

test('users are listed once', () => {
  assert.deepEqual(fixtureUsers({ verified: ['a', 'b'], extended: ['b'] }), ['a', 'b']);
});

test('workers have users of their own, and all users have a worker', () => {
  const three = { verified: ['a', 'b', 'c'], funded: ['x', 'y'] };
  const shares = [0, 1].map((worker) => shareOf(three, worker, 2));
  assert.deepEqual(shares, [
    { verified: ['a', 'c'], funded: ['x'] },
    { verified: ['b'], funded: ['y'] },
  ]);
  assert.deepEqual(shareOf(three, 0, 1), three);
});
