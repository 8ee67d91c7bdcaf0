import type { SandboxOperation } from '../../operation.js';
import { ratesOf } from './rates.js';

/** What currencies are worth at present; the same as for users. */
export const getPartnerExchangeRate: SandboxOperation = {
  id: 'getPartnerExchangeRate',
  access: 'key',
  handle: (context) => ({ body: ratesOf(context) }),
};
