import type { SandboxOperation } from '../../operation.js';
import { exchangeView, requireExchange } from './exchanges.js';

/** How far an exchange of a user has come. */
export const getExchangeDetails: SandboxOperation = {
  id: 'getExchangeDetails',
  access: 'key',
  handle: (context, { params }) => ({
    body: exchangeView(context, requireExchange(context.tenant, params.exchangeId, 'user')),
  }),
};
