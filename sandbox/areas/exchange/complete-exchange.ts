import { decisionOf } from '../../undecided.js';
import { completeExchange, undecidedExchanges } from './exchanges.js';

/** Carries an exchange out. */
export const completeExchangeTrigger = decisionOf(
  undecidedExchanges,
  '/exchanges/{exchangeId}/complete',
  completeExchange,
);
