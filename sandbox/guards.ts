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
  'user-is-not-suspended': 'P455',
  /** Source or destination of an internal transfer is named. */
  'a-side-is-named': 'P424',
  /** Not both of them. */
  'one-side-is-named': 'P403',
  'currency-is-known': 'P410',
  'amount-is-valid': 'P403',
  'funds-suffice': 'P433',
} as const satisfies Record<string, string>;

/** Name of a condition. */
export type Guard = keyof typeof guards;
