import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createData } from '../../data/data.js';
import { unknownLike } from './unknown-object.js';

const unknown = (known: string): string => unknownLike(known, createData('unknown', known));

test('an unknown integer is an integer, anything else a UUID', () => {
  for (const known of ['1', '42', '2147483647']) {
    assert.match(unknown(known), /^\d{10}$/);
    assert.ok(Number(unknown(known)) <= 2_147_483_647);
    assert.notEqual(unknown(known), known);
  }
  for (const known of ['user-17', '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', '12345678901234567890'])
    assert.match(unknown(known), /^[0-9a-f]{8}-/);
});
