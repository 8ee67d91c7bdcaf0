import type { VersionTraits } from './version.js';

/** The edition published as `test`: balances only after Add User Verification. */
export const test: VersionTraits = {
  apiVersion: 'test',
  balancesExist: 'after-verification',
  extendedLevelExists: true,
  addressProofBefore: 'extension',
  unknownHostedPage: 'refused',
  replacedCodes: {},
  errorMessage: 'always',
  orderLockTime: 'whole-seconds',
  withdrawalNetworks: 'lower-case',
  cardsNeed: 'extension',
  sepaFundsChecked: 'at-execution',
  sepaCurrencies: ['eur'],
  sendersAreChecked: false,
  networkTerms: [],
};
