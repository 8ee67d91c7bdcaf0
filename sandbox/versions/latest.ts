import type { VersionTraits } from './version.js';

/** The edition published as `latest`, about February 2026. */
export const latest: VersionTraits = {
  apiVersion: 'latest',
  balancesExist: 'after-verification',
  extendedLevelExists: true,
  addressProofBefore: 'extension',
  unknownHostedPage: 'refused',
  replacedCodes: {},
  errorMessage: 'always',
  orderLockTime: 'milliseconds',
  withdrawalNetworks: 'lower-case',
  cardsNeed: 'extension',
  sepaFundsChecked: 'at-execution',
  sepaCurrencies: ['eur'],
  sendersAreChecked: true,
  networkTerms: [],
};
