import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isListedSuccess, listedStatus } from './listed-status.js';
import type { Operation } from './types.js';

const keyOf = (listed: string[], status: number): string | undefined => {
  const responses = Object.fromEntries(listed.map((key) => [key, { description: '' }]));
  return listedStatus({ object: { responses } } as Pick<Operation, 'object'>, status);
};

test('a status is looked for by itself, then by its range, then as what is not listed', () => {
  const listed = ['200', '404', '4XX', 'default'];
  assert.deepEqual(
    [200, 404, 409, 500].map((status) => keyOf(listed, status)),
    ['200', '404', '4XX', 'default'],
  );
  assert.equal(keyOf(['200', '4XX'], 500), undefined);
});

test('what is not listed is an error beside a success, and anything where nothing else is listed', () => {
  for (const success of ['200', '2XX']) assert.equal(keyOf([success, 'default'], 302), undefined);
  assert.equal(keyOf(['200', 'default'], 201), undefined);
  assert.deepEqual([keyOf(['default'], 201), keyOf(['404', 'default'], 200)], ['default', 'default']);
});

test('the range of a status is that of its hundred, and default speaks of errors from 400 on', () => {
  assert.equal(keyOf(['2XX'], 299), '2XX');
  assert.equal(keyOf(['2XX', '3XX'], 399), '3XX');
  assert.deepEqual(
    [399, 400].map((status) => keyOf(['204', 'default'], status)),
    [undefined, 'default'],
  );
  assert.deepEqual(['200', '2XX', '302', 'default', '42'].filter(isListedSuccess), ['200', '2XX']);
});
