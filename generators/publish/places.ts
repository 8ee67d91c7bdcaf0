import type { Contract } from '../../contracts/model/types.js';
import { schemaPlaces, type SchemaPlace } from '../data/places.js';

/** A body that a contract describes by a schema: of a request, of an answer with its status, or of a webhook. */
export type BodyPlace = SchemaPlace & { kind: 'request' | 'response' | 'webhook'; mediaType: string };

/** Bodies that have members: pages for people have none. */
const described: ReadonlySet<string | undefined> = new Set(['application/json', 'multipart/form-data']);

function isBody(place: SchemaPlace): place is BodyPlace {
  return place.kind !== 'parameter' && place.kind !== 'component' && described.has(place.mediaType);
}

/** Every body of a contract that is worth a schema of its own, in the document's order. */
export function bodyPlaces(contract: Contract): BodyPlace[] {
  return schemaPlaces(contract).filter(isBody);
}
