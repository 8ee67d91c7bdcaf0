import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import type { OperationReply } from '../operation.js';
import type { Fault, Interceptor, WireReply } from './fault.js';
import { onSuccess } from './answers.js';
import { draw, drawOperation, jsonOperations } from './places.js';

/** Milliseconds for which a stale answer is given. */
const staleMs = 60_000;

/** Milliseconds that a slow answer takes: beyond the budget of a careful test. */
const slowMs = 1500;

const balanceReads = ['getUserBalances', 'getPartnerBalances'];
const histories = ['getUserTransactionHistory', 'getPartnerTransactionHistory'];
const lists = ['getUserCards', ...histories];
const details = [
  'getTransferDetails',
  'getExchangeDetails',
  'getPartnerExchangeDetails',
  'getCryptoWithdrawalDetails',
  'getPartnerCryptoWithdrawalDetails',
];

const movements = [
  'createTransfer',
  'createTransferMasterBalance',
  'createExchange',
  'createPartnerExchange',
  'createSepaTransfer',
  'createPartnerSepaTransfer',
  'createCryptoWithdrawal',
  'createPartnerCryptoWithdrawal',
];

/** A fault in the pages of one history. */
interface HistoryRow {
  name: string;
  violates: string;
  change(lines: readonly JsonObject[], body: JsonObject): JsonObject;
}

const historyRows: readonly HistoryRow[] = [
  {
    name: 'history-line-missing',
    violates: 'A history shows every movement: that of one owner leaves out internal transfers.',
    change: (lines, body) => ({ ...body, transactions: lines.filter(({ type }) => type !== 'TRANSFER') }),
  },
  {
    name: 'history-sign-wrong',
    violates: 'The lines of a history add up to the balance: what goes out is shown as if it came in.',
    change: (lines, body) => ({ ...body, transactions: lines.map(unsigned) }),
  },
  {
    name: 'history-amount-wrong',
    violates: 'The lines of a history add up to the balance: every amount has its last digit cut off.',
    change: (lines, body) => ({
      ...body,
      transactions: lines.map((line) => ({ ...line, amount: String(line.amount).replace(/\d$/, '0') })),
    }),
  },
  {
    name: 'page-total-wrong',
    violates: 'The total of a page counts all lines: it counts those of the page.',
    change: (lines, body) => ({ ...body, total: lines.length }),
  },
  {
    name: 'page-number-wrong',
    violates: 'A page has the number that was asked for: it is always 1.',
    change: (_lines, body) => ({ ...body, page: 1 }),
  },
];

/** Faults in what reads answer; the operation is drawn. */
export const readFaults: readonly Fault[] = [
  ...historyRows.map(({ name, violates, change }): Fault => ({
    name,
    violates,
    plant(ground) {
      const id = drawOperation(ground, histories);
      if (id === undefined) return undefined;
      const changed = (reply: WireReply): WireReply =>
        isObject(reply.body)
          ? { ...reply, body: change((reply.body.transactions ?? []) as JsonObject[], reply.body) }
          : reply;
      return { place: { operations: [id] }, ...onSuccess(id, changed) };
    },
  })),
  {
    name: 'movement-without-line',
    violates: 'Every movement stands in the history: those of one operation leave no line there.',
    plant(ground) {
      const id = drawOperation(ground, movements);
      if (id === undefined) return undefined;
      const unseen = new Set<unknown>();
      return {
        place: { operations: [id] },
        reply(reply, { operation }) {
          const { status, body } = reply;
          if (status >= 300 || !isObject(body)) return reply;
          if (operation.id === id) for (const member of Object.values(body)) unseen.add(member);
          if (!histories.includes(operation.id)) return reply;
          const lines = (body.transactions ?? []) as JsonObject[];
          const seen = lines.filter((line) => !unseen.has(line.id));
          const total = Number(body.total) - lines.length + seen.length;
          return { ...reply, body: { ...body, transactions: seen, total } };
        },
      };
    },
  },
  {
    name: 'page-repeats-line',
    violates: 'Pages do not overlap: each page after the first begins with the last line of the one before.',
    plant(ground) {
      const id = drawOperation(ground, histories);
      if (id === undefined) return undefined;
      return {
        place: { operations: [id] },
        call({ operation, context, request }, proceed) {
          if (operation.id !== id || Number(request.query.page) === 1) return proceed(context, request);
          return overlapping(
            proceed(context, request),
            proceed(context, { ...request, query: previous(request.query) }),
          );
        },
      };
    },
  },
  {
    name: 'page-limit-ignored',
    violates: 'A page has at most as many lines as asked for: one history answers up to a hundred.',
    plant(ground) {
      const id = drawOperation(ground, histories);
      if (id === undefined) return undefined;
      return {
        place: { operations: [id] },
        async call({ operation, context, request }, proceed) {
          const { limit } = request.query;
          if (operation.id !== id) return proceed(context, request);
          const reply = await proceed(context, { ...request, query: { ...request.query, limit: 100 } });
          return typeof reply.body === 'string' ? reply : { ...reply, body: { ...reply.body, limit } };
        },
      };
    },
  },
  {
    name: 'balance-stale',
    violates: 'A balance shows what has been moved: it stays as it was first read for a minute.',
    plant(ground) {
      const id = drawOperation(ground, balanceReads);
      if (id === undefined) return undefined;
      const kept = new Map<string, { since: number; reply: OperationReply }>();
      return {
        place: { operations: [id] },
        async call({ operation, context, request }, proceed) {
          if (operation.id !== id) return proceed(context, request);
          const key = JSON.stringify([context.tenant.name, request.params]);
          const found = kept.get(key);
          const now = context.clock.now();
          if (found && now - found.since < staleMs) return found.reply;
          const reply = await proceed(context, request);
          kept.set(key, { since: now, reply });
          return reply;
        },
      };
    },
  },
  {
    name: 'list-unstable',
    violates: 'A list read twice is the same: every second answer of one has it the other way round.',
    plant(ground) {
      const id = drawOperation(ground, lists);
      if (id === undefined) return undefined;
      let reads = 0;
      return {
        place: { operations: [id] },
        ...onSuccess(id, (reply) => {
          reads += 1;
          return reads % 2 === 0 ? { ...reply, body: withListsReversed(reply.body) } : reply;
        }),
      };
    },
  },
  {
    name: 'state-goes-back',
    violates: 'A final state is final: what has succeeded is pending again when it is read once more.',
    plant(ground) {
      const id = drawOperation(ground, details);
      return id === undefined ? undefined : { place: { operations: [id] }, ...undone(id, 'PENDING') };
    },
  },
  {
    name: 'sepa-state-goes-back',
    violates: 'A final state is final: a bank transfer that has succeeded is queued again when it is read once more.',
    plant(ground) {
      const id = drawOperation(ground, ['getSepaTransferDetails', 'getPartnerSepaTransferDetails']);
      return id === undefined ? undefined : { place: { operations: [id] }, ...undone(id, 'QUEUED') };
    },
  },
  {
    name: 'kyc-approval-taken-back',
    violates: 'An approval is final: the status of a verification is pending again once it was read as approved.',
    plant() {
      const approved = new Set<unknown>();
      return {
        place: { operations: ['getKycStatus'] },
        reply(reply, { operation, request }) {
          if (operation.id !== 'getKycStatus' || !isObject(reply.body)) return reply;
          const externalUserId = request?.params.externalUserId;
          if (approved.has(externalUserId)) return { ...reply, body: { ...reply.body, status: 'PENDING' } };
          if (reply.body.status === 'APPROVED') approved.add(externalUserId);
          return reply;
        },
      };
    },
  },
  {
    name: 'card-list-stale',
    violates: 'A list agrees with the details: that of cards shows every card as active.',
    plant: () => ({
      place: { operations: ['getUserCards'] },
      ...onSuccess('getUserCards', (reply) =>
        isObject(reply.body)
          ? {
              ...reply,
              body: {
                ...reply.body,
                cards: (reply.body.cards as JsonObject[]).map((card) => ({ ...card, status: 'ACTIVE' })),
              },
            }
          : reply,
      ),
    }),
  },
  cardsFault(
    'list-forgets-after-delete',
    'A list has what is there: that of cards is empty once one of them is deleted.',
    (cards) => (cards.some(({ status }) => status === 'DELETED') ? [] : cards),
  ),
  cardsFault('list-keeps-deleted', 'A deleted card is not usable: the list shows it as active.', (cards) =>
    cards.map((card) => (card.status === 'DELETED' ? { ...card, status: 'ACTIVE' } : card)),
  ),
  cardsFault(
    'list-stale-after-change',
    'A list shows what has changed: that of cards shows a locked one as active.',
    (cards) => cards.map((card) => (card.status === 'LOCKED_BY_USER' ? { ...card, status: 'ACTIVE' } : card)),
  ),
  {
    name: 'answer-slow',
    violates: 'An answer comes within its budget: one operation takes a second and a half longer.',
    plant(ground) {
      const id = draw(ground, jsonOperations(ground.contract));
      if (id === undefined) return undefined;
      return {
        place: { operations: [id] },
        async call({ operation, context, request }, proceed) {
          if (operation.id === id) await new Promise((resolve) => setTimeout(resolve, slowMs));
          return proceed(context, request);
        },
      };
    },
  },
];

function cardsFault(name: string, violates: string, change: (cards: JsonObject[]) => JsonObject[]): Fault {
  return {
    name,
    violates,
    plant: () => ({
      place: { operations: ['getUserCards'] },
      ...onSuccess('getUserCards', (reply) =>
        isObject(reply.body)
          ? { ...reply, body: { ...reply.body, cards: change(reply.body.cards as JsonObject[]) } }
          : reply,
      ),
    }),
  };
}

function unsigned(line: JsonObject): JsonObject {
  return { ...line, amount: String(line.amount).replace(/^-/, '') };
}

function previous(query: JsonObject): JsonObject {
  return { ...query, page: Number(query.page) - 1 };
}

async function overlapping(
  asked: OperationReply | Promise<OperationReply>,
  before: OperationReply | Promise<OperationReply>,
): Promise<OperationReply> {
  const [reply, earlier] = await Promise.all([asked, before]);
  if (typeof reply.body === 'string' || typeof earlier.body === 'string') return reply;
  const last = (earlier.body.transactions as unknown[]).at(-1);
  const lines = reply.body.transactions as unknown[];
  return { ...reply, body: { ...reply.body, transactions: last === undefined ? lines : [last, ...lines] } };
}

function withListsReversed(body: unknown): unknown {
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      Array.isArray(value) ? [...(value as unknown[])].reverse() : value,
    ]),
  );
}

/** What has succeeded is in another state when it is read once more. */
function undone(operationId: string, state: string): Interceptor {
  const finished = new Set<string>();
  return onSuccess(operationId, (reply) => {
    if (!isObject(reply.body)) return reply;
    const { status } = reply.body;
    const id = String(reply.body.id ?? reply.body.exchangeId);
    if (finished.has(id)) return { ...reply, body: { ...reply.body, status: state } };
    if (['SUCCESSFUL', 'COMPLETED', 'completed'].includes(String(status))) finished.add(id);
    return reply;
  });
}
