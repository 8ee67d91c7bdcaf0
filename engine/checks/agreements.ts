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
];
