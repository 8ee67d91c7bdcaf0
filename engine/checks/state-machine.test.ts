import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract, observationInput, observed, only } from '../test-support/inputs.js';
import { stateMachine } from './state-machine.js';

const judge = (machine: string, ...states: unknown[]) =>
  stateMachine.judge(
    observationInput(
      'states',
      { reads: states.map((status) => observed('getTransferDetails', { status })) },
      { expected: { machine, pointer: '/status' } },
    ),
  );
const machineOf = (machine: string) => contract.facts.stateMachines.find(({ id }) => id === machine);
const stateOf = (machine: string, state: string) => machineOf(machine)?.states.find(({ name }) => name === state);

test('states that may follow each other hold, steps in between missed or not', () => {
  assert.equal(
    only(judge('cryptoDeposit', 'WAITING_FOR_VERIFICATION', 'WAITING_FOR_TR_DATA', 'SUCCESSFUL')).holds,
    true,
  );
  assert.equal(only(judge('poa', 'QUESTIONED', 'APPROVED')).holds, true);
  assert.equal(only(judge('card', 'ACTIVE', 'LOCKED_BY_USER', 'ACTIVE')).holds, true);
});

test('a final state that is left is a finding on its own evidence, whatever came after', () => {
  for (const after of ['UNSUCCESSFUL', 'WAITING_FOR_VERIFICATION', 'PENDING']) {
    const judgement = only(judge('cryptoDeposit', 'SUCCESSFUL', after));
    assert.equal(judgement.holds, false);
    assert.equal(judgement.pointer, '/status');
    assert.deepEqual(judgement.ground, {
      kind: 'evidence',
      evidence: stateOf('cryptoDeposit', 'SUCCESSFUL')?.evidence,
    });
    assert.match(judgement.message, /SUCCESSFUL is final/);
  }
  // A machine without transitions still has final states.
  assert.equal(only(judge('p2pTransfer', 'SUCCESSFUL', 'PENDING')).holds, false);
});

test('a final state of which nobody shows the spelling is final as a guess, against states of the machine alone', () => {
  const left = only(judge('kycVerification', 'PENDING', 'APPROVED', 'PENDING'));
  assert.equal(left.holds, false);
  assert.equal(left.message, `${machineOf('kycVerification')?.entity}: APPROVED is final, and PENDING came after it`);
  assert.equal(left.expected, 'APPROVED for good');
  const { grade: _grade, ...row } = stateOf('kycVerification', 'APPROVED')?.evidence ?? { grade: 'assumed' };
  assert.deepEqual(left.ground, { kind: 'evidence', evidence: { ...row, grade: 'assumed' } });
  for (const states of [
    ['PENDING', 'APPROVED'],
    ['APPROVED', 'approved', 'VERIFIED'],
    ['REJECTED', 'REJECTED'],
  ])
    assert.deepEqual(judge('kycVerification', ...states), [], states.join());
});

test('a step that no path allows is a finding as weak as the weakest of the machine', () => {
  const judgement = only(judge('cryptoDeposit', 'WAITING_FOR_TR_DATA', 'WAITING_FOR_VERIFICATION'));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.ground.kind === 'evidence' && judgement.ground.evidence.grade, 'assumed');
});

test('the same state, unknown spellings, unknown machines and broken bodies are not judged', () => {
  assert.deepEqual(judge('sepaTransfer', 'SUCCESSFUL', 'SUCCESSFUL', 'successful'), []);
  assert.deepEqual(judge('sepaTransfer', 'PENDING', 'SUCCESSFUL'), []);
  assert.deepEqual(judge('cryptoDeposit', 'WAITING_FOR_VERIFICATION', 'ON_HOLD'), []);
  assert.deepEqual(judge('unheard-of', 'SUCCESSFUL', 'PENDING'), []);
  assert.deepEqual(judge('p2pTransfer', 'SUCCESSFUL', undefined, 7), []);
  const reads = [observed('getTransferDetails', '{'), observed('getTransferDetails', '', { status: 500 })];
  assert.deepEqual(stateMachine.judge(observationInput('states', { reads }, { expected: { machine: 'poa' } })), []);
  assert.deepEqual(stateMachine.judge(observationInput('states', {})), []);
});

test('a broken step is told also where a good one follows it', () => {
  const judged = judge('cryptoDeposit', 'WAITING_FOR_TR_DATA', 'WAITING_FOR_VERIFICATION', 'SUCCESSFUL');
  const judgement = only(judged);
  assert.equal(judgement.holds, false);
  assert.equal(judgement.actual, 'WAITING_FOR_TR_DATA, then WAITING_FOR_VERIFICATION');
});
