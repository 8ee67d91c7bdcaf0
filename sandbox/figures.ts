/** Every amount that the sandbox works out by a rule instead of taking it from a request; a fault can bend one. */
export const figures = [
  'balance-shown',
  'transfer-credited',
  'sepa-fee',
  'sepa-deposit-credited',
  'exchange-fee',
  'exchange-received',
  'lock-validity-seconds',
  'network-fee',
  'withdrawal-service-fee',
  'cards-at-one-time',
  'card-quota',
  'order-amount-owed',
  'order-lock-validity',
  'order-payment-window',
  'order-settled',
  'payment-link-settled',
  'payment-link-window',
] as const;

/** Name of a worked-out amount. */
export type Figure = (typeof figures)[number];
