import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listVersions, loadContract } from './load.js';
import { leavesSpellingsOpen, machineShownBy, statePointer } from './machines.js';
import type { Facts, StateMachine } from './facts.js';

/** What shows the state of each machine. */
const showing: Record<string, string[]> = {
  kycVerification: ['getKycStatus', 'kycVerificationStatus'],
  sepaTransfer: ['getSepaTransferDetails', 'getPartnerSepaTransferDetails', 'sepaTransfer'],
  p2pTransfer: ['getTransferDetails', 'p2pTransfer'],
  cryptoDeposit: ['cryptoDeposit'],
  cryptoWithdrawal: ['getCryptoWithdrawalDetails', 'getPartnerCryptoWithdrawalDetails', 'cryptoWithdrawal'],
  exchange: ['getExchangeDetails', 'getPartnerExchangeDetails', 'exchange'],
  order: ['getOrderDetails', 'orderStatus'],
  paymentLink: ['getPaymentLinkDetails', 'paymentLink'],
};

/** A machine with one state, whose spelling is known or not. */
function machine(id: string, ...literal: boolean[]): StateMachine {
  const evidence = { grade: 'documented' as const };
  const states = literal.map((known, at) => ({
    ...{ name: `S${at}`, literal: known, initial: at === 0, terminal: false, evidence },
  }));
  return { id, entity: id, states, transitions: [] };
}

test('each operation and webhook that shows a state belongs to its machine, others to none', () => {
  const stateMachines = Object.keys(showing).map((id) => machine(id, true));
  for (const [id, shown] of Object.entries(showing))
    for (const one of shown) assert.equal(machineShownBy({ stateMachines }, one)?.id, id, one);
  assert.equal(machineShownBy({ stateMachines }, 'createUser'), undefined);
  assert.equal(machineShownBy({ stateMachines: [] }, 'orderStatus'), undefined);
  assert.equal(statePointer, '/status');
});

test('every machine of the contracts that an answer shows is one that the contracts have', () => {
  for (const version of listVersions()) {
    const { facts } = loadContract(version);
    const found = Object.keys(showing).filter((id) => facts.stateMachines.some((one) => one.id === id));
    assert.ok(found.length > 0, version);
  }
});

test('spellings are open where one state’s is not known', () => {
  const facts = (...literal: boolean[]): Pick<Facts, 'stateMachines'> => ({
    stateMachines: [machine('order', ...literal)],
  });
  assert.equal(leavesSpellingsOpen(facts(true, false), 'orderStatus'), true);
  assert.equal(leavesSpellingsOpen(facts(true, true), 'orderStatus'), false);
  assert.equal(leavesSpellingsOpen(facts(false), 'createUser'), false);
});
