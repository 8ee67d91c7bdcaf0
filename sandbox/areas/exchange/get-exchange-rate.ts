import type { SandboxOperation } from '../../operation.js';
import { ratesOf } from './rates.js';

/** What currencies are worth at present; nothing is promised. */
export const getExchangeRate: SandboxOperation = {
  id: 'getExchangeRate',
  access: 'key',
  handle: (context) => ({ body: ratesOf(context) }),
};
