import type { Guard } from '../guards.js';
import type { Fault } from './fault.js';
import { drawOperation } from './places.js';

/** A condition that one operation does not look at. */
interface ConditionRow {
  name: string;
  violates: string;
  guard: Guard;
  /** Operations among which one is drawn. */
  operations: readonly string[];
}

const exchanges = ['createExchange', 'createPartnerExchange'];
const withdrawals = ['createCryptoWithdrawal', 'createPartnerCryptoWithdrawal'];
const cardChanges = ['updateCardPin', 'blockCard', 'updateCardLimits'];

const rows: readonly ConditionRow[] = [
  {
    name: 'user-created-twice',
    violates: 'An externalUserId is given once: a second creation is taken.',
    guard: 'user-is-new',
    operations: ['createUser'],
  },
  {
    name: 'user-verified-unchecked',
    violates: 'Balances come after an approved check: Add User Verification is taken without one.',
    guard: 'check-is-approved',
    operations: ['addUserVerification'],
  },
  {
    name: 'suspended-user-served',
    violates: 'A suspended user is frozen: one operation goes on for them.',
    guard: 'user-is-not-suspended',
    operations: ['createVirtualCard', 'createExchange', 'createCryptoWithdrawal', 'createSepaTransfer'],
  },
  {
    name: 'suspended-with-active-card',
    violates: 'A user with an active card cannot be suspended (P454): suspension is taken.',
    guard: 'no-card-is-active',
    operations: ['suspendUser'],
  },
  {
    name: 'card-without-extension',
    violates: 'Cards are for extended users (P461): one is created for a user who is only verified.',
    guard: 'user-is-extended',
    operations: ['createVirtualCard'],
  },
  {
    name: 'file-type-not-checked',
    violates: 'A proof of address is a picture or a PDF (P426): any file is taken.',
    guard: 'file-type-is-allowed',
    operations: ['addPoaFile'],
  },
  {
    name: 'file-size-not-checked',
    violates: 'A proof of address has at most 5 MB (P440): a larger one is taken.',
    guard: 'file-size-is-allowed',
    operations: ['addPoaFile'],
  },
  {
    name: 'address-proven-twice',
    violates: 'An approved proof of address is final (P447): another one is taken.',
    guard: 'address-is-not-proven-yet',
    operations: ['addPoaFile'],
  },
  {
    name: 'address-check-twice',
    violates: 'A proof of address under review waits (P211): another one is taken beside it.',
    guard: 'address-check-is-not-pending',
    operations: ['addPoaFile'],
  },
  {
    name: 'funds-not-checked',
    violates: 'What is not there cannot be spent (P433): one operation takes a balance below zero.',
    guard: 'funds-suffice',
    operations: ['createTransfer', ...exchanges, ...withdrawals],
  },
  {
    name: 'lock-reused',
    violates: 'A lock is good for one exchange: a used one is taken again.',
    guard: 'lock-is-unused',
    operations: exchanges,
  },
  {
    name: 'lock-expired-taken',
    violates: 'A lock expires: one whose time is over is taken.',
    guard: 'lock-is-not-expired',
    operations: exchanges,
  },
  {
    name: 'lock-of-another-taken',
    violates: "A lock belongs to whom it was given: somebody else's is taken.",
    guard: 'lock-belongs-to-payer',
    operations: exchanges,
  },
  {
    name: 'order-lock-reused',
    violates: 'An order lock is good for one order: a used one is taken again.',
    guard: 'order-lock-is-unused',
    operations: ['createOrder'],
  },
  {
    name: 'order-lock-expired-taken',
    violates: 'An order lock expires: one whose time is over is taken.',
    guard: 'order-lock-is-not-expired',
    operations: ['createOrder'],
  },
  {
    name: 'withdrawal-below-minimum',
    violates: 'A withdrawal has at least the minimum of its network: a smaller one is taken.',
    guard: 'withdrawal-reaches-the-minimum',
    operations: withdrawals,
  },
  {
    name: 'withdrawal-to-wrong-chain',
    violates: 'A withdrawal goes to an address of its chain: any text is taken.',
    guard: 'address-is-of-the-chain',
    operations: withdrawals,
  },
  {
    name: 'card-country-not-checked',
    violates: 'Cards are for users of listed countries (P451): any country is taken.',
    guard: 'card-country-is-allowed',
    operations: ['createVirtualCard'],
  },
  {
    name: 'card-quota-ignored',
    violates: 'A user creates at most five cards a day: a sixth is taken.',
    guard: 'card-quota-is-left',
    operations: ['createVirtualCard'],
  },
  {
    name: 'card-of-another-served',
    violates: "A card belongs to its user (P434): one operation takes another user's.",
    guard: 'card-belongs-to-the-user',
    operations: ['getCardDetails', 'getCardLimits', ...cardChanges],
  },
  {
    name: 'card-deleted-served',
    violates: 'A deleted card is gone (P434): one operation takes it.',
    guard: 'card-is-not-deleted',
    operations: ['getCardDetails', 'getCardLimits', ...cardChanges],
  },
  {
    name: 'sepa-iban-not-checked',
    violates: 'A SEPA transfer goes to an IBAN with right check digits: any text is taken.',
    guard: 'destination-is-an-iban',
    operations: ['createSepaTransfer', 'createPartnerSepaTransfer'],
  },
  {
    name: 'travel-rule-of-another',
    violates: "Travel rule data are given by the deposit's owner: somebody else's are taken.",
    guard: 'deposit-belongs-to-the-owner',
    operations: ['updateTravelRule', 'updatePartnerTravelRule'],
  },
];

/** Faults in conditions that calls have to meet; the operation is drawn. */
export const conditionFaults: readonly Fault[] = rows.map(({ name, violates, guard, operations }) => ({
  name,
  violates,
  plant(ground) {
    const id = drawOperation(ground, operations);
    if (id === undefined) return undefined;
    return { place: { operations: [id] }, ignores: (asked, called) => asked === guard && called === id };
  },
}));
