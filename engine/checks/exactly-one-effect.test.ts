import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnsweredExchange } from '../exchange.js';
import { observationInput, observed, only } from '../test-support/inputs.js';
import { exactlyOneEffect } from './exactly-one-effect.js';

const judge = (calls: AnsweredExchange[], successes?: number) =>
  exactlyOneEffect.judge(
    observationInput('at-once', { calls }, successes === undefined ? {} : { expected: { successes } }),
  );
const done = (transferId: string) => observed('createTransfer', { transferId }, { status: 201 });
const refusedCall = () => observed('createTransfer', { errorCode: 'P433' }, { status: 400 });

test('as many successes as expected hold', () => {
  assert.equal(only(judge([done('a'), refusedCall(), refusedCall()])).holds, true);
  assert.equal(only(judge([done('a'), done('b'), refusedCall()], 2)).holds, true);
});

test('one success more is a finding', () => {
  const last = done('b');
  const judgement = only(judge([done('a'), last, refusedCall()]));
  assert.equal(judgement.holds, false);
  assert.deepEqual(judgement.subject, { kind: 'exchange', id: last.id });
  assert.equal(judgement.message, '2 of 3 calls made at once took effect instead of 1');
  assert.equal(judgement.actual, '2');
  const messages = [observed('deleteCard', { message: 'ok' }), observed('deleteCard', { message: 'ok' })];
  assert.equal(only(judge(messages)).holds, false);
});

test('successes that name the same object are one effect told again', () => {
  assert.equal(only(judge([done('a'), done('a'), done('a')])).holds, true);
});

test('calls that hindered each other are a finding, unless one was told to wait', () => {
  assert.equal(only(judge([refusedCall(), refusedCall()])).holds, false);
  for (const status of [429, 503])
    assert.deepEqual(judge([refusedCall(), observed('createTransfer', '', { status })]), []);
});

test('too few answers decide nothing', () => {
  assert.deepEqual(judge([done('a')]), []);
  assert.deepEqual(judge([]), []);
  assert.deepEqual(exactlyOneEffect.judge(observationInput('at-once', {})), []);
});
