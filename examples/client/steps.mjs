// The steps of the good client. Tests put others in their place to break it.
import { pauseBefore, readAnswer } from './api.mjs';
import { WrittenNumber } from './amounts.mjs';
import { DontKnow, Refused } from './outcomes.mjs';

const mostReads = 10;

export const steps = {
  request: (request) => request,
  pauseBefore,
  textOf: (response) => response.text(),
  read: readAnswer,
  extra: {},

  person: (externalUserId, version) => ({
    externalUserId,
    email: `${externalUserId}@example.com`,
    ...version.person,
  }),

  /** Members that are not known are left alone. */
  readBalances: (balances) => balances,

  number: (amount) => new WrittenNumber(amount),
  text: (amount) => amount,

  /** A lock of its own for every exchange, that has not run out. */
  lockFor: (api, user) =>
    lockThatHolds(api, () => api.call('GET', `/v1/exchange/get-lock/${encodeURIComponent(user)}`)),

  completed: (api, exchangeId) =>
    endOf(api, `/v1/exchange/details/${exchangeId}`, { done: ['COMPLETED'], failed: ['FAILED'] }),

  send: (api, path, body) => api.call('POST', path, body),

  logged: ({ method, path, answer }) => `${method} ${path.split('/', 3).join('/')}: ${answer?.status ?? 'no answer'}`,

  withdrawal: {},
  receiver: (receiver) => receiver,
  settled: (api, path) => endOf(api, path, { done: ['SUCCESSFUL'], failed: ['FAILED'] }),

  card: (order) => order,

  /** Issues a card, and looks for it where no answer came: it is not issued again. Gives its id. */
  async issued(api, order) {
    try {
      const { cardId } = await this.send(api, '/v1/card/virtual', order);
      return cardId;
    } catch (error) {
      if (!(error instanceof DontKnow)) throw error;
      const { cards } = await api.call('GET', `/v1/card/all/${encodeURIComponent(order.externalUserId)}`);
      const found = cards.find(({ label }) => label === order.label);
      if (!found) throw error;
      return found.cardId;
    }
  },

  /** Goes to the holder's screen, and into no log. */
  cardShown: () => undefined,

  orderLock: (api, { amount, currency, network }) =>
    lockThatHolds(api, () => api.call('POST', '/v1/order/lock-rate', { currency, amount, network })),

  /** Places an order at a rate that was locked for it. */
  async orderPlaced(api, parameters, session) {
    const lock = await this.orderLock(api, { ...parameters, amount: this.text(parameters.amount) }, session);
    return this.send(api, '/v1/order', { lockId: lock.lockId, ...this.order });
  },

  order: {},
  paid: (api, path) => endOf(api, path, { done: ['COMPLETED'], failed: ['EXPIRED'] }),
  link: {},
};

/** A lock that has not run out when it arrives. */
async function lockThatHolds(api, fetchOne) {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const lock = await fetchOne();
    if (Date.parse(lock.validUntil ?? lock.expiresAt) > Date.now()) return lock;
    await api.pause();
  }
  throw new DontKnow('no lock that holds');
}

/** Waits for an end. A state that it has no name for is none. */
async function endOf(api, path, { done, failed }) {
  for (let read = 1; read <= mostReads; read += 1) {
    const { status } = await api.call('GET', path);
    // Versions write the same state in capitals or not.
    if (done.includes(status?.toUpperCase())) return;
    if (failed.includes(status?.toUpperCase())) throw new Refused('it failed later');
    await api.pause();
  }
  throw new DontKnow('still under way');
}
