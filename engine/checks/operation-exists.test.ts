import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceGround } from '../../contracts/model/ground.js';
import { contract, exchangeInput, only } from '../test-support/inputs.js';
import { operationExists } from './operation-exists.js';

const operation = [...contract.operations.values()].find(({ evidence }) => evidence.grade === 'assumed');
assert.ok(operation);
const { id, evidence, method, path } = operation;
const first = (status: number, body?: string) => ({
  ...exchangeInput(id, { status, ...(body === undefined ? {} : { body }) }),
  unproven: true,
});

test('an answer of a server that knows no such place is a finding on the ground of the operation', () => {
  for (const status of [404, 405, 501]) {
    const judgement = only(operationExists.judge(first(status, 'Cannot do that')));
    assert.equal(judgement.holds, false);
    assert.deepEqual(judgement.ground, evidenceGround(evidence));
    assert.equal(judgement.message, `${method} ${path} is unknown there: ${status} without an error of the API`);
  }
});

test('an error of the API and any other answer show that it is there', () => {
  for (const input of [first(404, '{"errorCode":"P404"}'), first(200, '{}'), first(500, 'Oops')])
    assert.equal(only(operationExists.judge(input)).holds, true);
});

test('a status that the operation lists is an answer of it, where nobody knows how its errors look', () => {
  const input = first(405, 'Invalid input');
  const listing = (opensRefusals: boolean) => ({
    ...input.operation,
    object: {
      ...input.operation.object,
      responses: { 405: { description: '' } },
      'x-open-refusals': opensRefusals,
    },
  });
  for (const holds of [true, false])
    assert.equal(only(operationExists.judge({ ...input, operation: listing(holds) })).holds, holds);
});

test('once it is known to be there, and of a call without a key, nothing is said', () => {
  const unknown = first(404, 'Not Found');
  assert.deepEqual(operationExists.judge({ ...unknown, unproven: false }), []);
  assert.deepEqual(operationExists.judge({ ...unknown, case: { ...unknown.case, authentication: 'none' } }), []);
});
