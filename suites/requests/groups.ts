/** Tags of operations whose cases share a file; files run beside each other. Tags that no row names run together. */
export const groups: Readonly<Record<string, readonly string[]>> = {
  users: ['Onboarding kyc', 'Account management', 'User balances'],
  cards: ['Virtual cards'],
  exchange: ['User exchange', 'Partner exchange'],
  money: ['Internal transfers', 'User sepa', 'Partner sepa', 'Partner balances'],
  crypto: ['User crypto withdrawals', 'Partner crypto withdrawals', 'User crypto deposits', 'Partner crypto deposits'],
};
