import type { JsonObject } from '../../contracts/model/json-value.js';
import type { DeliveryRequest } from '../../sender/interceptor.js';
import type { Fault, Ground, Interceptor } from './fault.js';
import { draw } from './places.js';

/** Something that the deliveries of one webhook show although nobody may see it. */
interface LeakRow {
  name: string;
  violates: string;
  /** Members that the payload has besides. */
  members?: JsonObject;
  /** Headers that the request has besides. */
  headers?(token: string): Readonly<Record<string, string>>;
}

const rows: readonly LeakRow[] = [
  {
    name: 'webhook-card-number',
    violates: 'A webhook never tells a whole card number: one does, in groups.',
    members: { paidWith: 'card 4111 1111 1111 1111' },
  },
  {
    name: 'webhook-card-cvv',
    violates: 'A webhook never tells a CVV: one does.',
    members: { cvv: '123' },
  },
  {
    name: 'webhook-token-encoded',
    violates: 'The token stands in its header alone: one webhook has it in another one too, in Base64.',
    headers: (token) => ({ 'x-signature-input': Buffer.from(`v1:${token}`).toString('base64') }),
  },
  {
    name: 'webhook-stack-trace',
    violates: 'A webhook tells nothing of the inside: one tells a stack trace.',
    members: { reason: 'TimeoutError\n    at Ledger.post (/app/dist/ledger/post.js:88:13)' },
  },
  {
    name: 'webhook-database-text',
    violates: 'A webhook tells nothing of the inside: one tells what the database said.',
    members: { reason: 'ERROR: deadlock detected' },
  },
];

function withHeaders(request: DeliveryRequest, { headers }: LeakRow, tokenHeader: string): DeliveryRequest {
  const token = Object.entries(request.headers).find(([name]) => name.toLowerCase() === tokenHeader.toLowerCase())?.[1];
  return headers && token !== undefined ? { ...request, headers: { ...request.headers, ...headers(token) } } : request;
}

function plantAt(row: LeakRow, ground: Ground): Interceptor | undefined {
  const { webhooks, facts } = ground.contract;
  const withBody = [...webhooks.values()].filter(({ object }) => object.requestBody?.content['application/json']);
  const id = draw(
    ground,
    withBody.map((webhook) => webhook.id),
  );
  if (id === undefined) return undefined;
  return {
    place: { webhooks: [id] },
    webhooks: {
      payload: (payload, { webhookId }) => (webhookId === id ? { ...payload, ...row.members } : payload),
      request: (request, { webhookId }) =>
        webhookId === id ? withHeaders(request, row, facts.webhookDelivery.authorization.header) : request,
    },
  };
}

/** Faults whose deliveries show secrets or the inside; the webhook is drawn. */
export const webhookLeakFaults: readonly Fault[] = rows.map((row) => ({
  name: row.name,
  violates: row.violates,
  plant: (ground) => plantAt(row, ground),
}));
