import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strictnesses, levelAt } from '../../contracts/model/levels.js';
import { balancePayload, exchangeInput, groundAt, itemAt, only, operationNamed } from '../test-support/inputs.js';
import { responseDrift } from './response-drift.js';

const id = 'getUserBalances';
const item = `${operationNamed(id).pointer}/responses/200/content/application~1json/schema/properties/fiatBalances/items`;

test('a declared answer is silent', () => {
  assert.deepEqual(responseDrift.judge(exchangeInput(id, { body: balancePayload().balances })), []);
});

test('an undeclared member is news at its place', () => {
  const { balances } = balancePayload();
  itemAt(balances.fiatBalances, 0)['overdraft'] = '10.00';
  const judgement = only(responseDrift.judge(exchangeInput(id, { body: balances })));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.pointer, '/fiatBalances/0/overdraft');
  assert.equal(judgement.message, '/fiatBalances/0/overdraft is new: the contract does not declare it');
  assert.equal(judgement.expected, 'not declared');
  assert.equal(judgement.actual, '"10.00"');
  assert.deepEqual(judgement.ground, groundAt(item));
});

test('an unknown value of an open set is news, with the known ones', () => {
  const { balances } = balancePayload();
  itemAt(balances.fiatBalances, 0)['status'] = 'FROZEN';
  const judgement = only(responseDrift.judge(exchangeInput(id, { body: balances })));
  assert.equal(judgement.pointer, '/fiatBalances/0/status');
  assert.equal(judgement.message, '/fiatBalances/0/status has a value that the contract does not know');
  assert.equal(judgement.actual, '"FROZEN"');
  assert.match(judgement.expected ?? '', /^one of ACTIVE, .*or a value still unknown$/);
});

test('news is information at every strictness', () => {
  const { balances } = balancePayload();
  itemAt(balances.fiatBalances, 0)['overdraft'] = '10.00';
  const judgement = only(responseDrift.judge(exchangeInput(id, { body: balances })));
  for (const strictness of strictnesses) assert.equal(levelAt(judgement, strictness), 'info');
});

test('a broken body and a status without schema are left to other checks', () => {
  assert.deepEqual(responseDrift.judge(exchangeInput(id, { body: '{"new":' })), []);
  assert.deepEqual(responseDrift.judge(exchangeInput(id, { status: 401, body: '{"new":1}' })), []);
});

test('a body under a success without declared content is news, told as a page where it is one', () => {
  const graded = (body: unknown, status = 201) => exchangeInput('addKycFile', { status, body });
  const told = (body: unknown, status?: number) => {
    const input = graded(body, status);
    const { object } = input.operation;
    const { 'x-evidence': _graded, ...plain } = object;
    return responseDrift.judge({ ...input, operation: { ...input.operation, object: plain } });
  };
  const judgement = only(told({ id: 'f-1' }));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.atMost, 'info');
  assert.equal(judgement.message, 'a body is new: the contract declares no content for 201');
  assert.equal(judgement.actual, 'application/json, 12 characters');
  assert.deepEqual(judgement.ground, groundAt(`${operationNamed('addKycFile').pointer}/responses/201`));
  assert.match(only(told('<html>')).message, /^an HTML page is new/);
  assert.deepEqual(told(' \n'), []);
  assert.deepEqual(told({ errorCode: 'P403' }, 401), []);
  assert.deepEqual(told({ id: 'f-1' }, 418), []);
  assert.deepEqual(
    responseDrift.judge(graded({ id: 'f-1' })),
    [],
    'where an operation is graded, nobody knows its body',
  );
});
