import { isObject } from '../../../contracts/model/json-value.js';
import { decimalsOf } from '../../amount.js';
import { amountOf, readText } from '../../read-deposit.js';
import { TriggerError, type Trigger } from '../../trigger.js';
import { payByCard, type PaymentRequest } from './card-payments.js';
import { findCard } from './find-card.js';
import { cardCurrency } from './spending-limits.js';
import { paymentTypes } from './state.js';

/** Lets somebody pay with a card. */
export const useCard: Trigger = {
  method: 'POST',
  path: '/cards/{cardId}/transactions',
  handle(control, { params, body }) {
    const { tenant, user, card } = findCard(control, params.cardId);
    const request = readPayment(body, decimalsOf(control.facts, cardCurrency));
    const { result, declined } = payByCard(control.contextOf(tenant), user, card, request);
    return { ...result, amount: request.amount.toFixed(), declined };
  },
};

function readPayment(body: unknown, decimals: number): PaymentRequest {
  if (!isObject(body)) throw new TriggerError(400, 'The body must be an object.');
  const wanted = readText(body, 'type') ?? 'ECOM';
  const type = paymentTypes.find((one) => one === wanted);
  if (!type) throw new TriggerError(400, `type must be one of ${paymentTypes.join(', ')}.`);
  const merchantName = readText(body, 'merchantName') ?? null;
  return { type, amount: amountOf(body.amount, decimals), merchantName, pin: readText(body, 'pin') };
}
