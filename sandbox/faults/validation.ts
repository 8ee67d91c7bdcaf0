import type { Operation, Violation } from '../../contracts/model/types.js';
import { Refusal } from '../errors.js';
import type { Fault } from './fault.js';
import { described, draw } from './places.js';

/** A kind of violation that one operation does not see. */
interface BlindRow {
  name: string;
  violates: string;
  keywords: readonly string[];
  /** Operations whose bodies can have it and that do something sensible without it. */
  operations: readonly string[];
}

const rows: readonly BlindRow[] = [
  {
    name: 'required-not-checked',
    violates: 'A body without a required member is P403: one operation takes it.',
    keywords: ['required'],
    operations: ['createUser', 'createKycVerification', 'addUserVerification', 'updateCardPin'],
  },
  {
    name: 'type-not-checked',
    violates: 'A body with a member of the wrong type is P403: one operation takes it.',
    keywords: ['type'],
    operations: ['createUser', 'createKycVerification', 'addUserVerification'],
  },
  {
    name: 'enum-not-checked',
    violates: 'A body with a value outside a closed list is P403: one operation takes it.',
    keywords: ['enum', 'const'],
    operations: ['createUser', 'createKycVerification'],
  },
  {
    name: 'format-not-checked',
    violates: 'A body with a malformed date, e-mail, IBAN or the like is P403: one operation takes it.',
    keywords: ['format'],
    operations: ['createUser'],
  },
  {
    name: 'length-not-checked',
    violates: 'A text that is too short or too long is P403: one operation takes it.',
    keywords: ['minLength', 'maxLength'],
    operations: ['createVirtualCard'],
  },
  {
    name: 'pattern-not-checked',
    violates: 'A text that does not match its pattern is P403: one operation takes it.',
    keywords: ['pattern'],
    operations: ['createVirtualCard', 'updateCardPin'],
  },
];

/** Faults in what is taken for valid; the operation is drawn. */
export const validationFaults: readonly Fault[] = [
  ...rows.map(({ name, violates, keywords, operations }): Fault => ({
    name,
    violates,
    plant(ground) {
      const id = draw(
        ground,
        operations.filter((one) => states(ground.contract.operations.get(one), keywords)),
      );
      if (id === undefined) return undefined;
      const isSeen = ({ keyword }: Violation) => !keywords.includes(keyword);
      return {
        place: { operations: [id] },
        violations: (found, called) => (called === id ? found.filter(isSeen) : found),
      };
    },
  })),
  {
    name: 'optional-member-refused',
    violates: 'A body with an optional member is taken: one operation refuses it with P403.',
    plant(ground) {
      const optional = described(ground.contract).flatMap(({ id, object }) => {
        const { properties = {}, required = [] } = object.requestBody?.content['application/json']?.schema ?? {};
        return Object.keys(properties)
          .filter((name) => !required.includes(name) && !/ExternalUserId$/i.test(name))
          .map((name) => ({ id, name }));
      });
      const place = draw(ground, optional);
      if (!place) return undefined;
      return {
        place: { operations: [place.id], pointer: `/${place.name}` },
        call({ operation, context, request }, proceed) {
          if (operation.id === place.id && request.body[place.name] !== undefined)
            throw new Refusal('P403', `${place.name} should not exist.`);
          return proceed(context, request);
        },
      };
    },
  },
  {
    name: 'malformed-json-crashes',
    violates: 'Malformed JSON is P403: one operation answers 500.',
    plant(ground) {
      const id = draw(
        ground,
        described(ground.contract)
          .filter(({ object }) => object.requestBody?.content['application/json'])
          .map((operation) => operation.id),
      );
      if (id === undefined) return undefined;
      return {
        place: { operations: [id] },
        reply: (reply, { operation, request }) =>
          operation.id === id && request === undefined && reply.status === 400 && namesJson(reply.body)
            ? { ...reply, status: 500, body: { statusCode: 500, message: 'Internal Server Error' } }
            : reply,
      };
    },
  },
];

/** Whether a member of an operation's body has one of the keywords, or the body itself has. */
function states(operation: Operation | undefined, keywords: readonly string[]): boolean {
  const schema = operation?.object.requestBody?.content['application/json']?.schema;
  return (
    schema !== undefined &&
    [schema, ...Object.values(schema.properties ?? {})].some((node) => keywords.some((keyword) => keyword in node))
  );
}

function namesJson(body: unknown): boolean {
  return JSON.stringify(body).includes('must be valid JSON');
}
