import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchangeInput, only, refused } from '../test-support/inputs.js';
import { validationComplete } from './validation-complete.js';

const expect = { ...refused, names: ['email', 'postCode', 'name'] };
const judge = (errorMessage: unknown, errorCode = 'P403') =>
  validationComplete.judge(exchangeInput('createUser', { status: 400, body: { errorCode, errorMessage } }, { expect }));

test('a message that names everything holds, in whatever spelling', () => {
  for (const message of [
    'email must be an email. postCode must be a string. name is required.',
    'Email is wrong, post code is wrong; user.name is wrong',
  ])
    assert.equal(only(judge(message)).holds, true, message);
});

test('what is not named is told; a name inside another is none', () => {
  const first = only(judge('email must be an email.'));
  assert.equal(first.holds, false);
  assert.equal(first.message, 'the message does not name postCode, name');
  assert.equal(first.expected, 'names email, postCode, name');
  assert.equal(only(judge('email, postCode and firstName are wrong')).message, 'the message does not name name');
});

test('the weaker of the case and of the form of validation errors decides', () => {
  const judgement = only(judge('email'));
  assert.equal(judgement.ground.kind === 'evidence' && judgement.ground.evidence.grade, 'carried');
});

test('other codes, successes, broken bodies and cases with one violation are not judged', () => {
  assert.deepEqual(judge('email', 'P412'), []);
  assert.deepEqual(judge(['email']), []);
  for (const [status, body] of [
    [200, {}],
    [400, ''],
    [400, '<h1>x</h1>'],
  ] as const)
    assert.deepEqual(validationComplete.judge(exchangeInput('createUser', { status, body }, { expect })), []);
  const body = { errorCode: 'P403', errorMessage: '' };
  assert.deepEqual(
    validationComplete.judge(exchangeInput('createUser', { status: 400, body }, { expect: refused })),
    [],
  );
});

test('a member within another is named by its own name, however deep it stands', () => {
  const names = ['user.address.postCode', 'items/0/amount'];
  const judgeNames = (errorMessage: string) =>
    validationComplete.judge(
      exchangeInput(
        'createUser',
        { status: 400, body: { errorCode: 'P403', errorMessage } },
        { expect: { ...expect, names } },
      ),
    );
  assert.equal(only(judgeNames('post code and amount are wrong')).holds, true);
  assert.equal(only(judgeNames('address and items are wrong')).holds, false);
});
