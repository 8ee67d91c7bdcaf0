import type { SandboxOperation } from '../../operation.js';
import { takeTravelRuleData } from './travel-rule.js';

/** Tells who sent a deposit to the partner. */
export const updatePartnerTravelRule: SandboxOperation = {
  id: 'updatePartnerTravelRule',
  access: 'key',
  handle: (context, { body }) => takeTravelRuleData(context, context.tenant.partner, body.cryptoDepositId),
};
