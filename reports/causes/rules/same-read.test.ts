import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, symptom } from '../test-support/symptoms.js';
import { sameRead } from './same-read.js';

const transfer = symptom('conservation', 'createTransfer', { shownBy: 'getBalances' });
const exchange = symptom('conservation', 'createExchange', { shownBy: 'getBalances' });

test('where hardly anything holds that rests on a read, the read is the cause', () => {
  assert.equal(sameRead.explains(transfer, exchange, run({ brokenShare: () => 0.6 })), true);
});

test('what compares answers goes by the read that shows it; the form of one answer does not', () => {
  assert.deepEqual(sameRead.keysOf(transfer), ['getBalances', 'about createTransfer']);
  assert.deepEqual(sameRead.keysOf(symptom('response-schema', 'getBalances')), []);
});

test('where most of it holds, each call is a cause of its own', () => {
  assert.equal(sameRead.explains(transfer, exchange, run({ brokenShare: () => 0.59 })), false);
  assert.equal(sameRead.explains(transfer, { ...exchange, about: 'createTransfer' }, run()), true);
});
