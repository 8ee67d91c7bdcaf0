import { nextId } from '../../state/party.js';
import type { Control, Trigger } from '../../trigger.js';
import { oneTimeCode } from './card-secrets.js';
import { findActiveCard } from './find-card.js';

/** Lets an online shop ask the cardholder for a 3-D Secure code. */
export const send3dsCode: Trigger = {
  method: 'POST',
  path: '/cards/{cardId}/3ds-code',
  handle: (control, { params }) => sendCode(control, params.cardId, 'card3dsCode'),
};

/** Lets a card, or its use in a mobile wallet, be activated with a code. */
export const sendActivationCode: Trigger = {
  method: 'POST',
  path: '/cards/{cardId}/activation-code',
  handle: (control, { params }) => sendCode(control, params.cardId, 'cardActivationCode'),
};

/** Tells a new code to the partner, who shows it to the cardholder. */
function sendCode(control: Control, id: string | undefined, webhookId: string): Record<string, string> {
  const { tenant, user, card } = findActiveCard(control, id);
  const { externalUserId } = user;
  const told = { externalUserId, cardId: card.cardId, code: oneTimeCode(user, nextId(user)) };
  control.contextOf(tenant).emit(webhookId, externalUserId, told);
  return told;
}
