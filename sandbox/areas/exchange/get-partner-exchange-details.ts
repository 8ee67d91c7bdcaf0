import type { SandboxOperation } from '../../operation.js';
import { exchangeView, requireExchange } from './exchanges.js';

/** How far an exchange of the partner has come. */
export const getPartnerExchangeDetails: SandboxOperation = {
  id: 'getPartnerExchangeDetails',
  access: 'key',
  handle: (context, { params }) => ({
    body: exchangeView(context, requireExchange(context.tenant, params.exchangeId, 'partner')),
  }),
};
