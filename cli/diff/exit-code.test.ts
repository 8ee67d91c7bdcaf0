import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diffContracts } from '../../diff/diff-contracts.js';
import { exitCodeOf } from './exit-code.js';

function document(schema: object): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Made', version: '1' },
    paths: {
      '/a': {
        post: {
          operationId: 'a',
          requestBody: { required: true, content: { 'application/json': { schema } } },
          responses: { 204: { description: 'done' } },
        },
      },
    },
  };
}

/** Two schemas that take the same values as far as anyone can look, though a rule speaks. */
function compared(tries: number) {
  const whole = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } };
  const [before, after] = [document(whole), document({ ...whole, maxProperties: 1_000_000 })];
  return diffContracts({ document: before }, { document: after }, { tries });
}

test('a breaking change that was given up with values left is no all-clear', () => {
  assert.equal(exitCodeOf(compared(1), 'fail'), 4);
});

test('one that no value of all there are shows is argued, and does not fail', () => {
  assert.equal(exitCodeOf(compared(4_000), 'fail'), 0);
});

test('what fails comes before what nobody knows', () => {
  const { changes } = diffContracts({ document: document({ maxLength: 9 }) }, { document: document({ maxLength: 5 }) });
  assert.equal(exitCodeOf({ changes: [...compared(1).changes, ...changes] }, 'fail'), 1);
});

test('what is accepted, or concerns others, is not held up', () => {
  const { changes } = compared(1);
  assert.equal(exitCodeOf({ changes: changes.map((change) => ({ ...change, concerns: false })) }, 'fail'), 0);
});
