import { isObject } from '../../contracts/model/json-value.js';
import { leavesSpellingsOpen } from '../../contracts/model/machines.js';
import type { Contract, Schema } from '../../contracts/model/types.js';
import { exactNumber } from '../json.js';
import type { Fault, Interceptor, WireReply } from './fault.js';
import { answerMembers, changeAt, draw, jsonOperations, pointerOf, type Change } from './places.js';
import { typesOf } from '../../contracts/model/schema-types.js';

/** A fault in one member of the success bodies of one operation. */
interface MemberRow {
  name: string;
  violates: string;
  /** Whether it can be planted in a member; `name` is that of the member. */
  fits(schema: Schema, name: string, place: { contract: Contract; id: string }): boolean;
  change: Change;
}

/** A fault in the success answers of one operation as a whole. */
interface AnswerRow {
  name: string;
  violates: string;
  change(reply: WireReply): WireReply;
}

const only = (schema: Schema, type: string): boolean => typesOf(schema).every((one) => one === type);
const isText = (schema: Schema): boolean => only(schema, 'string') && typesOf(schema).length > 0;
const isNumber = (schema: Schema): boolean => only(schema, 'number') && typesOf(schema).length > 0;
const isDecimalText = (schema: Schema): boolean => isText(schema) && schema.format === 'decimal';

const memberRows: readonly MemberRow[] = [
  {
    name: 'answer-member-missing',
    violates: 'A required member is always there: one is left out of the answers of one operation.',
    fits: (_schema, name) => !/^\d+$/.test(name),
    change: () => undefined,
  },
  {
    name: 'answer-member-null',
    violates: 'A member that is not nullable has a value: one is null in the answers of one operation.',
    fits: () => true,
    change: () => null,
  },
  {
    name: 'answer-text-as-number',
    violates: 'A member that is a string is one: one is a number in the answers of one operation.',
    fits: (schema) => isText(schema) && !isDecimalText(schema),
    change: () => 1,
  },
  {
    name: 'answer-number-as-text',
    violates: 'A member that is a number is one: one is a string in the answers of one operation.',
    fits: isNumber,
    change: String,
  },
  {
    name: 'answer-flag-as-text',
    violates: 'A member that is a boolean is one: one is the string "true" or "false".',
    fits: (schema) => only(schema, 'boolean') && typesOf(schema).length > 0,
    change: String,
  },
  {
    name: 'answer-amount-as-number',
    violates: 'An amount that is a decimal string is one: one is a JSON number with the same digits.',
    fits: isDecimalText,
    change: (value) => exactNumber(String(value)),
  },
  {
    name: 'answer-amount-scale',
    violates: 'Balances have the fixed decimals of their currency: one amount has one decimal too many.',
    fits: (schema, name) => isDecimalText(schema) && name === 'amount',
    change: (value) => (String(value).includes('.') ? `${String(value)}0` : `${String(value)}.000`),
  },
  {
    name: 'answer-amount-exponent',
    violates: 'Decimal strings have no exponent: one amount is written like 1e-8.',
    fits: isDecimalText,
    change: () => '1e-8',
  },
  {
    name: 'answer-amount-grouped',
    violates: 'Decimal strings have digits and a point alone: one amount has a comma for the decimals.',
    fits: isDecimalText,
    change: (value) => (String(value).includes('.') ? String(value).replace('.', ',') : `${String(value)},00`),
  },
  {
    name: 'answer-enum-unknown',
    violates: 'A state is one of the known ones: one answers a word that the documentation does not have.',
    fits: (schema, _name, { contract, id }) =>
      schema.enum !== undefined && isText(schema) && !leavesSpellingsOpen(contract.facts, id),
    change: () => 'UNHEARD_OF',
  },
  {
    name: 'answer-id-not-uuid',
    violates: 'Ids are UUIDs: one is a running number in a string.',
    fits: (schema) => schema.format === 'uuid',
    change: () => '4711',
  },
  {
    name: 'answer-time-without-zone',
    violates: 'Times have a zone: one is a local time without it.',
    fits: (schema) => schema.format === 'date-time',
    change: (value) => String(value).replace(/Z$/, '').replace('T', ' '),
  },
  {
    name: 'answer-list-as-object',
    violates: 'A list is a JSON array: one is an object with numbers for keys.',
    fits: (schema) => schema.items !== undefined,
    change: (value) => ({ ...(value as object) }),
  },
];

const answerRows: readonly AnswerRow[] = [
  {
    name: 'answer-member-undeclared',
    violates: 'An answer has the members of the documentation: those of one operation have one more.',
    change: (reply) => ({
      ...reply,
      body: isObject(reply.body) ? { ...reply.body, internalNote: 'x' } : reply.body,
    }),
  },
  {
    name: 'answer-empty',
    violates: 'A success has a body where one is promised: that of one operation is empty.',
    change: (reply) => ({ ...reply, body: '' }),
  },
  {
    name: 'answer-cut',
    violates: 'A body is whole JSON: that of one operation ends early.',
    change: (reply) => ({ ...reply, body: '{"cut": "her' }),
  },
  {
    name: 'answer-wrapped',
    violates: 'An answer has its members at the top: those of one operation lie in an envelope {"data": …}.',
    change: (reply) => ({ ...reply, body: { data: reply.body } }),
  },
  {
    name: 'answer-content-type',
    violates: 'JSON is sent as application/json: the answers of one operation say text/plain.',
    change: (reply) => ({ ...reply, contentType: 'text/plain; charset=utf-8' }),
  },
  {
    name: 'answer-status-unlisted',
    violates: 'A success has the documented status: one operation answers 206.',
    change: (reply) => ({ ...reply, status: 206 }),
  },
  {
    name: 'answer-of-no-operation',
    violates:
      'An operation is there: one answers 404 without an error of the API, as a server that knows no such path.',
    change: () => ({ status: 404, contentType: 'text/plain; charset=utf-8', headers: {}, body: 'Not Found' }),
  },
  {
    name: 'answer-server-error',
    violates: 'A right call does not break the server: one operation answers 500 with a stack trace.',
    change: () => ({
      status: 500,
      contentType: 'text/html; charset=utf-8',
      headers: {},
      body: '<pre>TypeError: Cannot read properties of undefined\n    at Service.run (/srv/app/dist/service.js:12:34)</pre>',
    }),
  },
  {
    name: 'answer-p500',
    violates: 'A right call succeeds: one operation answers P500 under the status 400.',
    change: (reply) => ({
      ...reply,
      status: 400,
      body: { errorCode: 'P500', errorName: 'unknown-exception', errorMessage: 'Unknown exception' },
    }),
  },
  {
    name: 'answer-error-as-success',
    violates: 'A success has its body: one operation answers an error body under its success status.',
    change: (reply) => ({
      ...reply,
      body: { errorCode: 'P501', errorName: 'unavailable', errorMessage: 'Service temporarily unavailable' },
    }),
  },
];

/** Faults in what a success answers; operation and member are drawn. */
export const answerFaults: readonly Fault[] = [
  ...memberRows.map(({ name, violates, fits, change }): Fault => ({
    name,
    violates,
    plant(ground) {
      const member = draw(
        ground,
        answerMembers(ground.contract).filter(({ id, schema, keys }) =>
          fits(schema, keys.at(-1) ?? '', { contract: ground.contract, id }),
        ),
      );
      if (!member) return undefined;
      return {
        place: { operations: [member.id], pointer: pointerOf(member.keys) },
        ...onSuccess(member.id, (reply) => ({ ...reply, body: changeAt(reply.body, member.keys, change) })),
      };
    },
  })),
  ...answerRows.map(({ name, violates, change }): Fault => ({
    name,
    violates,
    plant(ground) {
      const id = draw(ground, jsonOperations(ground.contract));
      return id === undefined ? undefined : { place: { operations: [id] }, ...onSuccess(id, change) };
    },
  })),
];

/** Changes the successes of one operation. */
export function onSuccess(operationId: string, change: (reply: WireReply) => WireReply): Interceptor {
  return {
    reply: (reply, { operation }) => (operation.id === operationId && reply.status < 300 ? change(reply) : reply),
  };
}
