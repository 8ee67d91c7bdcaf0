import type { Area } from '../area.js';
import { blockCard } from './block-card.js';
import { createVirtualCard } from './create-virtual-card.js';
import { deleteCard } from './delete-card.js';
import { getCardDetails } from './get-card-details.js';
import { getCardLimits } from './get-card-limits.js';
import { getUserCards } from './get-user-cards.js';
import { send3dsCode, sendActivationCode } from './send-card-code.js';
import { unblockCard } from './unblock-card.js';
import { updateCardLimits } from './update-card-limits.js';
import { updateCardPin } from './update-card-pin.js';
import { useCard } from './use-card.js';

/** Virtual cards. */
export const cards: Area = {
  operations: [
    createVirtualCard,
    getUserCards,
    getCardDetails,
    updateCardPin,
    blockCard,
    unblockCard,
    getCardLimits,
    updateCardLimits,
    deleteCard,
  ],
  triggers: [useCard, send3dsCode, sendActivationCode],
  outcomes: [],
};
