import { createHash } from 'node:crypto';
import type { Party } from '../../state/party.js';
import { luhnDigit } from '../../../contracts/formats/luhn.js';

/** Issuer number of the test cards that processors publish (4111 1111 1111 1111); no real card has it. */
const testIssuer = '411111';
const digitsOfCardNumber = 16;

/** What pays without the card: drawn whenever it is shown, never kept. */
export interface CardSecrets {
  cardNumber: string;
  cvv: string;
}

/** Number and CVV of a card. */
export function cardSecrets({ random }: Party, cardId: string): CardSecrets {
  const payload = testIssuer + digits(random.fork('card-number', cardId), digitsOfCardNumber - testIssuer.length - 1);
  return { cardNumber: payload + luhnDigit(payload), cvv: digits(random.fork('card-cvv', cardId), 3) };
}

/** A code for one use: six digits. */
export function oneTimeCode({ random }: Party, id: string): string {
  return digits(random.fork('one-time-code', id), 6);
}

/** A PIN as it is kept, so that a dumped state does not show it. */
export function pinDigest(cardId: string, pin: string): string {
  return createHash('sha256').update(`${cardId}/${pin}`).digest('hex');
}

function digits(stream: Party['random'], count: number): string {
  return Array.from({ length: count }, () => stream.integer(10)).join('');
}
