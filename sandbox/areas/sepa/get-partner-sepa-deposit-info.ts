import type { SandboxOperation } from '../../operation.js';
import { depositInfo } from './deposit-info.js';

/** Where to send money for the partner. */
export const getPartnerSepaDepositInfo: SandboxOperation = {
  id: 'getPartnerSepaDepositInfo',
  access: 'key',
  handle: ({ tenant: { balances, partner } }) => ({ body: depositInfo(partner, balances, 'Sandbox Partner') }),
};
