import type { VersionTraits } from './version.js';

/** November 2024 to early 2025: balances from the start, error bodies of two keys. */
export const legacy: VersionTraits = {
  apiVersion: 'legacy',
  balancesExist: 'at-creation',
  extendedLevelExists: false,
  addressProofBefore: 'verification',
  unknownHostedPage: 'page',
  replacedCodes: { P445: 'P403', P460: 'P403' },
  errorMessage: ['P403', 'P424'],
  orderLockTime: 'whole-seconds',
  withdrawalNetworks: 'upper-case',
  cardsNeed: 'verification',
  sepaFundsChecked: 'at-creation',
  sepaCurrencies: ['eur', 'EUR'],
  sepaTransferFee: { percent: 0.1, minimum: 1 },
  sendersAreChecked: false,
  networkTerms: [
    { currency: 'btc', network: 'btc', feeWithdrawal: 0.0003, minWithdrawal: 0.000001, minDeposit: 0 },
    { currency: 'eth', network: 'ethereum', minDeposit: 0 },
    { currency: 'ltc', network: 'ltc', feeWithdrawal: 0.002, minWithdrawal: 0.001, minDeposit: 0 },
    { currency: 'doge', network: 'doge', feeWithdrawal: 5, minWithdrawal: 0.01, minDeposit: 0 },
    { currency: 'pol', network: 'polygon', feeWithdrawal: 0.001, minWithdrawal: 0.00005, minDeposit: 0 },
  ],
};
