import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractOf } from '../data/contracts.js';
import { untestableMachines } from './machine-coverage.js';

const machines = contractOf('test').facts.stateMachines;

test('a state whose spelling is unknown, and a machine that nothing compares, are listed with a reason each', () => {
  const rows = untestableMachines(machines, new Set(machines.map(({ id }) => id).filter((id) => id !== 'iban')));
  const items = (machine: string) => rows.filter((row) => row.machine === machine).map(({ item }) => item);
  assert.deepEqual(items('sepaTransfer'), ['QUEUED']);
  assert.deepEqual(items('kycVerification'), ['PENDING', 'APPROVED', 'REJECTED']);
  assert.deepEqual(items('iban'), ['order of states']);
  assert.deepEqual(items('card'), []);
  assert.ok(rows.every(({ reason }) => reason.length > 20));
});

test('a machine without transitions has no order that could be compared', () => {
  assert.ok(!untestableMachines(machines, new Set()).some(({ machine }) => machine === 'p2pTransfer'));
});
