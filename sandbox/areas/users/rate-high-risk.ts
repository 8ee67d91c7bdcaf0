import { isObject } from '../../../contracts/model/json-value.js';
import { readText } from '../../read-deposit.js';
import { TriggerError, type Trigger } from '../../trigger.js';
import { nextHighRiskStates, setHighRisk } from './high-risk.js';
import { userOf } from './user-of.js';

/** Rates a user as High Risk (REQUIRED, the default), or takes the extra verification that follows from it further. */
export const rateHighRisk: Trigger = {
  method: 'POST',
  path: '/users/{externalUserId}/high-risk',
  handle(control, request) {
    const { context, user } = userOf(control, request);
    if (!control.contract.webhooks.has('highRiskKycVerification'))
      throw new TriggerError(409, `Version ${control.facts.version} knows no High Risk customers.`);
    const { body = {} } = request;
    if (!isObject(body)) throw new TriggerError(400, 'The body must be {"status": "…"}.');
    const wanted = readText(body, 'status') ?? 'REQUIRED';
    const next = nextHighRiskStates(user.onboarding);
    const status = next.find((candidate) => candidate === wanted);
    if (!status) throw new TriggerError(409, `${wanted} cannot come next; ${next.join(', ')} can.`);
    setHighRisk(context, user, status);
    return { externalUserId: user.externalUserId, status };
  },
};
