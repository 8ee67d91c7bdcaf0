/** Which answer of the API shows the same object as a webhook's payload, and where. */
export interface Agreement {
  webhookId: string;
  operationId: string;
  /** JSON Pointer of the common part in the payload. */
  payload: string;
  /** JSON Pointers of the common part in the answer, in the order in which they are tried. */
  answer: string[];
  /** Members that change by themselves between the delivery and the read. */
  volatile: string[];
}

export const agreements: readonly Agreement[] = [
  {
    webhookId: 'userBalanceGenerated',
    operationId: 'getUserBalances',
    payload: '/balances',
    // Whether editions after legacy wrap the lists in `balances` is not visible (dossier, getUserBalances).
    answer: ['/balances', ''],
    volatile: ['rate'],
  },
  ...whole('kycVerificationStatus', 'getKycStatus'),
  ...whole('p2pTransfer', 'getTransferDetails'),
  ...whole('sepaTransfer', 'getSepaTransferDetails', 'getPartnerSepaTransferDetails'),
  ...whole('exchange', 'getExchangeDetails', 'getPartnerExchangeDetails'),
  ...whole('orderStatus', 'getOrderDetails'),
  ...whole('paymentLink', 'getPaymentLinkDetails'),
  // The payload names currency and network together, the details each by itself.
  ...whole('cryptoWithdrawal', 'getCryptoWithdrawalDetails', 'getPartnerCryptoWithdrawalDetails').map((row) => ({
    ...row,
    volatile: ['currency'],
  })),
];

/** Rows of a webhook whose payload is the object that operations show. */
function whole(webhookId: string, ...operationIds: string[]): Agreement[] {
  return operationIds.map((operationId) => ({ webhookId, operationId, payload: '', answer: [''], volatile: [] }));
}
