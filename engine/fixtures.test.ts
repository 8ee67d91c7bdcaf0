import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixtureUsers, standIn } from './fixtures.js';
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

test('users are listed once', () => {
  assert.deepEqual(fixtureUsers({ verified: ['a', 'b'], extended: ['b'] }), ['a', 'b']);
});
