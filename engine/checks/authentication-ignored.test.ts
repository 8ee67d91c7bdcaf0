import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auth } from '../../generators/cases/auth.js';
import { madeFor } from '../../generators/cases/test-support/made.js';
import { contract, exchangeInput, only, operationNamed, refused } from '../test-support/inputs.js';
import { authenticationIgnored } from './authentication-ignored.js';

const operation = operationNamed('getPartnerBalances');
const cases = madeFor(contract, operation, 1, [auth])
  .map(({ planned }) => planned)
  .filter(({ expect }) => expect.kind === 'refused');

test('every way of calling without a valid key has to be refused, by principle', () => {
  assert.deepEqual(
    cases.map((planned) => planned.rule),
    ['no-key', 'wrong-key', 'truncated-key', 'altered-key', 'key-in-other-case', 'extended-key', 'key-in-query'],
  );
  for (const planned of cases) {
    const clean = only(authenticationIgnored.judge(exchangeInput(operation.id, { status: 401 }, planned)));
    assert.equal(clean.holds, true);
    assert.deepEqual(clean.ground, { kind: 'principle', principle: 'authentication' });
  }
});

test('work done for a caller without a valid key is a finding', () => {
  for (const planned of cases) {
    const broken = only(authenticationIgnored.judge(exchangeInput(operation.id, { status: 200 }, planned)));
    assert.equal(broken.holds, false);
    assert.deepEqual(broken.ground, { kind: 'principle', principle: 'authentication' });
    assert.equal(broken.expected, 'refused');
    assert.equal(broken.actual, '200');
    assert.deepEqual(broken.subject, { kind: 'exchange', id: 'e1' });
  }
});

test('a refusal with another status is no matter of this check', () => {
  const [planned] = cases;
  assert.equal(only(authenticationIgnored.judge(exchangeInput(operation.id, { status: 400 }, planned))).holds, true);
});

test('calls with a valid key are not judged', () => {
  assert.deepEqual(authenticationIgnored.judge(exchangeInput(operation.id)), []);
  const negative = { expect: refused, phase: 'negative' };
  assert.deepEqual(authenticationIgnored.judge(exchangeInput(operation.id, {}, negative)), []);
});
