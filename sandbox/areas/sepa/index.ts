import type { Area } from '../area.js';
import { depositSepa } from './deposit-sepa.js';
import { getPartnerSepaDepositInfo } from './get-partner-sepa-deposit-info.js';

/** Bank transfers in euro, in and out. */
export const sepa: Area = {
  operations: [getPartnerSepaDepositInfo],
  triggers: [depositSepa],
  outcomes: [],
};
