import { gzipSync } from 'node:zlib';
import { isLosslessNumber } from 'lossless-json';
import type { JsonObject } from '../../contracts/model/json-value.js';
import type { AttemptMoment, DeliveryRequest, WebhookInterceptor } from '../../sender/interceptor.js';
import { exactNumber } from '../json.js';
import { timestamp } from '../timestamp.js';
import type { Fault, Ground } from './fault.js';
import { draw } from './places.js';

/** A fault in deliveries that need not be those which a partner waits for. */
interface StrayRow {
  name: string;
  violates: string;
  /** Webhooks among which one is drawn; all with a body where it is left out. */
  among?: readonly string[];
  webhooks(webhookId: string, ground: Ground): WebhookInterceptor;
}

const withIds = ['sepaDeposit', 'cryptoDeposit', 'p2pTransfer', 'kycVerificationStatus'];
const deposits = ['sepaDeposit', 'cryptoDeposit'];

/** Webhooks about objects that the partner can have of its own. */
const ofPartners = [
  ...['sepaDeposit', 'cryptoDeposit', 'sepaTransfer', 'cryptoWithdrawal', 'exchange'],
  ...['walletCreated', 'orderStatus', 'paymentLink'],
];

/** Of objects whose final states the facts know by their spelling: how the sandbox spells what comes before them. */
const pendingStates: Readonly<Record<string, string>> = {
  sepaTransfer: 'QUEUED',
  exchange: 'PENDING',
  cryptoDeposit: 'WAITING_FOR_VERIFICATION',
  cryptoWithdrawal: 'PENDING',
  p2pTransfer: 'PENDING',
};

const finalStates = ['SUCCESSFUL', 'UNSUCCESSFUL', 'COMPLETED', 'completed', 'FAILED', 'failed'];

/** True for the second of every ten things that are counted by it. */
function oneInTen(): () => boolean {
  let count = 0;
  return () => (count += 1) % 10 === 2;
}

/** Changes the requests of one webhook now and then. */
function now(
  id: string,
  change: (request: DeliveryRequest, moment: AttemptMoment) => DeliveryRequest,
): WebhookInterceptor {
  const isNow = oneInTen();
  return { request: (request, moment) => (moment.webhookId === id && isNow() ? change(request, moment) : request) };
}

function withoutHeader({ headers, ...rest }: DeliveryRequest, name: string): DeliveryRequest {
  const kept = Object.entries(headers).filter(([header]) => header.toLowerCase() !== name.toLowerCase());
  return { ...rest, headers: Object.fromEntries(kept) };
}

/** An amount with one unit added to its last decimal, in the form that it has. */
function oneMore(value: unknown): unknown {
  const text = isLosslessNumber(value) ? value.value : String(value);
  const decimals = text.split('.')[1]?.length ?? 0;
  const units = BigInt(text.replace('.', '')) + 1n;
  const digits = String(units).padStart(decimals + 1, '0');
  const more = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return isLosslessNumber(value) ? exactNumber(more) : more;
}

/** The name of its id in the payload of a webhook. */
function idOf(payload: JsonObject): string {
  const names = ['sepaDepositId', 'cryptoDepositId', 'exchangeId', 'orderId', 'paymentLinkId'];
  return names.find((name) => name in payload) ?? 'id';
}

/** A payload that names the partner where it named a user. */
function asPartners(payload: JsonObject): JsonObject {
  const named = ['externalUserId', 'user'].filter((name) => name in payload);
  return { ...payload, ...Object.fromEntries(named.map((name) => [name, null])) };
}

/** Each event is followed by one that nothing caused. */
function forged(id: string, { random }: Ground, change: (payload: JsonObject) => JsonObject): WebhookInterceptor {
  const ids = random.fork('forged');
  return {
    events(event) {
      if (event.webhookId !== id) return [event];
      const payload = { ...event.payload, [idOf(event.payload)]: ids.uuid() };
      return [event, { ...event, payload: change(payload) }];
    },
  };
}

const rows: readonly StrayRow[] = [
  {
    name: 'webhook-deposit-forged',
    violates: 'Only what took place is told: each deposit of one kind is followed by one that nobody sent.',
    among: deposits,
    webhooks: (id, ground) => forged(id, ground, (payload) => payload),
  },
  {
    name: 'webhook-of-partner-forged',
    violates:
      "Only what took place is told: each event of one kind is followed by one of the partner's own that was not.",
    among: ofPartners,
    webhooks: (id, ground) => forged(id, ground, asPartners),
  },
  {
    name: 'webhook-state-goes-back',
    violates: 'A final state is final: each end that one kind of object is told to have is followed by a pending one.',
    among: Object.keys(pendingStates),
    webhooks: (id) => ({
      events(event) {
        if (event.webhookId !== id || !finalStates.includes(String(event.payload.status))) return [event];
        return [event, { ...event, payload: { ...event.payload, status: pendingStates[id] } }];
      },
    }),
  },
  {
    name: 'webhook-creation-moves',
    violates: 'An object came to be once: each event of one kind tells a later time of creation than the one before.',
    among: ['cryptoDeposit', 'orderStatus'],
    webhooks(id) {
      let count = 0;
      return {
        events(event) {
          const { createdAt } = event.payload;
          if (event.webhookId !== id || typeof createdAt !== 'string') return [event];
          count += 1;
          const moved = new Date(Date.parse(createdAt) + count * 60_000).toISOString();
          return [{ ...event, payload: { ...event.payload, createdAt: moved } }];
        },
      };
    },
  },
  {
    name: 'webhook-money-nowhere',
    violates: 'Money that is told is there: each transfer is followed by a larger one that no account shows.',
    among: ['p2pTransfer'],
    webhooks: (id, ground) => forged(id, ground, (payload) => ({ ...payload, amount: oneMore(payload.amount) })),
  },
  {
    name: 'webhook-twice-now-and-then',
    violates: 'An acknowledged webhook is not sent again: every second one of one kind follows a second time.',
    among: withIds,
    webhooks(id) {
      let count = 0;
      return { repeats: ({ webhookId }) => (webhookId === id && (count += 1) % 2 === 0 ? 1 : 0) };
    },
  },
  {
    name: 'webhook-token-lost-now-and-then',
    violates: "Every webhook carries the partner's token: one in ten of one kind has none.",
    webhooks: (id, { contract }) =>
      now(id, (request) => withoutHeader(request, contract.facts.webhookDelivery.authorization.header)),
  },
  {
    name: 'webhook-content-type-lost-now-and-then',
    violates: 'Webhooks are sent as application/json: one in ten of one kind does not say so.',
    webhooks: (id) => now(id, (request) => withoutHeader(request, 'Content-Type')),
  },
  {
    name: 'webhook-path-wrong-now-and-then',
    violates: 'A webhook goes to its path: one in ten of one kind goes to another.',
    webhooks: (id) => now(id, (request) => ({ ...request, path: `${request.path}es` })),
  },
  {
    name: 'webhook-method-wrong-now-and-then',
    violates: 'Webhooks are sent by POST: one in ten of one kind is sent by PATCH.',
    webhooks: (id) => now(id, (request) => ({ ...request, method: 'PATCH' })),
  },
  {
    name: 'webhook-member-lost-now-and-then',
    violates: 'A required member is in every payload: one in ten of one kind lacks the last one.',
    webhooks(id, { contract }) {
      const schema = contract.webhooks.get(id)?.object.requestBody?.content['application/json']?.schema;
      const name = schema?.required?.at(-1) ?? '';
      const isNow = oneInTen();
      return {
        payload(payload, { webhookId }) {
          if (webhookId !== id || !isNow()) return payload;
          const { [name]: _lost, ...rest } = payload;
          return rest;
        },
      };
    },
  },
  {
    name: 'webhook-amount-off-by-one',
    violates: 'A webhook tells the amount that was asked for: it is one unit more in the last decimal.',
    among: [
      'p2pTransfer',
      'sepaDeposit',
      'cryptoDeposit',
      'sepaTransfer',
      'paymentLink',
      'cryptoWithdrawal',
      'exchange',
    ],
    webhooks: (id) => ({
      payload: (payload, { webhookId }) =>
        webhookId === id && 'amount' in payload ? { ...payload, amount: oneMore(payload.amount) } : payload,
    }),
  },
  {
    name: 'webhook-currency-differs',
    violates: 'A webhook tells the currency that was asked for: it names another one.',
    among: ['p2pTransfer', 'sepaDeposit', 'cryptoDeposit', 'sepaTransfer', 'paymentLink', 'exchange'],
    webhooks: (id) => ({
      payload(payload, { webhookId }) {
        const name = 'currency' in payload ? 'currency' : 'currencyFrom';
        if (webhookId !== id || !(name in payload)) return payload;
        return { ...payload, [name]: payload[name] === 'usdc' ? 'eur' : 'usdc' };
      },
    }),
  },
  {
    name: 'webhook-body-of-event-before',
    violates: 'An event tells of itself: every second one of one kind has the body of the event before, of whomever.',
    among: withIds,
    webhooks(id) {
      let before: JsonObject | undefined;
      return {
        events(event) {
          if (event.webhookId !== id) return [event];
          const payload = before ?? event.payload;
          before = before ? undefined : event.payload;
          return [{ ...event, payload }];
        },
      };
    },
  },
  {
    name: 'webhook-gzip-cut-off',
    violates: 'A packed body can be unpacked: one webhook is sent by gzip, and its end is missing.',
    webhooks: (id) => ({
      request(request, { webhookId }) {
        if (webhookId !== id) return request;
        const packed = gzipSync(request.body);
        return {
          ...request,
          headers: { ...request.headers, 'Content-Encoding': 'gzip' },
          bytes: packed.subarray(0, Math.floor(packed.length / 2)),
        };
      },
    }),
  },
];

/** Faults in deliveries that nobody need be waiting for; the webhook is drawn. */
export const strayDeliveryFaults: readonly Fault[] = [
  ...rows.map(({ name, violates, among, webhooks }): Fault => ({
    name,
    violates,
    plant(ground) {
      const ids = [...ground.contract.webhooks.values()]
        .filter(({ id, object }) => object.requestBody && (among?.includes(id) ?? true))
        .map(({ id }) => id);
      const id = draw(ground, ids);
      return id === undefined ? undefined : { place: { webhooks: [id] }, webhooks: webhooks(id, ground) };
    },
  })),
  {
    name: 'webhook-for-refused-withdrawal',
    violates: 'A refused call is not told: a withdrawal that is refused is told as one that took place.',
    plant: () => ({
      place: { operations: ['createCryptoWithdrawal'], webhooks: ['cryptoWithdrawal'] },
      async call({ operation, context, request }, proceed) {
        try {
          return await proceed(context, request);
        } catch (error) {
          const { sourceExternalUserId: user, currency, network, amount, walletAddress } = request.body;
          if (operation.id === 'createCryptoWithdrawal' && typeof user === 'string')
            context.emit('cryptoWithdrawal', user, {
              id: context.tenant.random.uuidFor('refused', user),
              amount,
              fee: exactNumber('0.5'),
              destination: walletAddress,
              status: 'SUCCESSFUL',
              transactionHash: `0x${'a'.repeat(64)}`,
              currency: { name: currency, network },
              createdAt: timestamp(context.clock.now()),
              user: { externalUserId: user },
            });
          throw error;
        }
      },
    }),
  },
];
