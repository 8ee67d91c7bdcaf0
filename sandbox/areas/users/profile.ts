import type { JsonObject } from '../../../contracts/model/json-value.js';

/** What a user tells about himself that can be changed later. The country of residence is not among it. */
const changeable = ['email', 'phone', 'street', 'number', 'address', 'city', 'postCode'] as const;

/** What is given at creation once and for all. */
const fixed = [
  'firstName',
  'lastName',
  'birthDate',
  'birthCountry',
  'country',
  'citizenship',
  'nationality',
  'pesel',
  'userIdentificationNumber',
  'documentType',
  'documentNumber',
  'hasAcceptedP100Tc',
] as const;

/** The profile in the body of a user's creation; whatever else is sent is forgotten. */
export function profileFrom(body: Readonly<JsonObject>): JsonObject {
  return pick(body, [...changeable, ...fixed]);
}

/** The changes in the body of an update. */
export function changesFrom(body: Readonly<JsonObject>): JsonObject {
  return pick(body, changeable);
}

function pick(body: Readonly<JsonObject>, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]));
}
