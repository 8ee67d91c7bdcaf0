/** What checks are about, as far as causes go by it. A check that no set names is about one place of one answer. */

/** The answer as a whole is not one: whatever else is wrong with it comes from that. */
export const wholeAnswer: ReadonlySet<string> = new Set([
  'operation-exists',
  'answer-bounded',
  'answer-well-formed',
  'server-error',
  'error-envelope',
  'request-accepted',
  'delivery-well-formed',
  'delivery-path',
]);

/** A call was taken that had to be refused. */
export const breaches: ReadonlySet<string> = new Set([
  'authentication-ignored',
  'tenant-isolation',
  'tenant-data-shown',
  'invalid-data-accepted',
  'unknown-object-accepted',
  'deleted-gone',
  'illegal-state-accepted',
  'lock-lifecycle',
  'overspent',
  'quota-ignored',
  'exactly-one-effect',
  'mass-assignment',
]);

/** How a refusal looks. */
export const refusals: ReadonlySet<string> = new Set(['error-code', 'validation-complete', 'status-listed']);

/** What a call did, as later reads show it. */
export const effects: ReadonlySet<string> = new Set([
  'no-effect',
  'conservation',
  'history-agrees-with-balance',
  'movement-in-history',
  'list-agrees-with-detail',
  'created-readable',
  'expected-shown',
  'state-machine',
  'read-idempotent',
  'pagination',
  'whose-data',
  'value-stable',
  'exactly-one-effect',
  'model-agrees',
  'request-accepted',
  'delivery-forbidden',
  'delivery-once',
  'delivery-unexplained',
  'delivery-arrives',
  'delivery-shown',
  'delivery-agrees',
  'delivered-money-exists',
]);

/** What several answers, or an answer and a delivery, are to each other: the places where they differ are no causes of their own. */
export const relations: ReadonlySet<string> = new Set([
  'no-effect',
  'conservation',
  'history-agrees-with-balance',
  'movement-in-history',
  'list-agrees-with-detail',
  'created-readable',
  'read-idempotent',
  'state-machine',
  'whose-data',
  'value-stable',
  'expected-shown',
  'pagination',
  'delivery-agrees',
  'delivery-shown',
  'delivery-body-stable',
  'delivery-once',
]);

/** Checks that a wrong status explains. */
export const ofStatus: ReadonlySet<string> = new Set(['request-accepted', 'error-code']);

/** Texts that must not stand in an answer make it one that no schema knows. */
export const ofText: ReadonlySet<string> = new Set([
  'secret-exposed',
  'inside-leaked',
  'delivery-secret',
  'delivery-inside',
]);

/** Values that are another's, or change: everything that reads them differs. */
export const ofValues: ReadonlySet<string> = new Set(['whose-data', 'id-unique', 'value-stable', 'mass-assignment']);

/** How often, when and in which order attempts of one webhook come. */
export const attempts: ReadonlySet<string> = new Set([
  'delivery-forbidden',
  'delivery-arrives',
  'delivery-in-time',
  'delivery-once',
  'delivery-attempts',
  'delivery-schedule',
  'delivery-order',
  'delivery-body-stable',
  'delivery-shown',
  'delivery-unexplained',
  'delivery-agrees',
  'delivery-acknowledgement',
]);

/** What a server has in one place for all of its operations: the same break at many of them is one. */
export const shared: ReadonlySet<string> = new Set([
  'operation-exists',
  'answer-bounded',
  'answer-well-formed',
  'server-error',
  'authentication-ignored',
  'tenant-isolation',
  'error-code',
  'error-envelope',
  'status-listed',
  'content-type',
  'headers',
  'inside-leaked',
  'secret-exposed',
  'response-time',
  'response-drift',
  'delivery-token',
  'delivery-method',
  'delivery-content-type',
  'delivery-well-formed',
  'delivery-schedule',
  'delivery-attempts',
  'delivery-arrives',
  'delivery-in-time',
  'delivery-once',
  'delivery-drift',
]);

/**
 * The checks in the order in which they come first in a cause: what is nearest to the break stands before what only shows it. Of
 * checks in one row the one with the most findings comes first; every check has its row.
 */
export const nearest: readonly (readonly string[])[] = [
  ['operation-exists'],
  ['answer-bounded'],
  ['answer-well-formed', 'delivery-well-formed'],
  ['authentication-ignored'],
  ['overspent', 'lock-lifecycle', 'quota-ignored', 'exactly-one-effect', 'deleted-gone'],
  ['illegal-state-accepted'],
  ['unknown-object-accepted', 'invalid-data-accepted', 'tenant-isolation'],
  ['tenant-data-shown', 'existence-leaked'],
  ['server-error'],
  ['mass-assignment'],
  ['secret-exposed', 'delivery-secret'],
  ['inside-leaked', 'delivery-inside'],
  ['no-effect'],
  ['value-stable'],
  ['address-valid'],
  ['error-envelope'],
  ['content-type', 'headers'],
  ['delivery-path', 'delivery-method', 'delivery-content-type', 'delivery-token'],
  ['status-listed', 'error-code'],
  ['validation-complete'],
  ['delivery-schema', 'response-schema'],
  ['conservation'],
  ['decimal-fidelity'],
  ['id-unique'],
  ['whose-data'],
  ['state-machine'],
  ['delivery-forbidden'],
  ['delivery-unexplained'],
  ['delivery-attempts', 'delivery-schedule', 'delivery-body-stable'],
  ['delivery-once', 'delivery-order', 'delivery-in-time'],
  ['delivery-arrives'],
  ['delivered-money-exists'],
  ['delivery-shown'],
  ['delivery-drift'],
  ['history-agrees-with-balance'],
  ['movement-in-history'],
  ['created-readable'],
  ['list-agrees-with-detail'],
  ['delivery-agrees'],
  ['request-accepted'],
  ['expected-shown'],
  ['read-idempotent'],
  ['pagination'],
  ['response-drift'],
  ['response-time'],
  ['delivery-acknowledgement', 'model-agrees', 'write-has-effect'],
];
