/** Tags of operations whose cases share a file; files run beside each other. Tags that no row names run together. */
export const groups: Readonly<Record<string, readonly string[]>> = {
  users: ['Onboarding & KYC', 'Account management', 'Balances & transaction history of users'],
  cards: ['Virtual cards'],
  exchange: ['Currency exchange of users', 'Exchange of the partner'],
  money: [
    'Internal transfers',
    'SEPA transfers of users',
    'SEPA transfers of the partner',
    'Balances & transaction history of the partner',
  ],
  crypto: [
    'Crypto withdrawals of users',
    'Crypto withdrawals of the partner',
    'Crypto deposits of users',
    'Crypto deposits of the partner',
  ],
};
