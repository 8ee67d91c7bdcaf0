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

  person: (externalUserId) => ({
    externalUserId,
    email: `${externalUserId}@example.com`,
    phone: '480000000012',
    firstName: 'Maria',
    lastName: 'Sample',
    city: 'Warszawa',
    postCode: '00-002',
    country: 'PL',
    citizenship: 'PL',
    birthDate: '1985-03-21',
    hasAcceptedP100Tc: true,
  }),

  /** Members that are not known are left alone. */
  readBalances: (balances) => balances,

  number: (amount) => new WrittenNumber(amount),
  text: (amount) => amount,

  /** A lock of its own for every exchange, that has not run out. */
  async lockFor(api, user) {
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const lock = await api.call('GET', `/v1/exchange/get-lock/${encodeURIComponent(user)}`);
      if (Date.parse(lock.validUntil) > Date.now()) return lock;
      await api.pause();
    }
    throw new DontKnow('no lock that holds');
  },

  /** Waits for an end. A state that it has no name for is none. */
  async completed(api, exchangeId) {
    for (let read = 1; read <= mostReads; read += 1) {
      const { status } = await api.call('GET', `/v1/exchange/details/${exchangeId}`);
      if (status === 'COMPLETED') return;
      if (status === 'FAILED') throw new Refused('the exchange failed');
      await api.pause();
    }
    throw new DontKnow('still under way');
  },

  send: (api, path, body) => api.call('POST', path, body),
};
