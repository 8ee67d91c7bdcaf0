import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../../model/load.js';
import type { Defect } from '../defect.js';
import { contractOf, documented, sample, unnoted, type Parts } from '../test-support/contract.js';
import { proseAgainstExample } from './prose-against-example.js';

const find = (parts: Parts): Defect[] => proseAgainstExample.find(unnoted(contractOf(parts)));
const readings = (parts: Parts): string[][] => find(parts).map((defect) => defect.readings.map(({ text }) => text));

const { facts } = loadContract('test');
const rateLocks = { ...facts.rateLocks, exchange: { validitySeconds: 40, evidence: documented('test') } };
const lock = (validUntil: string, edition = 'test'): Parts => ({
  id: 'createExchangeLock',
  facts: { rateLocks },
  responses: { 200: sample({}, { createdAt: '2025-01-01T10:00:00Z', validUntil }, documented(edition)) },
});

test('a lock whose sample lasts longer than the prose says', () => {
  assert.deepEqual(readings(lock('2025-01-01T21:00:00Z')), [
    ['40 seconds', 'createdAt and validUntil are 39600 seconds apart'],
  ]);
  assert.deepEqual(find(lock('2025-01-01T10:00:40Z')), []);
  assert.deepEqual(find(lock('2025-01-01T21:00:00Z', 'legacy')), []);
});

test('a fee below the least one', () => {
  const fees = {
    ...facts.fees,
    sepaTransfer: { percent: 0.1, minimum: 1, currency: 'eur', evidence: documented('test') },
  };
  const transfer = (fee: unknown): Parts => ({
    id: 'getSepaTransferDetails',
    facts: { fees },
    responses: { 200: sample({}, { fee }) },
  });
  assert.deepEqual(readings(transfer(0)), [['at least 1 eur', 'fee is 0']]);
  for (const fee of [1, '2.50', null, undefined]) assert.deepEqual(find(transfer(fee)), []);
});

test('an error whose status or name is not that of the catalogue', () => {
  const errorCodes = [
    {
      code: 'P412',
      status: 400,
      name: 'invalid-user',
      label: 'User not exist',
      operations: [],
      evidence: documented('test'),
    },
  ];
  const error = (status: string, errorName: string): Parts => ({
    facts: { errorCodes },
    responses: { [status]: sample({}, { errorCode: 'P412', errorName }) },
  });
  assert.deepEqual(readings(error('404', 'no-user')), [
    ['status 400', 'status 404'],
    ['errorName invalid-user', 'errorName no-user'],
  ]);
  assert.deepEqual(find(error('400', 'invalid-user')), []);
});
