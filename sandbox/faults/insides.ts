import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import type { CallMoment, Fault, WireReply } from './fault.js';
import { described, draw } from './places.js';

/** Something of the inside, or of the caller's key, that the refusals of one operation show. */
interface InsideRow {
  name: string;
  violates: string;
  change(reply: WireReply, body: JsonObject, key: string): WireReply;
}

const withHeader = (reply: WireReply, name: string, value: string): WireReply => ({
  ...reply,
  headers: { ...reply.headers, [name]: value },
});

const withMessage = (reply: WireReply, body: JsonObject, errorMessage: string): WireReply => ({
  ...reply,
  body: { ...body, errorMessage },
});

const debugPage = `<!doctype html><html><head><title>OperationalError // Werkzeug Debugger</title></head>
<body><h1>OperationalError</h1><p class="detail">could not reach the ledger</p></body></html>`;

const rows: readonly InsideRow[] = [
  {
    name: 'key-in-header-encoded',
    violates: 'A key is never answered: a header of the refusals of one operation has it in Base64.',
    change: (reply, _body, key) => withHeader(reply, 'x-caller', Buffer.from(`{"key":"${key}"}`).toString('base64url')),
  },
  {
    name: 'key-in-redirect',
    violates: 'A key is never answered: the refusals of one operation point to a page whose address has it.',
    change: (reply, _body, key) => withHeader(reply, 'location', `/errors?from=api&key=${encodeURIComponent(key)}`),
  },
  {
    name: 'key-in-capitals',
    violates: 'A key is never answered: the refusals of one operation name it in capitals.',
    change: (reply, body, key) => withMessage(reply, body, `Refused for ${key.toUpperCase()}.`),
  },
  {
    name: 'key-in-hexadecimal',
    violates: 'A key is never answered: the refusals of one operation name its bytes.',
    change: (reply, body, key) => withMessage(reply, body, `Refused for ${Buffer.from(key).toString('hex')}.`),
  },
  {
    name: 'error-database-text',
    violates: 'An error tells nothing of the inside: those of one operation pass on what the database said.',
    change: (reply, body) =>
      withMessage(reply, body, 'null value in column "user_id" of relation "users" violates not-null constraint'),
  },
  {
    name: 'error-debug-page',
    violates: 'An error tells nothing of the inside: those of one operation are the debug page of a framework.',
    change: (reply) => ({ ...reply, contentType: 'text/html; charset=utf-8', body: debugPage }),
  },
  {
    name: 'error-inside-in-header',
    violates: 'An error tells nothing of the inside: a header of those of one operation has the query that failed.',
    change: (reply) => withHeader(reply, 'x-debug', 'select "id", "pin" from "users" where "id" = $1'),
  },
];

function plantAt({ change }: InsideRow): Fault['plant'] {
  return (ground) => {
    const ids = described(ground.contract)
      .filter(({ path, object }) => path.includes('{externalUserId}') && (object.security ?? []).length > 0)
      .map(({ id }) => id);
    const id = draw(ground, ids);
    if (id === undefined) return undefined;
    const concerns = (reply: WireReply, { operation, apiKey }: CallMoment): boolean =>
      operation.id === id && reply.status === 400 && isObject(reply.body) && apiKey !== undefined;
    return {
      place: { operations: [id] },
      reply: (reply, moment) =>
        concerns(reply, moment) ? change(reply, reply.body as JsonObject, moment.apiKey ?? '') : reply,
    };
  };
}

/** Faults whose refusals show the inside or the caller's key, in whatever form; the operation is drawn. */
export const insideFaults: readonly Fault[] = rows.map((row) => ({
  name: row.name,
  violates: row.violates,
  plant: plantAt(row),
}));
