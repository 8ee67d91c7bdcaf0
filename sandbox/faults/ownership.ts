import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import type { TenantContext } from '../context.js';
import type { OperationRequest } from '../operation.js';
import { isVerified } from '../state/store.js';
import { onSuccess } from './answers.js';
import type { Fault, WireReply } from './fault.js';
import { drawOperation } from './places.js';

/** Reads of what one user has. */
const readsOfUsers = ['getUserBalances', 'getUserCards', 'getSepaDepositInfo', 'getUserTransactionHistory'];

/** Reads of one object by its id, with the member that names it in the answer. */
const details: Readonly<Record<string, string>> = {
  getTransferDetails: 'id',
  getSepaTransferDetails: 'id',
  getPartnerSepaTransferDetails: 'id',
  getOrderDetails: 'orderId',
  getPaymentLinkDetails: 'paymentLinkId',
};

/** Reads of what one user has paid, with the member that names the user. */
const payers: Readonly<Record<string, string>> = {
  getTransferDetails: 'sourceExternalUserId',
  getSepaTransferDetails: 'externalUserId',
  getPartnerSepaTransferDetails: 'externalUserId',
};

/** Calls that make an object, with the member that names it. */
const creations: Readonly<Record<string, string>> = {
  createUser: 'userId',
  createVirtualCard: 'cardId',
  createTransfer: 'transferId',
  createSepaTransfer: 'transferId',
  createExchange: 'exchangeId',
  createCryptoWithdrawal: 'withdrawalId',
  createOrder: 'orderId',
  createPaymentLink: 'paymentLinkId',
};

/** Reads that show accounts and wallets. */
const accountReads = ['getUserBalances', 'getPartnerBalances', 'getSepaDepositInfo'];

/** Reads of the caller's own, which name no object. */
const ownLists = ['getPartnerBalances', 'getPartnerTransactionHistory', 'getPartnerSepaDepositContactList'];

/** Reads of one object of a tenant that name no user. */
const tenantDetails = [
  'getPartnerSepaTransferDetails',
  ...['getTransferDetails', 'getSepaTransferDetails', 'getExchangeDetails', 'getCryptoWithdrawalDetails'],
  ...['getOrderDetails', 'getPaymentLinkDetails'],
];

/** Another verified user of the tenant than the one asked for; the one who came last. */
function anotherUser({ tenant }: TenantContext, { params }: OperationRequest): string | undefined {
  const others = [...tenant.users.values()].filter(
    (user) => isVerified(user) && user.externalUserId !== params.externalUserId,
  );
  return others.at(-1)?.externalUserId;
}

/** A body with every member of a name changed, wherever it stands. */
function everywhere(body: unknown, name: string, change: (value: string) => unknown): unknown {
  if (Array.isArray(body)) return body.map((item: unknown) => everywhere(item, name, change));
  if (!isObject(body) || Object.getPrototypeOf(body) !== Object.prototype) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      key === name && typeof value === 'string' ? change(value) : everywhere(value, name, change),
    ]),
  );
}

/** A member whose value is another one from the second answer of one operation on. */
function moving(
  name: string,
  violates: string,
  operations: readonly string[],
  member: string,
  change: (value: string) => string,
): Fault {
  return {
    name,
    violates,
    plant(ground) {
      const id = drawOperation(ground, operations);
      if (id === undefined) return undefined;
      let reads = 0;
      const changed = (reply: WireReply): WireReply => {
        reads += 1;
        return reads % 2 === 1 ? reply : { ...reply, body: everywhere(reply.body, member, change) };
      };
      return { place: { operations: [id] }, ...onSuccess(id, changed) };
    },
  };
}

/** Faults in whose and which object an answer shows; the operation is drawn. */
export const ownershipFaults: readonly Fault[] = [
  {
    name: 'data-of-another-user',
    violates: 'A read about a user shows what is theirs: one shows what another user of the partner has.',
    plant(ground) {
      const id = drawOperation(ground, readsOfUsers);
      if (id === undefined) return undefined;
      return {
        place: { operations: [id] },
        call({ operation, context, request }, proceed) {
          const other = operation.id === id ? anotherUser(context, request) : undefined;
          if (other === undefined) return proceed(context, request);
          return proceed(context, { ...request, params: { ...request.params, externalUserId: other } });
        },
      };
    },
  },
  {
    name: 'person-of-another-user',
    violates: 'Personal data in an answer are those of the user it is about: one transfer shows another payer.',
    plant(ground) {
      const id = drawOperation(ground, ['getSepaTransferDetails', 'getPartnerSepaTransferDetails']);
      if (id === undefined) return undefined;
      let payer: JsonObject | undefined;
      return {
        place: { operations: [id] },
        ...onSuccess(id, (reply) => {
          if (!isObject(reply.body) || !isObject(reply.body.user)) return reply;
          const { user } = reply.body;
          payer ??= user;
          return { ...reply, body: { ...reply.body, user: { ...payer, externalUserId: user.externalUserId } } };
        }),
      };
    },
  },
  {
    name: 'details-of-another',
    violates:
      'Details are those of the object asked for: one operation shows the first one it was asked for, under the new id.',
    plant(ground) {
      const id = drawOperation(ground, Object.keys(details));
      if (id === undefined) return undefined;
      const member = details[id] ?? '';
      let first: JsonObject | undefined;
      return {
        place: { operations: [id] },
        ...onSuccess(id, (reply) => {
          if (!isObject(reply.body)) return reply;
          first ??= reply.body;
          return { ...reply, body: { ...first, [member]: reply.body[member] } };
        }),
      };
    },
  },
  {
    name: 'details-of-another-id',
    violates: 'Details are those of the object asked for: one operation shows the first one it was asked for.',
    plant(ground) {
      const id = drawOperation(ground, Object.keys(details));
      if (id === undefined) return undefined;
      let first: unknown;
      return {
        place: { operations: [id] },
        ...onSuccess(id, (reply) => {
          first ??= reply.body;
          return { ...reply, body: first };
        }),
      };
    },
  },
  {
    name: 'id-given-twice',
    violates: 'A new object has a new id: one operation gives every object the id of the first one.',
    plant(ground) {
      const id = drawOperation(ground, Object.keys(creations));
      if (id === undefined) return undefined;
      const member = creations[id] ?? '';
      let first: unknown;
      return {
        place: { operations: [id] },
        ...onSuccess(id, (reply) => {
          if (!isObject(reply.body)) return reply;
          first ??= reply.body[member];
          return { ...reply, body: { ...reply.body, [member]: first } };
        }),
      };
    },
  },
  {
    name: 'iban-of-first-user',
    violates: 'An account has one owner: the balances of every user show the IBAN of the user who was read first.',
    plant(ground) {
      const id = drawOperation(ground, ['getUserBalances']);
      if (id === undefined) return undefined;
      let first: string | undefined;
      return {
        place: { operations: [id] },
        ...onSuccess(id, (reply) => ({
          ...reply,
          body: everywhere(reply.body, 'iban', (iban) => (iban === '' ? iban : (first ??= iban))),
        })),
      };
    },
  },
  {
    name: 'wallet-of-first-user',
    violates: 'A wallet has one owner: the balances of every user show the wallets of the user who was read first.',
    plant(ground) {
      const id = drawOperation(ground, ['getUserBalances']);
      if (id === undefined) return undefined;
      const first: string[] = [];
      return {
        place: { operations: [id] },
        ...onSuccess(id, (reply) => {
          let count = 0;
          const body = everywhere(reply.body, 'wallet', (wallet) => (first[count++] ??= wallet));
          return { ...reply, body };
        }),
      };
    },
  },
  {
    name: 'payer-of-another',
    violates: 'Details name the user whose money it is: those of one operation name another user of the partner.',
    plant(ground) {
      const id = drawOperation(ground, Object.keys(payers));
      if (id === undefined) return undefined;
      return {
        place: { operations: [id] },
        reply(reply, { operation, context }) {
          if (operation.id !== id || reply.status >= 300 || !context) return reply;
          const others = (payer: string): string[] =>
            [...context.tenant.users.keys()].filter((externalUserId) => externalUserId !== payer);
          const body = everywhere(reply.body, payers[id] ?? '', (payer) => others(payer).at(-1) ?? payer);
          return { ...reply, body };
        },
      };
    },
  },
  moving(
    'iban-changes',
    'An account keeps its number: every second answer of one operation shows another IBAN.',
    accountReads,
    'iban',
    () => 'LT599999981950693415',
  ),
  moving(
    'wallet-changes',
    'A wallet keeps its address: every second answer of one operation shows another one.',
    ['getUserBalances', 'getPartnerBalances'],
    'wallet',
    (wallet) => (wallet === '' ? wallet : `${wallet.slice(0, -1)}${wallet.endsWith('1') ? '2' : '1'}`),
  ),
  moving(
    'creation-time-moves',
    'The time of a creation stays: every second answer of one operation tells a day later.',
    ['getTransferDetails', 'getSepaTransferDetails', 'getOrderDetails', 'getPaymentLinkDetails', 'getExchangeDetails'],
    'createdAt',
    (time) => new Date(Date.parse(time) + 86_400_000).toISOString(),
  ),
  moving(
    'balance-id-changes',
    'A balance keeps its id: every second answer of one operation shows another one.',
    ['getUserBalances', 'getPartnerBalances'],
    'id',
    (id) => `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`,
  ),
  {
    name: 'other-tenant-list-reachable',
    violates: "A list is the caller's own: one operation shows that of the first tenant to every one.",
    plant(ground) {
      const id = drawOperation(ground, ownLists);
      if (id === undefined) return undefined;
      return {
        place: { operations: [id] },
        call({ operation, context, request }, proceed) {
          const [first] = context.store.tenants();
          return proceed(operation.id === id && first ? { ...context, tenant: first } : context, request);
        },
      };
    },
  },
  {
    name: 'other-tenant-detail-reachable',
    violates: "A key opens its own tenant's objects alone: one operation finds every tenant's by their ids.",
    plant(ground) {
      const id = drawOperation(ground, tenantDetails);
      if (id === undefined) return undefined;
      return {
        place: { operations: [id] },
        async call({ operation, context, request }, proceed) {
          if (operation.id !== id) return proceed(context, request);
          try {
            return await proceed(context, request);
          } catch (error) {
            const others = context.store.tenants().filter((tenant) => tenant !== context.tenant);
            for (const tenant of others)
              try {
                return await proceed({ ...context, tenant }, request);
              } catch {
                // Not this one's either.
              }
            throw error;
          }
        },
      };
    },
  },
];
