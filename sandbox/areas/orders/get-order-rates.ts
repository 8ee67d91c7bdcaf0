import type { SandboxOperation } from '../../operation.js';
import { orderRateOf, paymentCurrencies } from './rates.js';

/** What one unit of each payment currency is worth in euro now; nothing is locked by it. */
export const getOrderRates: SandboxOperation = {
  id: 'getOrderRates',
  access: 'key',
  handle: ({ facts }) => ({
    body: Object.fromEntries(paymentCurrencies(facts).map(({ name }) => [name, orderRateOf(name).toNumber()])),
  }),
};
