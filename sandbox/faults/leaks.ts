import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import { cardSecrets } from '../areas/cards/card-secrets.js';
import type { TenantContext } from '../context.js';
import type { CallMoment, Fault, WireReply } from './fault.js';
import { described, draw, drawOperation } from './places.js';

/** Something that an answer shows although nobody asked for it. */
interface LeakRow {
  name: string;
  violates: string;
  operations: readonly string[];
  leak(body: JsonObject, moment: CallMoment, context: TenantContext): JsonObject;
}

const cardOperations = ['getCardLimits', 'blockCard', 'unblockCard', 'updateCardLimits', 'updateCardPin'];

const rows: readonly LeakRow[] = [
  {
    name: 'card-number-in-list',
    violates: 'A list of cards shows the last digits alone: it shows the whole numbers.',
    operations: ['getUserCards'],
    leak: (body, _moment, context) => ({
      ...body,
      cards: (body.cards as JsonObject[]).map((card) => ({ ...card, ...numberOf(context, card.cardId) })),
    }),
  },
  {
    name: 'card-number-in-answer',
    violates: 'A card number is shown at creation and in the details alone: another operation answers it too.',
    operations: cardOperations,
    leak: (body, { request }, context) => ({ ...body, ...numberOf(context, cardIdOf(request)) }),
  },
  {
    name: 'card-cvv-in-answer',
    violates: 'A CVV is shown at creation and in the details alone: another operation answers it too.',
    operations: cardOperations,
    leak(body, { request }, context) {
      const card = context.tenant.cards.cards.get(String(cardIdOf(request)));
      const owner = card && context.tenant.users.get(card.externalUserId);
      return card && owner ? { ...body, cvv: cardSecrets(owner, card.cardId).cvv } : body;
    },
  },
  {
    name: 'card-pin-echoed',
    violates: 'A PIN is never answered: its change answers it.',
    operations: ['updateCardPin'],
    leak: (body, { request }) => ({ ...body, pin: request?.body.pin }),
  },
];

/** Faults that show secrets; the operation is drawn. */
export const leakFaults: readonly Fault[] = [
  ...rows.map(({ name, violates, operations, leak }): Fault => ({
    name,
    violates,
    plant(ground) {
      const id = drawOperation(ground, operations);
      if (id === undefined) return undefined;
      return {
        place: { operations: [id] },
        reply(reply, moment) {
          const { operation, context } = moment;
          const concerns = operation.id === id && reply.status < 300 && context && isObject(reply.body);
          return concerns ? { ...reply, body: leak(reply.body as JsonObject, moment, context) } : reply;
        },
      };
    },
  })),
  {
    name: 'api-key-echoed',
    violates: 'A key is never answered: the refusals of one operation name it.',
    plant(ground) {
      const ids = described(ground.contract)
        .filter(({ path, object }) => path.includes('{externalUserId}') && (object.security ?? []).length > 0)
        .map(({ id }) => id);
      const id = draw(ground, ids);
      if (id === undefined) return undefined;
      return {
        place: { operations: [id] },
        reply: (reply, moment) => (moment.operation.id === id ? withKey(reply, moment) : reply),
      };
    },
  },
];

function numberOf({ tenant }: TenantContext, cardId: unknown): JsonObject {
  const card = tenant.cards.cards.get(String(cardId));
  const owner = card && tenant.users.get(card.externalUserId);
  return card && owner ? { cardNumber: cardSecrets(owner, card.cardId).cardNumber } : {};
}

function cardIdOf(request: CallMoment['request']): unknown {
  return request?.params.cardId ?? request?.body.cardId;
}

function withKey(reply: WireReply, { apiKey }: CallMoment): WireReply {
  const isRefusal = reply.status === 400 && isObject(reply.body) && apiKey !== undefined;
  return isRefusal
    ? { ...reply, body: { ...(reply.body as JsonObject), errorMessage: `Refused for key ${apiKey}.` } }
    : reply;
}
