import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import type { Operation } from '../../contracts/model/types.js';
import type { Fault, WireReply } from './fault.js';
import { described, draw } from './places.js';

/** A fault in the error answers of one operation. */
interface ErrorRow {
  name: string;
  violates: string;
  /** Whether it concerns an answer. */
  concerns(reply: WireReply, body: JsonObject): boolean;
  change(reply: WireReply, body: JsonObject): WireReply;
  /** The operations among which one is drawn; all with a key where it is left out. */
  among?(operation: Operation): boolean;
}

const isBusiness = (_reply: WireReply, { errorCode }: JsonObject): boolean =>
  typeof errorCode === 'string' && errorCode !== 'P403';
const isValidation = (_reply: WireReply, { errorCode }: JsonObject): boolean => errorCode === 'P403';
const isUnauthorized = ({ status }: WireReply): boolean => status === 401;

/** Operations that name a user in their path, so that they can be refused for an unknown one. */
const withUser = ({ path }: Operation): boolean => path.includes('{externalUserId}');
/** Operations with a JSON body of several members. */
const bodies = [
  'createUser',
  'createKycVerification',
  'addUserVerification',
  'createTransfer',
  'createExchange',
  'createVirtualCard',
  'createSepaTransfer',
  'createCryptoWithdrawal',
  'updateCardPin',
];
const withBody = ({ id }: Operation): boolean => bodies.includes(id);

const rows: readonly ErrorRow[] = [
  {
    name: 'error-code-wrong',
    violates: 'An error has the code of its condition: one operation answers P410 instead.',
    concerns: isBusiness,
    change: (reply, body) => ({ ...reply, body: { ...body, errorCode: 'P410', errorName: 'invalid-currency' } }),
    among: withUser,
  },
  {
    name: 'error-as-p500',
    violates: 'A refusal says why: one operation answers P500 in its place.',
    concerns: isBusiness,
    change: (reply, body) => ({ ...reply, body: { ...body, errorCode: 'P500', errorName: 'unknown-exception' } }),
    among: withUser,
  },
  {
    name: 'error-as-validation',
    violates: 'P403 is for malformed input: one operation answers it for every refusal.',
    concerns: isBusiness,
    change: (reply) => ({ ...reply, body: { errorCode: 'P403', errorMessage: 'Bad request.' } }),
    among: withUser,
  },
  {
    name: 'error-code-missing',
    violates: 'An error body has a code: those of one operation have only the other members.',
    concerns: (_reply, { errorCode }) => errorCode !== undefined,
    change: (reply, { errorCode: _, ...body }) => ({ ...reply, body: { ...body, message: 'Bad request' } }),
    among: withUser,
  },
  {
    name: 'error-code-malformed',
    violates: 'Codes are a P and three digits: those of one operation are bare numbers in a string.',
    concerns: (_reply, { errorCode }) => errorCode !== undefined,
    change: (reply, body) => ({ ...reply, body: { ...body, errorCode: String(body.errorCode).slice(1) } }),
    among: withUser,
  },
  {
    name: 'error-status-200',
    violates: 'An error has an error status: one operation answers error bodies under 200.',
    concerns: (reply) => reply.status === 400,
    change: (reply) => ({ ...reply, status: 200 }),
    among: withUser,
  },
  {
    name: 'error-status-500',
    violates: 'A refusal is no server error: one operation answers its errors under 500.',
    concerns: (reply) => reply.status === 400,
    change: (reply) => ({ ...reply, status: 500 }),
    among: withUser,
  },
  {
    name: 'error-status-unlisted',
    violates: 'An error has a listed status: one operation answers 422 for malformed input.',
    concerns: isValidation,
    change: (reply) => ({ ...reply, status: 422 }),
    among: withBody,
  },
  {
    name: 'error-content-type',
    violates: 'Error bodies are sent as application/json: those of one operation say text/html.',
    concerns: (reply) => reply.status === 400,
    change: (reply) => ({ ...reply, contentType: 'text/html; charset=utf-8' }),
    among: withUser,
  },
  {
    name: 'error-validation-p500',
    violates: 'Malformed input is P403: one operation answers P500 under 400.',
    concerns: isValidation,
    change: (reply) => ({
      ...reply,
      body: { errorCode: 'P500', errorName: 'unknown-exception', errorMessage: 'Unknown exception' },
    }),
    among: withBody,
  },
  {
    name: 'error-validation-first-only',
    violates: 'P403 joins all failures in one message: one operation names the first alone.',
    concerns: isValidation,
    change: (reply, body) => ({
      ...reply,
      body: { ...body, errorMessage: String(body.errorMessage).replace(/\. .*$/s, '.') },
    }),
    among: withBody,
  },
  {
    name: 'error-stack-trace',
    violates: 'An error tells nothing of the inside: those of one operation carry a stack trace.',
    concerns: (reply) => reply.status === 400,
    change: (reply, body) => ({
      ...reply,
      body: {
        ...body,
        errorMessage: 'QueryFailedError: relation "users"\n    at Object.run (/srv/app/dist/db.js:7:11)',
      },
    }),
    among: withUser,
  },
  {
    name: 'unauthorized-status',
    violates: 'A call without a valid key is 401: one operation answers 403.',
    concerns: isUnauthorized,
    change: (reply) => ({ ...reply, status: 403 }),
  },
  {
    name: 'unauthorized-as-p-code',
    violates: 'A call without a valid key is 401 without a code: one operation answers P403 under 400.',
    concerns: isUnauthorized,
    change: (reply) => ({ ...reply, status: 400, body: { errorCode: 'P403', errorMessage: 'API key missing.' } }),
  },
];

/** Faults in what a refusal answers; the operation is drawn. */
export const errorFaults: readonly Fault[] = rows.map(({ name, violates, concerns, change, among = () => true }) => ({
  name,
  violates,
  plant(ground) {
    const ids = described(ground.contract)
      .filter((operation) => among(operation) && (operation.object.security ?? []).length > 0)
      .map(({ id }) => id);
    const id = draw(ground, ids);
    if (id === undefined) return undefined;
    return {
      place: { operations: [id] },
      reply: (reply, { operation }) =>
        operation.id === id && isObject(reply.body) && concerns(reply, reply.body) ? change(reply, reply.body) : reply,
    };
  },
}));
