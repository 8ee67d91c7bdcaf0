import { isObject } from '../../../contracts/model/json-value.js';
import { decideVerification } from './decide-verification.js';
import { TriggerError, type Trigger } from '../../trigger.js';

/** Lets a user fail the identity check, with the reasons in the body. */
export const rejectKyc: Trigger = {
  method: 'POST',
  path: '/kyc/{verificationId}/reject',
  handle: (control, { params, body }) =>
    decideVerification(control, params.verificationId, { status: 'REJECTED', reasons: reasonsOf(body) }),
};

function reasonsOf(body: unknown): string[] {
  if (body === undefined) return [];
  const reasons = isObject(body) ? body.reasons : undefined;
  const isList = Array.isArray(reasons) && reasons.every((reason) => typeof reason === 'string');
  if (!isList) throw new TriggerError(400, 'The body must be {"reasons": ["…"]}.');
  return reasons;
}
