/** What triggers take and give: texts by name. */
export type TriggerValues = Readonly<Record<string, string>>;

/** One thing that a person or the provider does, so that something happens at the target. */
export interface TriggerRow {
  /** Kebab case. */
  name: string;
  /** What has to be done, for a person; `{name}` stands for a value. */
  does: string;
  /** Where the sandbox does it, below its prefix; `{name}` stands for a value, the others go into the body. */
  path: string;
}

/** Every trigger that cases use. */
export const triggerRows = [
  { name: 'approve-kyc', does: 'approve the identity check {verificationId}', path: '/kyc/{verificationId}/approve' },
  {
    name: 'accept-kyc-files',
    does: 'accept the files of {externalUserId}',
    path: '/users/{externalUserId}/kyc-files/accept',
  },
  {
    name: 'fail-kyc-files',
    does: 'refuse the files of {externalUserId}',
    path: '/users/{externalUserId}/kyc-files/fail',
  },
  {
    name: 'approve-poa',
    does: 'approve the proof of address of {externalUserId}',
    path: '/users/{externalUserId}/poa/approve',
  },
  {
    name: 'reject-poa',
    does: 'reject the proof of address of {externalUserId}',
    path: '/users/{externalUserId}/poa/reject',
  },
  {
    name: 'question-poa',
    does: 'question the proof of address of {externalUserId}',
    path: '/users/{externalUserId}/poa/question',
  },
  { name: 'rate-high-risk', does: 'rate {externalUserId} High Risk', path: '/users/{externalUserId}/high-risk' },
  {
    name: 'suspend-user',
    does: "suspend {externalUserId} on the provider's own decision",
    path: '/users/{externalUserId}/suspend',
  },
  {
    name: 'unsuspend-user',
    does: "end the provider's suspension of {externalUserId}",
    path: '/users/{externalUserId}/unsuspend',
  },
  { name: 'extend-user', does: 'extend {externalUserId}', path: '/users/{externalUserId}/extend' },
  { name: 'deposit-sepa', does: 'send {amount} {currency} by SEPA', path: '/deposits/sepa' },
  {
    name: 'approve-sepa-deposit',
    does: 'approve the payment {sepaDepositId}',
    path: '/deposits/sepa/{sepaDepositId}/approve',
  },
  {
    name: 'reject-sepa-deposit',
    does: 'reject the payment {sepaDepositId}',
    path: '/deposits/sepa/{sepaDepositId}/reject',
  },
  {
    name: 'complete-sepa-transfer',
    does: 'let the SEPA transfer {transferId} succeed',
    path: '/sepa-transfers/{transferId}/complete',
  },
  {
    name: 'fail-sepa-transfer',
    does: 'let the SEPA transfer {transferId} fail',
    path: '/sepa-transfers/{transferId}/fail',
  },
  { name: 'deposit-crypto', does: 'send {amount} {currency} on chain', path: '/deposits/crypto' },
  {
    name: 'advance-crypto-deposit',
    does: 'take the deposit {cryptoDepositId} to {status}',
    path: '/deposits/crypto/{cryptoDepositId}/advance',
  },
  {
    name: 'confirm-withdrawal',
    does: 'let the withdrawal {withdrawalId} be confirmed',
    path: '/withdrawals/crypto/{withdrawalId}/confirm',
  },
  {
    name: 'fail-withdrawal',
    does: 'let the withdrawal {withdrawalId} fail',
    path: '/withdrawals/crypto/{withdrawalId}/fail',
  },
  {
    name: 'complete-exchange',
    does: 'let the exchange {exchangeId} succeed',
    path: '/exchanges/{exchangeId}/complete',
  },
  { name: 'fail-exchange', does: 'let the exchange {exchangeId} fail', path: '/exchanges/{exchangeId}/fail' },
  { name: 'expire-exchange-lock', does: 'let the lock {lockId} expire', path: '/exchange-locks/{lockId}/expire' },
  { name: 'use-card', does: 'pay {amount} eur with the card {cardId}', path: '/cards/{cardId}/transactions' },
  { name: 'send-3ds-code', does: 'start an online payment with the card {cardId}', path: '/cards/{cardId}/3ds-code' },
  { name: 'send-activation-code', does: 'activate the card {cardId}', path: '/cards/{cardId}/activation-code' },
  { name: 'expire-order-lock', does: 'let the order lock {lockId} expire', path: '/order-locks/{lockId}/expire' },
  {
    name: 'assign-order-address',
    does: 'give the order {orderId} an address',
    path: '/orders/{orderId}/assign-address',
  },
  { name: 'pay-order', does: 'pay the order {orderId}', path: '/orders/{orderId}/pay' },
  {
    name: 'confirm-order',
    does: 'let the payment of the order {orderId} be confirmed',
    path: '/orders/{orderId}/confirm',
  },
  { name: 'expire-order', does: 'let the order {orderId} expire', path: '/orders/{orderId}/expire' },
  { name: 'pay-payment-link', does: 'pay the link {paymentLinkId}', path: '/payment-links/{paymentLinkId}/pay' },
  {
    name: 'confirm-payment-link',
    does: 'let the payment of the link {paymentLinkId} be confirmed',
    path: '/payment-links/{paymentLinkId}/confirm',
  },
  {
    name: 'expire-payment-link',
    does: 'let the link {paymentLinkId} expire',
    path: '/payment-links/{paymentLinkId}/expire',
  },
  { name: 'check-health', does: 'check the health of the receiver', path: '/health-check' },
  { name: 'advance-clock', does: 'wait {seconds} seconds', path: '/clock/advance' },
] as const satisfies readonly TriggerRow[];

/** Name of a trigger. */
export type TriggerName = (typeof triggerRows)[number]['name'];

/** Whoever was asked answered that it cannot be done: what needs it is left out, as where nobody offers it. */
export class Declined extends Error {}

/** What a target can be made to do. */
export interface Triggers {
  can(name: TriggerName): boolean;
  /**
   * Does it; gives what the one who did it tells, texts by name.
   * @throws Declined where it cannot be done
   * @throws Error where it went wrong
   */
  pull(name: TriggerName, values: TriggerValues): Promise<TriggerValues>;
  /** Resolves once the target has no delivery under way or due. Absent: only time can tell. */
  settleDeliveries?: () => Promise<void>;
}

/** Triggers of a target that has none. */
export const noTriggers: Triggers = {
  can: () => false,
  pull: (name) => Promise.reject(new Error(`this target offers no way to ${name}`)),
};

/** What has to be done, in words. */
export function describeTrigger(name: TriggerName, values: TriggerValues): string {
  return fill(rowOf(name).does, values, (value) => value).text;
}

/** The row of a trigger. */
export function rowOf(name: TriggerName): TriggerRow {
  const row = triggerRows.find((candidate) => candidate.name === name);
  if (!row) throw new Error(`there is no trigger ${name}`);
  return row;
}

/** Puts values into a template, and tells which are left. */
export function fill(
  template: string,
  values: TriggerValues,
  spell: (value: string) => string,
): { text: string; rest: TriggerValues } {
  const used = new Set<string>();
  const text = template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    used.add(name);
    return spell(values[name] ?? '');
  });
  return { text, rest: Object.fromEntries(Object.entries(values).filter(([name]) => !used.has(name))) };
}
