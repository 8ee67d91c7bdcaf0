import type { VersionTraits } from './version.js';

/** November 2024 to early 2025: balances from the start, error bodies of two keys. */
export const legacy: VersionTraits = {
  apiVersion: 'legacy',
  balancesExist: 'at-creation',
  errorMessage: ['P403', 'P424'],
  networkTerms: [
    { currency: 'btc', network: 'btc', feeWithdrawal: 0.0003, minWithdrawal: 0.000001, minDeposit: 0 },
    { currency: 'eth', network: 'ethereum', minDeposit: 0 },
    { currency: 'ltc', network: 'ltc', feeWithdrawal: 0.002, minWithdrawal: 0.001, minDeposit: 0 },
    { currency: 'doge', network: 'doge', feeWithdrawal: 5, minWithdrawal: 0.01, minDeposit: 0 },
    { currency: 'pol', network: 'polygon', feeWithdrawal: 0.001, minWithdrawal: 0.00005, minDeposit: 0 },
  ],
};
