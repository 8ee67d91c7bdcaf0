import type { Facts, StateMachine } from './facts.js';

/** Which operations and webhooks show the state of which machine of the facts, at `/status`. */
const shownBy: Readonly<Record<string, readonly string[]>> = {
  kycVerification: ['getKycStatus', 'kycVerificationStatus'],
  sepaTransfer: ['getSepaTransferDetails', 'getPartnerSepaTransferDetails', 'sepaTransfer'],
  p2pTransfer: ['getTransferDetails', 'p2pTransfer'],
  cryptoDeposit: ['cryptoDeposit'],
  cryptoWithdrawal: ['getCryptoWithdrawalDetails', 'getPartnerCryptoWithdrawalDetails', 'cryptoWithdrawal'],
  exchange: ['getExchangeDetails', 'getPartnerExchangeDetails', 'exchange'],
  order: ['getOrderDetails', 'orderStatus'],
  paymentLink: ['getPaymentLinkDetails', 'paymentLink'],
};

/** Where a state stands in a body that shows one. */
export const statePointer = '/status';

/** The machine whose state an operation or webhook shows. */
export function machineShownBy({ stateMachines }: Pick<Facts, 'stateMachines'>, id: string): StateMachine | undefined {
  const machine = Object.entries(shownBy).find(([, ids]) => ids.includes(id))?.[0];
  return stateMachines.find((candidate) => candidate.id === machine);
}

/**
 * Whether the facts know of states that an operation or webhook can show but not of their spelling: a word that is not listed
 * there may be one of them.
 */
export function leavesSpellingsOpen(facts: Pick<Facts, 'stateMachines'>, id: string): boolean {
  return machineShownBy(facts, id)?.states.some(({ literal }) => !literal) ?? false;
}
