/**
 * Checks that look at what only the Partner API has: its codes, its money, its chains. Of `secret-exposed` the part about cards
 * is left out besides.
 */
export const checksOfPartnerApi: readonly string[] = ['error-code', 'decimal-fidelity', 'address-valid'];
