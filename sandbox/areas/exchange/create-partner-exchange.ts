import type { SandboxOperation } from '../../operation.js';
import { openExchange } from './exchanges.js';

/** Accepts an exchange of the partner at a locked rate. */
export const createPartnerExchange: SandboxOperation = {
  id: 'createPartnerExchange',
  access: 'key',
  handle: (context, { body }) => ({ body: { exchangeId: openExchange(context, context.tenant.partner, body).id } }),
};
