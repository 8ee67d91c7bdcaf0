import type { Area } from '../area.js';
import { advanceCryptoDepositTrigger } from './advance-crypto-deposit.js';
import { depositCrypto } from './deposit-crypto.js';

/** Money on chains, in and out. */
export const crypto: Area = {
  operations: [],
  triggers: [depositCrypto, advanceCryptoDepositTrigger],
  outcomes: [],
};
