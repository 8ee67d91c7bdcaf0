import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelAt } from '../../contracts/model/levels.js';
import { exchangeInput, only, refused } from '../test-support/inputs.js';
import { massAssignment } from './mass-assignment.js';

const foreign = { '/userId': '11111111-2222-4333-8444-555555555555', '/fee': 0.5, '/level': { name: 'X', n: 1 } };
const judge = (body: unknown, changes: object = {}) =>
  massAssignment.judge(exchangeInput('createUser', { body }, { foreign, ...changes }));

test('an answer with values of the server holds', () => {
  for (const body of [{ userId: 'c0545413-efd6-4f8e-97b8-f23753de9c31' }, {}, { fee: '0.51', level: { name: 'X' } }])
    assert.equal(only(judge(body)).holds, true);
  assert.equal(only(judge({})).message, 'none of /userId, /fee, /level took effect in the answer');
});

test('a value that was sent and comes back as what the server set is a finding at its place', () => {
  const judgement = only(judge({ userId: foreign['/userId'] }));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.pointer, '/userId');
  assert.equal(judgement.expected, 'a value of the server');
  assert.equal(only(judge({ fee: '0.50' })).pointer, '/fee');
  assert.equal(only(judge({ level: { n: 1, name: 'X' } })).pointer, '/level');
  // What the contract does not show in the answer is nobody's promise.
  assert.equal(levelAt(only(judge({ fee: 0.5 })), 'documented'), 'info');
});

test('a flag, or nothing, is equal by chance', () => {
  const flags = { foreign: { '/poaRequiredForExtended': true, '/note': '', '/other': null } };
  assert.deepEqual(judge({ poaRequiredForExtended: true, note: '', other: null }, flags), []);
});

test('refusals, broken bodies and cases without such members are not judged', () => {
  assert.deepEqual(judge('{"userId":'), []);
  assert.deepEqual(massAssignment.judge(exchangeInput('createUser', { body: { userId: 'x' } })), []);
  assert.deepEqual(
    massAssignment.judge(
      exchangeInput('createUser', { status: 400, body: { fee: 0.5 } }, { foreign, expect: refused }),
    ),
    [],
  );
});
