import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import { valueAt } from '../../contracts/model/pointer.js';
import { percentDecoded } from '../../text/percent-decoded.js';

/** How many references to references are followed. */
const mostReferences = 20;

/** What a node is, or what it refers to. */
export function followed(document: unknown, node: unknown): JsonObject {
  let found = node;
  for (let left = mostReferences; left > 0 && isObject(found) && typeof found['$ref'] === 'string'; left -= 1)
    found = valueAt(document, percentDecoded(found['$ref'].slice(1)));
  return isObject(found) ? found : {};
}
