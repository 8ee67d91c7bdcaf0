import { evidenceGround } from '../../../contracts/model/ground.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import { createMarkedData, type Data } from '../../data/data.js';
import { newUuid } from '../../data/formats.js';
import { requestOf, type BaseRequest } from '../base.js';
import { refused, unstated } from '../expectations.js';
import { describesRefusals, lacksBody, namedObjects, type NamedObject } from '../objects.js';
import { templateOf, type CaseRule } from '../phase.js';

/** A base that names another object at one place. */
function naming(base: BaseRequest, { in: part, name }: NamedObject, value: string): BaseRequest {
  if (part === 'path') return { ...base, parameters: { ...base.parameters, [name]: value } };
  return { ...base, body: { ...base.body, [name]: value } };
}

/**
 * A name like a known one that nothing has: a server that reads numbers would not even look a UUID up.
 * @param data of the operation, or of whatever else has an unknown name of its own
 */
export function unknownLike(known: string, data: Data): string {
  // It fits into 32 bits, and has more digits than a young service has objects.
  return /^\d{1,10}$/.test(known) ? String(data.number.int({ min: 1_900_000_000, max: 2_147_483_647 })) : newUuid(data);
}

/** An object that does not exist, in the path or in the body. */
export const unknownObject: CaseRule = {
  id: 'unknown-object',
  about: 'an object that does not exist',
  templates({ contract, operation, base, data }) {
    if (!describesRefusals(operation) || lacksBody(operation, base)) return [];
    return namedObjects(contract, operation, base).map((place) => {
      const unknown = createMarkedData(data.runMark, 'unknown', operation.id, place.name);
      const ground = evidenceGround(place.code?.evidence ?? unstated('that objects which do not exist are refused'));
      return templateOf(operation, {
        phase: 'negative',
        rule: 'unknown-object',
        pointer: toPointer([place.name]),
        name: `with a ${place.name} that does not exist`,
        expect: refused('unknown-object', ground, place.code, { protocolStatuses: [404] }),
        request(given) {
          // Like the one that exists, so that nothing but its existence is wrong.
          const known = place.in === 'path' ? given.parameters[place.name] : given.body?.[place.name];
          return requestOf(operation, naming(given, place, unknownLike(String(known), unknown)));
        },
      });
    });
  },
};
