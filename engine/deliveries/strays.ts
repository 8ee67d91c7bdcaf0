import { valueAt } from '../../contracts/model/pointer.js';
import type { Webhook } from '../../contracts/model/types.js';
import type { ContractValidator } from '../../contracts/model/validate.js';
import type { DeliveryCase } from '../../generators/cases/case.js';
import { parseBody, type ReceivedDelivery } from '../exchange.js';

interface Fit {
  planned: DeliveryCase;
  webhook: Webhook;
  validator: ContractValidator;
}

/**
 * Deliveries that are meant for a case and that its filter does not find: on the webhook's path with a body that is no JSON, or on a
 * path that the contract doesn't list with a body that fits the webhook's schema; each names the case's object.
 */
export function strayDeliveries(received: readonly ReceivedDelivery[], fit: Fit): ReceivedDelivery[] {
  return received.filter((delivery) => isStray(delivery, fit));
}

function isStray({ webhookId, body }: ReceivedDelivery, { planned, webhook, validator }: Fit): boolean {
  const { about } = planned;
  if (webhookId !== null && webhookId !== webhook.id) return false;
  if (!webhook.object.requestBody) return webhookId === null && about === undefined && body === '';
  const parsed = parseBody(body);
  if (!parsed.ok) return webhookId !== null && about !== undefined && body.includes(JSON.stringify(about.equals));
  if (webhookId !== null || (about && valueAt(parsed.value, about.pointer) !== about.equals)) return false;
  return validator.violations(webhook.schemaPointer, parsed.value, 'tolerant').length === 0;
}
