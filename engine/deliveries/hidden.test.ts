import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from './explain.js';
import { isHidden } from './hidden.js';
import { callsOf, maria, told, transfer, transferTold } from './test-support/run.js';

test('a pseudonym is told from other texts', () => {
  for (const text of ['‹iban 1a2b3c4d›', 'to ‹iban 1a2b3c4d›']) assert.equal(isHidden(text), true);
  for (const text of ['LT799999987822764110', '<iban>', '', 7, undefined]) assert.equal(isHidden(text), false);
});

test('what a record hides is not held against what another one shows', () => {
  const hidden = told('p2pTransfer', { ...transferTold, sourceExternalUserId: '‹externalUserId 1a2b3c4d›' });
  const { shown } = explain('p2pTransfer', hidden, callsOf([maria, transfer]));
  assert.deepEqual(
    shown.map(({ pointer }) => pointer),
    ['/amount', '/currency'],
  );
});
