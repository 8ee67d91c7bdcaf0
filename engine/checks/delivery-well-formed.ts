import { jsonProblems } from '../bytes/json-problems.js';
import { bodyProblems } from '../bytes/read-body.js';
import { judgeBytes } from '../judging/judge-bytes.js';
import type { DeliveryCheck } from './check.js';

export const deliveryWellFormed: DeliveryCheck = {
  id: 'delivery-well-formed',
  title: 'The payload is well-formed JSON',
  about:
    'The bytes of a delivery are not what JSON allows: cut off, text after the value, a member twice, half a character, NaN, a byte order mark, a charset or packing that does not fit what came. A receiver answers with an error, loses what it says, or reads something else than another one. Look for bodies that are cut off or written twice; the schema of what is no JSON is not judged.',
  restsOn: 'The principle that HTTP and JSON are well formed (RFC 8259; RFC 7493 for names and characters).',
  judge({ webhook, deliveries }) {
    if (!webhook.object.requestBody) return [];
    return deliveries.flatMap(({ id, body, bytes, headers }) => {
      const { 'content-encoding': _packing, 'content-length': _length, ...unpacked } = headers;
      const problems =
        body === '' && !bytes?.length
          ? jsonProblems('')
          : bodyProblems(bytes ?? Buffer.from(body), bytes ? headers : unpacked, { isJson: true });
      return judgeBytes('delivery-well-formed', { subject: { kind: 'delivery', id }, problems, text: body });
    });
  },
};
