import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fragmentOf, readFragment, type Address } from './address.js';

const known = ['fail', 'warn', 'pass'];

test('an address leads back to the filter and the place that it was made of', () => {
  const addresses: readonly [Address, fragment: string][] = [
    [{ q: '', states: [], at: '' }, ''],
    [{ q: '', states: [], at: 'case-3' }, 'case-3'],
    [{ q: 'a=b&c d', states: [], at: '' }, 'q=a%3Db%26c%20d'],
    [{ q: 'x', states: ['fail', 'warn'], at: 'finding-4-1' }, 'show=fail,warn&q=x&at=finding-4-1'],
  ];
  for (const [address, fragment] of addresses) {
    assert.equal(fragmentOf(address), fragment);
    assert.deepEqual(readFragment(fragment, known), address);
  }
});

test('a state that the report does not have is left out: its chip could not be let go of', () => {
  assert.deepEqual(readFragment('show=fail,gone', known).states, ['fail']);
});
