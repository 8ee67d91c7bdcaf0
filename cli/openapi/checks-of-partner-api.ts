/** Checks that look at what only the Partner API has: its codes, its money, its chains, its cards. */
export const checksOfPartnerApi: readonly string[] = [
  'error-code',
  'decimal-fidelity',
  'address-valid',
  'secret-exposed',
];
