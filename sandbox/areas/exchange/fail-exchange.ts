import { readReason } from '../../read-reason.js';
import { decisionOf } from '../../undecided.js';
import { failExchange, undecidedExchanges } from './exchanges.js';

/** Lets an exchange fail. */
export const failExchangeTrigger = decisionOf(
  undecidedExchanges,
  '/exchanges/{exchangeId}/fail',
  (context, exchange, request) => failExchange(context, exchange, readReason(request) ?? 'The exchange failed.'),
);
