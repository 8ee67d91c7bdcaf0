import { laterOutcome } from '../../undecided.js';
import type { Area } from '../area.js';
import { completeExchangeTrigger } from './complete-exchange.js';
import { createExchange } from './create-exchange.js';
import { createExchangeLock } from './create-exchange-lock.js';
import { createPartnerExchange } from './create-partner-exchange.js';
import { createPartnerExchangeLock } from './create-partner-exchange-lock.js';
import { completeExchange, undecidedExchanges } from './exchanges.js';
import { expireExchangeLock } from './expire-exchange-lock.js';
import { failExchangeTrigger } from './fail-exchange.js';
import { getExchangeDetails } from './get-exchange-details.js';
import { getExchangeRate } from './get-exchange-rate.js';
import { getPartnerExchangeDetails } from './get-partner-exchange-details.js';
import { getPartnerExchangeRate } from './get-partner-exchange-rate.js';

/** What currencies are worth, and exchanging them at a locked rate. */
export const exchange: Area = {
  operations: [
    getExchangeRate,
    getPartnerExchangeRate,
    createExchangeLock,
    createPartnerExchangeLock,
    createExchange,
    createPartnerExchange,
    getExchangeDetails,
    getPartnerExchangeDetails,
  ],
  triggers: [completeExchangeTrigger, failExchangeTrigger, expireExchangeLock],
  outcomes: [laterOutcome(undecidedExchanges, completeExchange)],
};
