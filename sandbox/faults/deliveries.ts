import type { Contract } from '../../contracts/model/types.js';
import type { WebhookInterceptor } from '../../sender/interceptor.js';
import { Refusal } from '../errors.js';
import { timestamp } from '../timestamp.js';
import { withFirstValue, withMemberTwice } from './bytes.js';
import type { Fault, Ground, Interceptor } from './fault.js';
import { draw } from './places.js';

/** A fault in how the deliveries of one webhook are made. */
interface DeliveryRow {
  name: string;
  violates: string;
  /** Webhooks among which one is drawn; all with a body where it is left out. */
  among?: readonly string[];
  /** Members that its payloads must have. */
  members?: readonly string[];
  webhooks(webhookId: string, ground: Ground): WebhookInterceptor;
}

/** Milliseconds by which an event is late: beyond every deadline that a partner would set. */
const lateMs = 10 * 60_000;

/** Webhooks that come several in a row, with the member that tells one row of their owner from another. */
const inRows: Readonly<Record<string, string>> = {
  cryptoDeposit: 'cryptoDepositId',
  poaVerificationStatus: 'externalUserId',
  orderStatus: 'orderId',
  ibanStatus: 'iban',
};

const rows: readonly DeliveryRow[] = [
  {
    name: 'webhook-missing',
    violates: 'Every event is told: those of one webhook are not sent.',
    webhooks: (id) => ({ events: (event) => (event.webhookId === id ? [] : [event]) }),
  },
  {
    name: 'webhook-late',
    violates: 'Events are told at once: those of one webhook leave ten minutes later.',
    webhooks: (id) => ({ events: (event) => [event.webhookId === id ? { ...event, delayMs: lateMs } : event] }),
  },
  {
    name: 'webhook-delivered-twice',
    violates: 'An acknowledged webhook is not sent again: one webhook follows a second time at once.',
    webhooks: (id) => ({ repeats: ({ webhookId }) => (webhookId === id ? 1 : 0) }),
  },
  {
    name: 'webhook-reordered',
    violates: 'Events about one entity come in their order: the first of one webhook comes after the others.',
    among: Object.keys(inRows),
    webhooks: (id) => {
      const begun = new Set<string>();
      return {
        events(event) {
          const key = JSON.stringify([event.tenant, event.entity, event.payload[inRows[id] ?? '']]);
          if (event.webhookId !== id || begun.has(key)) return [event];
          begun.add(key);
          return [{ ...event, delayMs: 250 }];
        },
      };
    },
  },
  {
    name: 'webhook-of-another-user',
    violates: 'An event tells of the user whom it concerns: those of one webhook name another one.',
    members: ['externalUserId'],
    webhooks: (id) => ({
      events: (event) => [
        event.webhookId === id && 'externalUserId' in event.payload && event.payload.externalUserId !== null
          ? { ...event, payload: { ...event.payload, externalUserId: 'somebody-else' } }
          : event,
      ],
    }),
  },
  {
    name: 'webhook-about-bystander',
    violates: 'An event tells of the user whom it concerns: those of one webhook are told of the user before as well.',
    among: ['sepaDeposit', 'cryptoDeposit'],
    members: ['externalUserId'],
    webhooks: (id) => {
      let before: unknown;
      return {
        events(event) {
          if (event.webhookId !== id) return [event];
          const bystander = before;
          before = event.payload.externalUserId;
          if (typeof bystander !== 'string' || bystander === before) return [event];
          return [event, { ...event, payload: { ...event.payload, externalUserId: bystander } }];
        },
      };
    },
  },
  {
    name: 'webhook-token-missing',
    violates: "Every webhook carries the partner's token: one webhook has no Authorization header.",
    webhooks: (id, { contract }) => headers(id, (sent) => without(sent, tokenHeader(contract))),
  },
  {
    name: 'webhook-token-wrong',
    violates: "Every webhook carries the partner's token: one webhook carries another one.",
    webhooks: (id, { contract, random }) =>
      headers(id, (sent) => ({ ...sent, [tokenHeader(contract)]: random.uuidFor('token') })),
  },
  {
    name: 'webhook-token-missing-on-retry',
    violates: "Every attempt carries the partner's token: the later ones of one webhook do not.",
    webhooks: (id, { contract }) =>
      headers(id, (sent, attempt) => (attempt > 1 ? without(sent, tokenHeader(contract)) : sent)),
  },
  {
    name: 'webhook-path-wrong',
    violates: 'A webhook goes to its path: one goes to another.',
    webhooks: (id) => ({
      request: (request, { webhookId }) => (webhookId === id ? { ...request, path: `${request.path}d` } : request),
    }),
  },
  {
    name: 'webhook-method-wrong',
    violates: 'Webhooks are sent by POST: one is sent by PUT.',
    webhooks: (id) => ({
      request: (request, { webhookId }) => (webhookId === id ? { ...request, method: 'PUT' } : request),
    }),
  },
  {
    name: 'webhook-content-type',
    violates: 'Webhooks are sent as application/json: one says text/plain.',
    webhooks: (id) => headers(id, (sent) => ({ ...sent, 'Content-Type': 'text/plain' })),
  },
  {
    name: 'webhook-labelled-utf-16',
    violates: 'The charset of a label is that of the body: the JSON of one webhook is UTF-8, labelled utf-16.',
    webhooks: (id) => headers(id, (sent) => ({ ...sent, 'Content-Type': 'application/json; charset=utf-16' })),
  },
  {
    name: 'webhook-body-malformed',
    violates: 'A payload is whole JSON: that of one webhook ends early.',
    webhooks: (id) => bodies(id, (body) => body.slice(0, -2)),
  },
  {
    name: 'webhook-with-bom',
    violates: 'JSON has no byte order mark: the deliveries of one webhook begin with one.',
    webhooks: (id) => bodies(id, (body) => `\ufeff${body}`),
  },
  {
    name: 'webhook-member-twice',
    violates: 'A member stands in an object once: one stands there twice in the deliveries of one webhook.',
    webhooks: (id) => bodies(id, (body) => withMemberTwice(body)),
  },
  {
    name: 'webhook-half-character',
    violates: 'Texts are made of whole characters: one of a webhook has half a surrogate pair.',
    webhooks: (id) => bodies(id, (body) => withFirstValue(body, '"\\ud800"')),
  },
  {
    name: 'webhook-body-changes',
    violates: 'Every attempt tells the same: the later ones of one webhook have another body.',
    webhooks: (id) => ({
      payload: (payload, { webhookId, attempt }) =>
        webhookId === id && attempt > 1 ? { ...payload, externalUserId: `user-${attempt}` } : payload,
    }),
  },
  {
    name: 'webhook-retry-too-soon',
    violates: 'Attempts follow the documented schedule: those of one webhook come after half the time.',
    webhooks: (id) => schedule(id, (delays) => delays.map((delay) => delay / 2)),
  },
  {
    name: 'webhook-retry-too-late',
    violates: 'Attempts follow the documented schedule: those of one webhook come after three times the time.',
    webhooks: (id) => schedule(id, (delays) => delays.map((delay) => delay * 3)),
  },
  {
    name: 'webhook-retry-evenly',
    violates: 'The time between attempts doubles: that of one webhook stays the same.',
    webhooks: (id) => schedule(id, (delays) => delays.map(() => delays[0] ?? 0)),
  },
  {
    name: 'webhook-too-many-attempts',
    violates: 'After the documented number of attempts a delivery is given up: one webhook is tried two more times.',
    webhooks: (id) => schedule(id, (delays) => [...delays, ...delays.slice(0, 2)]),
  },
  {
    name: 'webhook-too-few-attempts',
    violates: 'A failed delivery is tried the documented number of times: one webhook is given up two attempts early.',
    webhooks: (id) => schedule(id, (delays) => delays.slice(0, -2)),
  },
  {
    name: 'webhook-no-retry-after-500',
    violates: 'An answer other than 200 is followed by a retry: one webhook takes 500 for an acknowledgement.',
    webhooks: (id) => ({
      acknowledged: (right, status, { webhookId }) => right || (webhookId === id && status >= 500),
    }),
  },
  {
    name: 'webhook-retry-after-200',
    violates: 'An acknowledged webhook is not sent again: one webhook is retried after its first 200 by the schedule.',
    webhooks: (id) => ({
      acknowledged: (right, _status, { webhookId, attempt }) => right && !(webhookId === id && attempt === 1),
    }),
  },
];

/** Faults in how webhooks are delivered; the webhook is drawn. */
export const deliveryFaults: readonly Fault[] = [
  ...rows.map(({ name, violates, among, members = [], webhooks }): Fault => ({
    name,
    violates,
    plant(ground) {
      const id = drawWebhook(ground, among, members);
      return id === undefined ? undefined : { place: { webhooks: [id] }, webhooks: webhooks(id, ground) };
    },
  })),
  {
    name: 'webhook-ahead-of-api',
    violates:
      'What a webhook tells can be read at once: for a while the API still answers that there is no such transfer.',
    plant: () => hiddenDetails('getTransferDetails', 'p2pTransfer'),
  },
  {
    name: 'webhook-for-refused-call',
    violates: 'A refused call is not told: a transfer without funds is told as one that took place.',
    plant: () => ({
      place: { operations: ['createTransfer'], webhooks: ['p2pTransfer'] },
      async call({ operation, context, request }, proceed) {
        try {
          return await proceed(context, request);
        } catch (error) {
          const { sourceExternalUserId, destinationExternalUserId, currency, amount } = request.body;
          const user = sourceExternalUserId ?? destinationExternalUserId;
          if (operation.id === 'createTransfer' && isOutOfFunds(error) && typeof user === 'string')
            context.emit('p2pTransfer', user, {
              id: context.tenant.random.uuidFor('refused', user),
              sourceExternalUserId: sourceExternalUserId ?? null,
              destinationExternalUserId: destinationExternalUserId ?? null,
              amount,
              currency,
              status: 'SUCCESSFUL',
              createdAt: timestamp(context.clock.now()),
            });
          throw error;
        }
      },
    }),
  },
];

function isOutOfFunds(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'P433';
}

function drawWebhook(
  ground: Ground,
  among: readonly string[] | undefined,
  members: readonly string[],
): string | undefined {
  const ids = [...ground.contract.webhooks.values()]
    .filter(({ object, id }) => {
      const schema = object.requestBody?.content['application/json']?.schema;
      return schema && (among?.includes(id) ?? true) && members.every((name) => schema.required?.includes(name));
    })
    .map(({ id }) => id);
  return draw(ground, ids);
}

function tokenHeader({ facts }: Contract): string {
  return facts.webhookDelivery.authorization.header;
}

function without(headersSent: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headersSent).filter(([header]) => header !== name));
}

/** Changes the bodies of one webhook's deliveries as they are sent. */
function bodies(id: string, change: (body: string) => string): WebhookInterceptor {
  return {
    request: (request, { webhookId }) => (webhookId === id ? { ...request, body: change(request.body) } : request),
  };
}

function headers(
  id: string,
  change: (sent: Readonly<Record<string, string>>, attempt: number) => Readonly<Record<string, string>>,
): WebhookInterceptor {
  return {
    request: (request, { webhookId, attempt }) =>
      webhookId === id ? { ...request, headers: change(request.headers, attempt) } : request,
  };
}

function schedule(id: string, change: (delays: readonly number[]) => number[]): WebhookInterceptor {
  return {
    schedule(right, { webhookId }) {
      if (webhookId !== id) return right;
      const delaysSeconds = change(right.delaysSeconds);
      return { attempts: delaysSeconds.length + 1, delaysSeconds };
    },
  };
}

/** Tells an event at once, while the operation that reads it answers for a while as if there were nothing. */
function hiddenDetails(operationId: string, webhookId: string): Interceptor {
  const hiddenMs = 3000;
  return {
    place: { operations: [operationId], webhooks: [webhookId] },
    call({ operation, context, request }, proceed) {
      if (operation.id === operationId) {
        const transfer = context.tenant.transfers.get(request.params.transferId ?? '');
        if (transfer && context.clock.now() - transfer.createdAt < hiddenMs) throw new Refusal('P403');
      }
      return proceed(context, request);
    },
  };
}
