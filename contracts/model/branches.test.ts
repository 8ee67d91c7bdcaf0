import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorObject } from 'ajv';
import { isChoice, meantBranches, takesSeveral, type BranchErrors } from './branches.js';

const wrong = (keyword: string, instancePath: string): ErrorObject => ({
  ...{ keyword, instancePath, schemaPath: '#', params: {} },
});
const meant = (...branches: BranchErrors[]): number[] =>
  meantBranches(branches, '/pet').map((branch) => branches.indexOf(branch));

test('a branch of another type was not meant, unless all are', () => {
  assert.deepEqual(meant([wrong('type', '/pet')], [wrong('required', '/pet'), wrong('type', '/pet/age')]), [1]);
  assert.deepEqual(meant([wrong('type', '/pet')], [wrong('type', '/pet')]), [0, 1]);
});

test('a branch was not meant which a constant of the value, or of a member, rules out', () => {
  const lacking = [wrong('required', '/pet'), wrong('required', '/pet')];
  for (const keyword of ['const', 'enum'])
    for (const place of ['/pet/kind', '/pet']) assert.deepEqual(meant([wrong(keyword, place)], lacking), [1], keyword);
});

test('a constant deeper within the value rules out nothing', () => {
  const lacking = [wrong('required', '/pet'), wrong('required', '/pet')];
  assert.deepEqual(meant([wrong('const', '/pet/owner/kind')], lacking), [0]);
});

test('of those that are left, those with the fewest faults were meant', () => {
  const one = [wrong('required', '/pet')];
  assert.deepEqual(meant([...one, ...one], one, [...one]), [1, 2]);
});

test('a choice is told from what else may be wrong, and a clash from a miss', () => {
  assert.deepEqual(
    ['oneOf', 'anyOf', 'allOf'].map((keyword) => isChoice({ keyword })),
    [true, true, false],
  );
  assert.equal(takesSeveral({ params: { passingSchemas: [0, 1] } }), true);
  assert.equal(takesSeveral({ params: { passingSchemas: null } }), false);
});
