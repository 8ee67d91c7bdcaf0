/**
 * Every condition under which the sandbox refuses a call, by name, with the code of the catalogue that it answers. Where the
 * facts name no code for a condition, the row is a choice (choices.yaml, `refusal-codes`).
 */
export const guards = {
  /** The externalUserId is not in use. */
  'user-is-new': 'P411',
  /** The newest identity check is approved. */
  'check-is-approved': 'P459',
  /** The user's balances can be used. */
  'user-is-verified': 'P459',
  'user-is-extended': 'P461',
  /** Where the version wants it before the verification: the proof of address that is owed is approved. */
  'address-is-proven': 'P459',
  'user-is-not-suspended': 'P455',
  'files-are-sent': 'P403',
  /** No more than one request may carry. */
  'files-are-few': 'P403',
  'file-type-is-allowed': 'P426',
  'file-size-is-allowed': 'P440',
  'address-is-not-proven-yet': 'P447',
  /** The last proof of address was not refused for good. */
  'address-check-is-not-rejected': 'P460',
  'address-check-is-not-pending': 'P211',
  /** Before a user is suspended. */
  'no-card-is-active': 'P454',
  /** Before a user is deleted. */
  'balances-are-empty': 'P403',
  'nothing-is-pending': 'P403',
  'cards-are-closed': 'P403',
  /** Source or destination of an internal transfer is named. */
  'a-side-is-named': 'P424',
  /** Not both of them. */
  'one-side-is-named': 'P403',
  'currency-is-known': 'P410',
  'amount-is-valid': 'P403',
  'funds-suffice': 'P433',
  /** The partner's SEPA transfers: members about the receiver stand beside receiverType. */
  'closed-loop-names-no-receiver': 'P403',
  'sepa-level-is-granted': 'P403',
  'sepa-currency-is-euro': 'P403',
  'destination-is-an-iban': 'P403',
  'exchange-currencies-differ': 'P403',
  /** What is received is not less than the smallest unit of its currency. */
  'exchange-yields-something': 'P403',
  'lock-belongs-to-payer': 'P403',
  'lock-is-unused': 'P403',
  'lock-is-not-expired': 'P403',
  'network-is-of-the-currency': 'P403',
  /** Where a withdrawal goes. */
  'address-is-of-the-chain': 'P403',
  'address-is-of-the-test-net': 'P403',
  'withdrawal-reaches-the-minimum': 'P403',
  'deposit-belongs-to-the-owner': 'P403',
  'deposit-waits-for-travel-rule-data': 'P403',
  'card-country-is-allowed': 'P451',
  /** Cards at one time. */
  'card-place-is-left': 'P403',
  /** New cards in a rolling window. */
  'card-quota-is-left': 'P403',
  'card-belongs-to-the-user': 'P434',
  'card-is-not-deleted': 'P434',
  'card-state-may-follow': 'P434',
  'spending-limit-is-an-amount': 'P403',
  'daily-limit-is-within-monthly': 'P403',
  /** These three decline a payment by card, which is no call: their codes are never answered. */
  'card-is-active': 'P434',
  'pin-is-right': 'P434',
  'spending-limit-is-left': 'P433',
  /** Currency, amount and network of an order lock are given. */
  'order-terms-are-given': 'P403',
  'order-network-fits-currency': 'P403',
  /** The sum is not less than the smallest unit of the payment's currency. */
  'order-is-worth-a-payment': 'P403',
  'order-lock-is-unused': 'P403',
  'order-lock-is-not-expired': 'P403',
  /** Where a checkout leads back to is an HTTP address. */
  'redirect-is-web-address': 'P403',
} as const satisfies Record<string, string>;

/** Name of a condition. */
export type Guard = keyof typeof guards;
