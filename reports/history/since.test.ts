import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprint } from '../digest/fingerprint.js';
import { caseHash } from './judged-set.js';
import { findingSince } from './since.js';
import { cause, runOf } from './test-support/lines.js';

const finding = { caseId: 'a', check: 'response-schema', place: '/items/*/amount' };
const print = fingerprint('a', { check: 'response-schema', pointer: '/items/3/amount' });
const shown = cause('a', { findings: [{ fingerprint: print, case: caseHash('a') }] });

test('a finding stands since the first run of its series; one that did not judge its case breaks none', () => {
  const lines = [runOf(1, [shown]), runOf(2), runOf(3, [shown]), runOf(4, [], { judged: ['b'] }), runOf(5, [shown])];
  assert.equal(findingSince(finding, lines)?.runId, 'run-3');
  assert.equal(findingSince(finding, [runOf(1)]), undefined);
});
