/** What is carried out to see a change: the cases of some operations, and scenarios. */
export interface Area {
  operations: readonly string[];
  flows: readonly string[];
}

/** Every change is planted in one of these. */
export const areas = {
  users: { operations: ['createUser', 'getKycStatus', 'addUserVerification'], flows: ['onboarding-hosted'] },
  balances: {
    operations: ['getUserBalances', 'getUserTransactionHistory'],
    flows: ['user-funding', 'crypto-deposit'],
  },
  exchange: { operations: ['createExchangeLock', 'getExchangeDetails'], flows: ['user-exchange'] },
  sepa: { operations: ['getPartnerSepaTransferDetails'], flows: ['user-sepa'] },
  crypto: { operations: ['getNetworkFee', 'getCryptoWithdrawalDetails'], flows: ['user-withdrawal'] },
  transfers: { operations: ['createTransfer', 'getTransferDetails'], flows: ['transfers'] },
  cards: { operations: ['getUserCards', 'getCardLimits', 'blockCard'], flows: ['card-life'] },
  orders: {
    operations: ['getOrderDetails', 'createPaymentLink', 'getPaymentLinkDetails'],
    flows: ['order-paid', 'payment-link'],
  },
} as const satisfies Record<string, Area>;

export type AreaId = keyof typeof areas;
