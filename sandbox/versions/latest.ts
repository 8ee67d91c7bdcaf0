import type { VersionTraits } from './version.js';

/** The edition published as `latest`, about February 2026. */
export const latest: VersionTraits = {
  apiVersion: 'latest',
  balancesExist: 'after-verification',
  errorMessage: 'always',
  networkTerms: [],
};
