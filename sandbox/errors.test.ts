import assert from 'node:assert/strict';
import { versions } from './versions/index.js';
import { test } from 'node:test';
import { loadContract } from '../contracts/model/load.js';
import { accessDeniedReply, errorReply } from './errors.js';

const { facts } = loadContract('test');

test('every code of the catalogue has a reply of the documented form', () => {
  for (const { code, status, name } of facts.errorCodes) {
    const reply = errorReply(facts, versions.test, code);
    assert.equal(reply.status, status);
    assert.deepEqual(Object.keys(reply.body), ['errorCode', ...(name === null ? [] : ['errorName']), 'errorMessage']);
    if (name !== null) assert.match(String(reply.body.errorName), /^[a-z0-9]+(-[a-z0-9]+)*$/);
  }
});

test('known names and messages are used as they are', () => {
  assert.deepEqual(errorReply(facts, versions.test, 'P412').body, {
    errorCode: 'P412',
    errorName: 'invalid-user',
    errorMessage: 'User does not exist',
  });
});

test('a code that the version does not have is a mistake of the sandbox', () => {
  assert.throws(() => errorReply(facts, versions.test, 'P999'), /version test have no error code P999/);
});

test('access is denied in the documented words', () => {
  assert.deepEqual(accessDeniedReply(facts, 'key wrong'), {
    status: 401,
    body: { statusCode: 401, message: 'Access Denied. xo2' },
  });
});
