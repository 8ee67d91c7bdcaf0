import { authenticationIgnored } from './authentication-ignored.js';
import type { DeliveryCheck, ExchangeCheck } from './check.js';
import { contentType } from './content-type.js';
import { deliveryAgrees } from './delivery-agrees.js';
import { deliveryArrives } from './delivery-arrives.js';
import { deliveryContentType } from './delivery-content-type.js';
import { deliveryDrift } from './delivery-drift.js';
import { deliveryMethod } from './delivery-method.js';
import { deliveryOnce } from './delivery-once.js';
import { deliverySchema } from './delivery-schema.js';
import { deliveryToken } from './delivery-token.js';
import { errorCode } from './error-code.js';
import { invalidDataAccepted } from './invalid-data-accepted.js';
import { requestAccepted } from './request-accepted.js';
import { responseDrift } from './response-drift.js';
import { responseSchema } from './response-schema.js';
import { statusListed } from './status-listed.js';

/** Every check over one exchange. */
export const exchangeChecks: readonly ExchangeCheck[] = [
  requestAccepted,
  authenticationIgnored,
  invalidDataAccepted,
  errorCode,
  statusListed,
  contentType,
  responseSchema,
  responseDrift,
];

/** Every check over the deliveries of one case. */
export const deliveryChecks: readonly DeliveryCheck[] = [
  deliveryArrives,
  deliveryMethod,
  deliveryContentType,
  deliveryToken,
  deliverySchema,
  deliveryDrift,
  deliveryOnce,
  deliveryAgrees,
];
