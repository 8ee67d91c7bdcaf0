import { addressValid } from './address-valid.js';
import { answerBounded } from './answer-bounded.js';
import { answerWellFormed } from './answer-well-formed.js';
import { authenticationIgnored } from './authentication-ignored.js';
import type { DeliveryCheck, ExchangeCheck, ObservationCheck } from './check.js';
import { conservation } from './conservation.js';
import { contentType } from './content-type.js';
import { createdReadable } from './created-readable.js';
import { decimalFidelity } from './decimal-fidelity.js';
import { deletedGone } from './deleted-gone.js';
import { deliveredMoneyExists } from './delivered-money-exists.js';
import { deliveryAcknowledgement } from './delivery-acknowledgement.js';
import { deliveryAgrees } from './delivery-agrees.js';
import { deliveryArrives } from './delivery-arrives.js';
import { deliveryAttempts } from './delivery-attempts.js';
import { deliveryBodyStable } from './delivery-body-stable.js';
import { deliveryContentType } from './delivery-content-type.js';
import { deliveryDrift } from './delivery-drift.js';
import { deliveryForbidden } from './delivery-forbidden.js';
import { deliveryInTime } from './delivery-in-time.js';
import { deliveryMethod } from './delivery-method.js';
import { deliveryOnce } from './delivery-once.js';
import { deliveryOrder } from './delivery-order.js';
import { deliveryPath } from './delivery-path.js';
import { deliveryInside } from './delivery-inside.js';
import { deliverySchedule } from './delivery-schedule.js';
import { deliverySchema } from './delivery-schema.js';
import { deliverySecret } from './delivery-secret.js';
import { deliveryShown } from './delivery-shown.js';
import { deliveryToken } from './delivery-token.js';
import { deliveryUnexplained } from './delivery-unexplained.js';
import { deliveryWellFormed } from './delivery-well-formed.js';
import { errorCode } from './error-code.js';
import { errorEnvelope } from './error-envelope.js';
import { exactlyOneEffect } from './exactly-one-effect.js';
import { existenceLeaked } from './existence-leaked.js';
import { expectedShown } from './expected-shown.js';
import { headers } from './headers.js';
import { historyAgreesWithBalance } from './history-agrees-with-balance.js';
import { idUnique } from './id-unique.js';
import { illegalStateAccepted } from './illegal-state-accepted.js';
import { insideLeaked } from './inside-leaked.js';
import { invalidDataAccepted } from './invalid-data-accepted.js';
import { listAgreesWithDetail } from './list-agrees-with-detail.js';
import { lockLifecycle } from './lock-lifecycle.js';
import { massAssignment } from './mass-assignment.js';
import { modelAgrees } from './model-agrees.js';
import { movementInHistory } from './movement-in-history.js';
import { noEffect } from './no-effect.js';
import { operationExists } from './operation-exists.js';
import { overspent } from './overspent.js';
import { pagination } from './pagination.js';
import { quotaIgnored } from './quota-ignored.js';
import { readIdempotent } from './read-idempotent.js';
import { requestAccepted } from './request-accepted.js';
import { responseDrift } from './response-drift.js';
import { responseSchema } from './response-schema.js';
import { responseTime } from './response-time.js';
import { secretExposed } from './secret-exposed.js';
import { serverError } from './server-error.js';
import { stateMachine } from './state-machine.js';
import { statusListed } from './status-listed.js';
import { tenantDataShown } from './tenant-data-shown.js';
import { tenantIsolation } from './tenant-isolation.js';
import { unknownObjectAccepted } from './unknown-object-accepted.js';
import { validationComplete } from './validation-complete.js';
import { valueStable } from './value-stable.js';
import { whoseData } from './whose-data.js';
import { writeHasEffect } from './write-has-effect.js';

/** Every check over one exchange. */
export const exchangeChecks: readonly ExchangeCheck[] = [
  operationExists,
  requestAccepted,
  authenticationIgnored,
  invalidDataAccepted,
  tenantIsolation,
  tenantDataShown,
  whoseData,
  idUnique,
  valueStable,
  unknownObjectAccepted,
  deletedGone,
  illegalStateAccepted,
  lockLifecycle,
  overspent,
  quotaIgnored,
  massAssignment,
  serverError,
  errorCode,
  validationComplete,
  errorEnvelope,
  statusListed,
  answerWellFormed,
  answerBounded,
  contentType,
  headers,
  responseSchema,
  decimalFidelity,
  addressValid,
  secretExposed,
  insideLeaked,
  responseTime,
  responseDrift,
];

/** Every check over the deliveries of one case. */
export const deliveryChecks: readonly DeliveryCheck[] = [
  deliveryArrives,
  deliveryInTime,
  deliveryPath,
  deliveryMethod,
  deliveryContentType,
  deliveryToken,
  deliveryWellFormed,
  deliverySchema,
  deliveryDrift,
  deliverySecret,
  deliveryInside,
  deliveryOnce,
  deliveryAttempts,
  deliverySchedule,
  deliveryBodyStable,
  deliveryAcknowledgement,
  deliveryOrder,
  deliveryForbidden,
  deliveryAgrees,
  deliveryShown,
  deliveryUnexplained,
  deliveredMoneyExists,
];

/** Every check over several exchanges. */
export const observationChecks: readonly ObservationCheck[] = [
  noEffect,
  conservation,
  exactlyOneEffect,
  existenceLeaked,
  createdReadable,
  readIdempotent,
  pagination,
  listAgreesWithDetail,
  historyAgreesWithBalance,
  movementInHistory,
  stateMachine,
  expectedShown,
  writeHasEffect,
  modelAgrees,
];
