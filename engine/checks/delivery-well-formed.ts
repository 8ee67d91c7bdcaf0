import { principle } from '../../contracts/model/ground.js';
import { parseBody } from '../exchange.js';
import type { DeliveryCheck } from './check.js';

export const deliveryWellFormed: DeliveryCheck = {
  id: 'delivery-well-formed',
  title: 'The payload is whole JSON',
  about:
    'The body of a delivery cannot be parsed: a receiver answers with an error or loses what it says. Look for bodies that are cut off or written twice; the schema is not judged then.',
  restsOn: 'The principle that HTTP and JSON are well formed.',
  judge({ webhook, deliveries }) {
    if (!webhook.object.requestBody) return [];
    return deliveries.map(({ id, body }) => {
      const parsed = parseBody(body);
      return {
        check: 'delivery-well-formed',
        holds: parsed.ok,
        ground: principle('well-formed HTTP and JSON'),
        message: parsed.ok ? 'the body is JSON' : `the body is no JSON: ${parsed.reason}`,
        ...(parsed.ok ? {} : { pointer: '', expected: 'a JSON text', actual: body.slice(0, 120) }),
        subject: { kind: 'delivery', id },
      };
    });
  },
};
