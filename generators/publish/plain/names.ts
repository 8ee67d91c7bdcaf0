/**
 * What the answers of operations show, by operation id: they are called after the thing. Others are called after the operation.
 * Operations whose answers have the same shape under one name share a component.
 */
export const answerNames: Readonly<Record<string, string>> = {
  getPartnerBalances: 'Balances',
  getUserBalances: 'Balances',
  getPartnerTransactionHistory: 'TransactionHistory',
  getUserTransactionHistory: 'TransactionHistory',
  createPartnerWallet: 'Wallet',
  createPartnerExchangeLock: 'ExchangeLock',
  createExchangeLock: 'ExchangeLock',
  getPartnerExchangeDetails: 'Exchange',
  getExchangeDetails: 'Exchange',
  getPartnerSepaDepositInfo: 'SepaDepositInfo',
  getSepaDepositInfo: 'SepaDepositInfo',
  getPartnerSepaTransferDetails: 'PartnerSepaTransfer',
  getSepaTransferDetails: 'SepaTransfer',
  getPartnerCryptoWithdrawalDetails: 'CryptoWithdrawal',
  getCryptoWithdrawalDetails: 'CryptoWithdrawal',
  lockOrderRate: 'OrderLock',
  getOrderDetails: 'Order',
  createPaymentLink: 'CreatedPaymentLink',
  getPaymentLinkDetails: 'PaymentLink',
  getKycStatus: 'KycStatus',
  getTransferDetails: 'Transfer',
  createVirtualCard: 'CreatedCard',
  getUserCards: 'Cards',
  getCardDetails: 'CardDetails',
  getCardLimits: 'CardLimits',
  getNetworkFee: 'NetworkFee',
};

/** What webhooks tell of, where the payload is the thing itself. */
export const payloadNames: Readonly<Record<string, string>> = {
  orderStatus: 'Order',
  p2pTransfer: 'Transfer',
};

/** What members hold, where the member's own name does not say it. */
export const memberNames: Readonly<Record<string, string>> = {
  networkConfig: 'Network',
  withdrawal: 'WithdrawalLimits',
  deposit: 'DepositLimits',
  error: 'FailureReason',
  currency: 'CurrencyOfNetwork',
};
