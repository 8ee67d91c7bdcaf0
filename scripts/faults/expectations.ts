/** What has to notice a planted fault, and what has to be done for it to show. */
export interface Expectation {
  /** The checks meant for it: one of them has to find it. */
  checks: readonly string[];
  /** Phases of the operations where it is planted. */
  phases?: readonly string[];
  /** Flows, by id, where it takes more than single calls. */
  flows?: readonly string[];
  /** Only sequences that are made up at random show it. */
  exploration?: true;
  /** As `--response-time` takes it, where time is what goes wrong; the page of the matrix tells it. */
  responseTimeMs?: number;
}

const answers = ['examples', 'coverage'];
const refusals = ['negative', 'auth'];
const accepted = { phases: answers };
const schema = { checks: ['response-schema'], ...accepted };
const objectFlows = [
  'transfers',
  'two-users',
  'user-sepa',
  'partner-sepa',
  'order-paid',
  'order-expired',
  'payment-link',
];
const keys = { checks: ['authentication-ignored'], phases: ['auth'] };

/** Of every fault that concerns requests; those of webhooks stand in `expectations-webhooks.ts`. */
export const expectations: Readonly<Record<string, Expectation>> = {
  'answer-member-missing': schema,
  'answer-member-null': schema,
  'answer-text-as-number': schema,
  'answer-number-as-text': schema,
  'answer-flag-as-text': schema,
  'answer-amount-as-number': schema,
  'answer-amount-scale': { checks: ['decimal-fidelity', 'response-schema'], ...accepted },
  'answer-amount-exponent': { checks: ['decimal-fidelity', 'response-schema'], ...accepted },
  'answer-amount-grouped': { checks: ['decimal-fidelity', 'response-schema'], ...accepted },
  'answer-enum-unknown': { checks: ['response-drift', 'response-schema'], ...accepted },
  'answer-id-not-uuid': schema,
  'answer-time-without-zone': schema,
  'answer-list-as-object': schema,
  'answer-member-undeclared': { checks: ['response-drift'], ...accepted },
  'answer-empty': schema,
  'answer-cut': { checks: ['answer-well-formed', 'response-schema'], ...accepted },
  'answer-wrapped': { checks: ['response-schema', 'response-drift'], ...accepted },
  'answer-content-type': { checks: ['content-type'], ...accepted },
  'answer-status-unlisted': { checks: ['status-listed'], ...accepted },
  'answer-of-no-operation': { checks: ['operation-exists'], ...accepted },
  'answer-server-error': { checks: ['server-error'], ...accepted },
  'answer-p500': { checks: ['server-error'], ...accepted },
  'answer-error-as-success': { checks: ['error-envelope', 'response-schema'], ...accepted },

  'answer-with-bom': { checks: ['answer-well-formed'], ...accepted },
  'answer-member-twice': { checks: ['answer-well-formed'], ...accepted },
  'answer-half-character': { checks: ['answer-well-formed'], ...accepted },
  'answer-nan': { checks: ['answer-well-formed'], ...accepted },
  'answer-number-infinite': { checks: ['answer-well-formed'], ...accepted },
  'answer-trailing-text': { checks: ['answer-well-formed'], ...accepted },
  'answer-latin1': { checks: ['answer-well-formed'], ...accepted },
  'answer-labelled-utf-16': { checks: ['answer-well-formed'], ...accepted },
  'answer-gzip-broken': { checks: ['answer-well-formed'], ...accepted },
  'answer-length-wrong': { checks: ['answer-well-formed'], ...accepted },
  'answer-chunk-broken': { checks: ['answer-well-formed'], ...accepted },
  'answer-header-broken': { checks: ['answer-well-formed'], ...accepted },
  'answer-never-ends': { checks: ['answer-bounded'], ...accepted },
  'answer-head-never-ends': { checks: ['answer-bounded'], ...accepted },
  'answer-bomb': { checks: ['answer-bounded'], ...accepted },
  'answer-very-deep': { checks: ['answer-bounded'], ...accepted },

  'wallet-of-main-net': { checks: ['address-valid'], ...accepted },
  'wallet-checksum': { checks: ['address-valid', 'response-schema'], ...accepted },
  'mainnet-beside-test-net': { checks: ['address-valid'], ...accepted },
  'iban-checksum': { checks: ['address-valid'], ...accepted },
  'id-assigned-from-body': { checks: ['mass-assignment'], ...accepted },

  'error-code-wrong': { checks: ['error-code'], phases: refusals },
  'error-as-p500': { checks: ['server-error'], phases: refusals },
  'error-as-validation': { checks: ['error-code'], phases: refusals },
  'error-code-missing': { checks: ['error-envelope'], phases: refusals },
  'error-code-malformed': { checks: ['error-envelope'], phases: refusals },
  'error-status-200': { checks: ['invalid-data-accepted', 'unknown-object-accepted'], phases: refusals },
  'error-status-500': { checks: ['server-error'], phases: refusals },
  'error-status-unlisted': { checks: ['status-listed'], phases: refusals },
  'error-content-type': { checks: ['content-type'], phases: refusals },
  'error-validation-p500': { checks: ['server-error'], phases: refusals },
  'error-validation-first-only': { checks: ['validation-complete'], phases: refusals },
  'error-stack-trace': { checks: ['inside-leaked'], phases: refusals },
  'unauthorized-status': { checks: ['error-code'], phases: ['auth'] },
  'unauthorized-as-p-code': { checks: ['error-code'], phases: ['auth'] },

  'key-not-needed': keys,
  'key-not-compared': keys,
  'key-prefix-compare': keys,
  'key-cut-accepted': keys,
  'key-extended-accepted': keys,
  'key-altered-accepted': keys,
  'key-compare-ignores-case': keys,
  'key-in-query-accepted': keys,
  'other-tenant-reachable': { checks: ['tenant-isolation'], phases: ['auth'] },
  'api-key-echoed': { checks: ['secret-exposed'], phases: refusals },
  'card-number-in-list': { checks: ['secret-exposed'], ...accepted },
  'card-number-in-answer': { checks: ['secret-exposed'], ...accepted },
  'card-cvv-in-answer': { checks: ['secret-exposed'], ...accepted },
  'card-pin-echoed': { checks: ['secret-exposed'], ...accepted },
  'key-in-header-encoded': { checks: ['secret-exposed'], phases: refusals },
  'key-in-redirect': { checks: ['secret-exposed'], phases: refusals },
  'key-in-capitals': { checks: ['secret-exposed'], phases: refusals },
  'key-in-hexadecimal': { checks: ['secret-exposed'], phases: refusals },
  'error-database-text': { checks: ['inside-leaked'], phases: refusals },
  'error-debug-page': { checks: ['inside-leaked'], phases: refusals },
  'error-inside-in-header': { checks: ['inside-leaked'], phases: refusals },

  'required-not-checked': { checks: ['invalid-data-accepted'], phases: ['negative'] },
  'type-not-checked': { checks: ['invalid-data-accepted'], phases: ['negative'] },
  'enum-not-checked': { checks: ['invalid-data-accepted'], phases: ['negative'] },
  'format-not-checked': { checks: ['invalid-data-accepted'], phases: ['negative'] },
  'length-not-checked': { checks: ['invalid-data-accepted'], phases: ['negative'] },
  'pattern-not-checked': { checks: ['invalid-data-accepted'], phases: ['negative'] },
  'optional-member-refused': { checks: ['request-accepted'], ...accepted },
  'malformed-json-crashes': { checks: ['server-error'], phases: ['negative'] },
  'answer-slow': { checks: ['response-time'], phases: ['auth'], responseTimeMs: 1000 },

  'other-tenant-known': { checks: ['existence-leaked'], flows: ['isolation'] },

  'user-created-twice': {
    checks: ['illegal-state-accepted', 'invalid-data-accepted'],
    flows: ['user-update', 'suspension', 'deletion', 'onboarding-hosted'],
  },
  'user-verified-unchecked': { checks: ['illegal-state-accepted'], flows: ['onboarding-hosted', 'onboarding-files'] },
  'suspended-user-served': { checks: ['illegal-state-accepted'], flows: ['suspension'] },
  'suspended-with-active-card': { checks: ['illegal-state-accepted'], flows: ['suspension'] },
  'card-without-extension': { checks: ['illegal-state-accepted'], flows: ['card-access'] },
  'file-type-not-checked': { checks: ['invalid-data-accepted'], phases: ['negative'], flows: ['proof-of-address'] },
  'file-size-not-checked': { checks: ['invalid-data-accepted'], phases: ['negative'], flows: ['proof-of-address'] },
  'address-proven-twice': { checks: ['illegal-state-accepted'], flows: ['proof-of-address'] },
  'address-check-twice': {
    checks: ['expected-shown', 'illegal-state-accepted', 'error-code'],
    flows: ['proof-of-address'],
  },
  'funds-not-checked': {
    checks: ['overspent'],
    flows: [
      'transfers',
      'repeated-transfer',
      'user-exchange',
      'partner-exchange',
      'user-withdrawal',
      'partner-withdrawal',
    ],
  },
  'lock-reused': { checks: ['lock-lifecycle'], flows: ['user-exchange', 'partner-exchange'] },
  'lock-expired-taken': { checks: ['lock-lifecycle'], flows: ['user-exchange', 'partner-exchange'] },
  'lock-of-another-taken': { checks: ['lock-lifecycle'], flows: ['user-exchange', 'partner-exchange'] },
  'order-lock-reused': { checks: ['lock-lifecycle'], flows: ['order-paid', 'order-expired'] },
  'order-lock-expired-taken': { checks: ['lock-lifecycle'], flows: ['order-paid', 'order-expired'] },
  'withdrawal-below-minimum': { checks: ['invalid-data-accepted'], flows: ['user-withdrawal', 'partner-withdrawal'] },
  'withdrawal-to-wrong-chain': {
    checks: ['invalid-data-accepted'],
    phases: ['negative'],
    flows: ['user-withdrawal', 'partner-withdrawal'],
  },
  'card-country-not-checked': { checks: ['illegal-state-accepted', 'invalid-data-accepted'], flows: ['card-access'] },
  'card-quota-ignored': { checks: ['quota-ignored'], flows: ['card-quota'] },
  'card-of-another-served': {
    checks: ['unknown-object-accepted', 'tenant-isolation'],
    phases: ['auth', 'negative'],
    flows: ['card-life', 'card-access'],
  },
  'card-deleted-served': { checks: ['deleted-gone'], flows: ['card-life'] },
  'sepa-iban-not-checked': { checks: ['invalid-data-accepted'], phases: ['negative'] },
  'travel-rule-of-another': {
    checks: ['unknown-object-accepted', 'invalid-data-accepted'],
    flows: ['crypto-deposit', 'partner-crypto-deposit'],
  },

  'data-of-another-user': { checks: ['whose-data'], flows: ['two-users'] },
  'person-of-another-user': { checks: ['whose-data'], flows: ['two-users'] },
  'details-of-another': { checks: ['whose-data'], flows: objectFlows },
  'details-of-another-id': { checks: ['whose-data'], flows: objectFlows },
  'id-given-twice': { checks: ['id-unique'], ...accepted },
  'iban-of-first-user': { checks: ['whose-data'], flows: ['two-users'] },
  'wallet-of-first-user': { checks: ['whose-data'], flows: ['two-users'] },
  'payer-of-another': { checks: ['whose-data'], ...accepted, flows: ['transfers', 'two-users'] },
  'iban-changes': { checks: ['value-stable'], ...accepted },
  'wallet-changes': { checks: ['value-stable'], ...accepted },
  'creation-time-moves': { checks: ['value-stable'], ...accepted },
  'balance-id-changes': { checks: ['value-stable'], ...accepted },
  'other-tenant-list-reachable': { checks: ['tenant-data-shown'], flows: ['isolation'] },
  'other-tenant-detail-reachable': { checks: ['tenant-isolation'], phases: ['auth'] },

  'bound-off-by-one-max': { checks: ['request-accepted'], ...accepted },
  'bound-off-by-one-min': { checks: ['request-accepted'], ...accepted },
  'bound-max-exceeded': { checks: ['invalid-data-accepted'], phases: ['negative'] },
  'bound-min-undercut': { checks: ['invalid-data-accepted'], phases: ['negative'] },
  'non-ascii-mangled': { checks: ['whose-data'], flows: ['two-users'] },
  'non-ascii-replaced': { checks: ['whose-data'], flows: ['two-users'] },
  'combining-marks-stripped': { checks: ['whose-data'], flows: ['two-users'] },
  'refused-write-stores-all': { checks: ['no-effect'], phases: refusals, flows: ['user-update'] },
  'refused-write-stores-one': { checks: ['no-effect'], phases: refusals, flows: ['user-update'] },
  'list-forgets-after-delete': { checks: ['list-agrees-with-detail'], flows: ['card-life'] },
  'list-keeps-deleted': { checks: ['expected-shown'], flows: ['card-life'] },
  'list-stale-after-change': { checks: ['list-agrees-with-detail', 'expected-shown'], flows: ['card-life'] },

  'history-line-missing': {
    checks: ['history-agrees-with-balance', 'list-agrees-with-detail'],
    flows: ['transfers', 'repeated-transfer', 'partner-funding'],
  },
  'history-sign-wrong': {
    checks: ['history-agrees-with-balance'],
    flows: ['transfers', 'repeated-transfer', 'partner-funding'],
  },
  'history-amount-wrong': {
    checks: ['history-agrees-with-balance'],
    flows: ['transfers', 'repeated-transfer', 'partner-funding'],
  },
  'movement-without-line': {
    checks: ['movement-in-history'],
    flows: [
      'transfers',
      'user-exchange',
      'partner-exchange',
      'user-sepa',
      'partner-sepa',
      'user-withdrawal',
      'partner-withdrawal',
    ],
  },
  'page-total-wrong': { checks: ['pagination'], flows: ['transfers', 'partner-funding'] },
  'page-number-wrong': { checks: ['pagination'], flows: ['transfers', 'partner-funding'] },
  'page-repeats-line': { checks: ['pagination'], flows: ['transfers', 'partner-funding'] },
  'page-limit-ignored': { checks: ['pagination'], flows: ['transfers', 'partner-funding'] },
  'balance-stale': { checks: ['conservation'], flows: ['transfers', 'user-funding', 'partner-funding'] },
  'list-unstable': { checks: ['read-idempotent'], flows: ['transfers', 'card-life', 'partner-funding'] },
  'state-goes-back': {
    checks: ['state-machine'],
    flows: ['transfers', 'user-exchange', 'partner-exchange', 'user-withdrawal', 'partner-withdrawal'],
  },
  'sepa-state-goes-back': { checks: ['state-machine'], flows: ['user-sepa', 'partner-sepa'] },
  'kyc-approval-taken-back': { checks: ['state-machine'], flows: ['onboarding-hosted'] },
  'card-list-stale': { checks: ['list-agrees-with-detail'], flows: ['card-life'] },

  'balance-shown-wrong': {
    checks: ['conservation', 'history-agrees-with-balance'],
    flows: ['transfers', 'user-funding', 'partner-funding'],
  },
  'transfer-credited-short': { checks: ['conservation'], flows: ['transfers'] },
  'sepa-fee-doubled': { checks: ['expected-shown', 'conservation'], flows: ['user-sepa', 'partner-sepa'] },
  'sepa-deposit-credited-short': {
    checks: ['conservation'],
    flows: ['user-funding', 'partner-funding', 'sender-check'],
  },
  'exchange-fee-doubled': { checks: ['conservation', 'expected-shown'], flows: ['user-exchange', 'partner-exchange'] },
  'exchange-credited-short': {
    checks: ['conservation', 'expected-shown'],
    flows: ['user-exchange', 'partner-exchange'],
  },
  'lock-validity-short': { checks: ['expected-shown', 'lock-lifecycle'], flows: ['user-exchange', 'partner-exchange'] },
  'order-amount-wrong': { checks: ['expected-shown', 'conservation'], flows: ['order-paid'] },
  'charge-not-reported': { checks: ['conservation'], flows: ['transfers', 'user-exchange', 'partner-exchange'] },

  'refused-transfer-debits': { checks: ['no-effect'], flows: ['transfers', 'repeated-transfer'] },
  'refused-transfer-in-history': { checks: ['no-effect'], flows: ['transfers', 'repeated-transfer'] },

  'funds-spent-twice': {
    checks: ['exactly-one-effect'],
    flows: ['transfers-at-once', 'withdrawals-at-once', 'partner-withdrawals-at-once'],
  },
  'lock-used-twice': { checks: ['exactly-one-effect'], flows: ['exchanges-at-once', 'partner-exchanges-at-once'] },
  'order-lock-used-twice': { checks: ['exactly-one-effect'], flows: ['orders-at-once'] },
  'card-quota-outrun': { checks: ['exactly-one-effect'], flows: ['cards-at-once'] },

  'user-deleted-served': { checks: ['deleted-gone'], flows: ['deletion'] },
  'webhook-after-deletion': { checks: ['delivery-forbidden'], flows: ['deletion'] },
};
