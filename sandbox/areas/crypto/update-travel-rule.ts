import type { SandboxOperation } from '../../operation.js';
import { requireNotSuspended } from '../../requirements.js';
import { requireUser } from '../../state/store.js';
import { takeTravelRuleData } from './travel-rule.js';

/** Tells who sent a deposit to a user. */
export const updateTravelRule: SandboxOperation = {
  id: 'updateTravelRule',
  access: 'key',
  handle(context, { body }) {
    const user = requireUser(context, body.externalUserId);
    requireNotSuspended(context, user);
    return takeTravelRuleData(context, user, body.cryptoDepositId);
  },
};
