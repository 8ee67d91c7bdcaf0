import type { VersionTraits } from './version.js';

/** The edition published as `test`: balances only after Add User Verification. */
export const test: VersionTraits = {
  apiVersion: 'test',
  balancesExist: 'after-verification',
  errorMessage: 'always',
  networkTerms: [],
};
