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
  /** Members that other events change before the object is read again, beyond those of every object. */
  passing?: readonly string[];
  /** Where the common part of the answer is a list with a line about the same object: how to find it, and what to compare. */
  line?: LineOfList;
}

/** A line of a list that tells of the same object as a payload. */
export interface LineOfList {
  /** JSON Pointer in the payload of the id that the line has. */
  id: string;
  /** Members that mean the same on both sides. A history gives amounts a sign, which payloads lack: it is left out. */
  members: readonly string[];
}

export const agreements: readonly Agreement[] = [
  {
    webhookId: 'userBalanceGenerated',
    operationId: 'getUserBalances',
    payload: '/balances',
    // Whether editions after legacy wrap the lists in `balances` is not visible (dossier, getUserBalances).
    answer: ['/balances', ''],
    volatile: ['rate'],
    passing: ['amount'],
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
  ...inHistory('sepaDeposit', '/sepaDepositId'),
  ...inHistory('cryptoDeposit', '/cryptoDepositId'),
  ...inHistory('cardTransaction', '/id'),
  ...['getPartnerBalances', 'getUserBalances'].map((operationId) => ({
    webhookId: 'walletCreated',
    operationId,
    payload: '',
    answer: ['/cryptoBalances', '/balances/cryptoBalances'],
    volatile: [],
    line: { id: '/id', members: ['name', 'wallet'] },
  })),
];

/** Rows of a webhook whose object is a line of a history: states are spelt otherwise there. */
function inHistory(webhookId: string, id: string): Agreement[] {
  return ['getUserTransactionHistory', 'getPartnerTransactionHistory'].map((operationId) => ({
    webhookId,
    operationId,
    payload: '',
    answer: ['/transactions'],
    volatile: [],
    line: { id, members: ['amount', 'currency'] },
  }));
}

/** Rows of a webhook whose payload is the object that operations show. */
function whole(webhookId: string, ...operationIds: string[]): Agreement[] {
  return operationIds.map((operationId) => ({ webhookId, operationId, payload: '', answer: [''], volatile: [] }));
}
