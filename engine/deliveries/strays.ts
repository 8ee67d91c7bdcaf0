import { valueAt } from '../../contracts/model/pointer.js';
import type { Webhook } from '../../contracts/model/types.js';
import type { ContractValidator } from '../../contracts/model/validate.js';
import type { DeliveryCase } from '../../generators/cases/case.js';
import type { ReceivedDelivery } from '../exchange.js';
import { parseBody } from '../json-body.js';

interface Fit {
  planned: DeliveryCase;
  webhook: Webhook;
  validator: ContractValidator;
}

/**
 * Deliveries that are meant for a case and that its filter does not find: on the webhook's path with a body that is no JSON as it came
 * or has not the shape in which the object is named, or on a path that the contract doesn't list with a body that fits the webhook's schema. Each
 * names the case's object, but for a whole body on the path that names none at all.
 */
export function strayDeliveries(received: readonly ReceivedDelivery[], fit: Fit): ReceivedDelivery[] {
  return received.filter((delivery) => isStray(delivery, fit));
}

/** Whether a body without a name in its place names another object elsewhere, and not this one. */
function namesAnother(value: unknown, about: NonNullable<DeliveryCase['about']>): boolean {
  const text = JSON.stringify(value);
  if (text.includes(JSON.stringify(about.equals)) || text.includes(`:${about.equals}`)) return false;
  const name = about.pointer.split('/').at(-1) ?? '';
  return text.includes(`"${name}":"`);
}

function isStray({ webhookId, body }: ReceivedDelivery, { planned, webhook, validator }: Fit): boolean {
  const { about } = planned;
  if (webhookId !== null && webhookId !== webhook.id) return false;
  if (!webhook.object.requestBody) return webhookId === null && about === undefined && body === '';
  const parsed = parseBody(body);
  if (!parsed.ok) return webhookId !== null && about !== undefined && body.includes(JSON.stringify(about.equals));
  const named = about && valueAt(parsed.value, about.pointer);
  // Read leniently it names the object: its bytes alone kept the filter from seeing that, or it came after the wait.
  if (webhookId !== null && about && named === about.equals) return true;
  // Where the name should stand is nothing, or something that is no name: it came to the right path in the wrong shape.
  if (webhookId !== null) return about !== undefined && typeof named !== 'string' && !namesAnother(parsed.value, about);
  if (about && named !== about.equals) return false;
  return validator.violations(webhook.schemaPointer, parsed.value, 'tolerant').length === 0;
}
