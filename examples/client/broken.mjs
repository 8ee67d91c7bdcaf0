// Steps of broken clients, by the id of the variant in variants.yaml.
import { randomUUID } from 'node:crypto';
import { pauseBefore, readAnswer } from './api.mjs';
import { steps as good } from './steps.mjs';
import { brokenAreas } from './broken-areas.mjs';
import { DontKnow, Refused } from './outcomes.mjs';

const inRequest = (change) => ({ request: (request) => ({ ...request, ...change(request) }) });
const withHeader = (name, value) => (request) => ({ headers: { ...request.headers, [name]: value(request) } });
const isRead = ({ method, url }) => method === 'GET' && url.includes('/balances/');
const errorCodeOf = (answer) => {
  try {
    return JSON.parse(answer.text).errorCode;
  } catch {
    return undefined;
  }
};
/** Says that all is well where the answer has a code. */
const blindTo = (code) => ({
  read: (answer, failure) => (answer && errorCodeOf(answer) === code ? {} : readAnswer(answer, failure)),
});
const again = (isMeant, pause = () => 0) => ({
  pauseBefore: (asked) => (asked.attempt < 3 && isMeant(asked) ? pause(asked) : pauseBefore(asked)),
});
const transferGone = (what) => ({
  async send(api, path, body) {
    try {
      return await api.call('POST', path, body);
    } catch (error) {
      if (error instanceof DontKnow) throw what(error, error.cause?.name === 'TimeoutError');
      throw error;
    }
  },
});

/** Says that a transfer without an answer is done. */
const transferTold = (isMeant) => ({
  async send(api, path, body) {
    try {
      return await api.call('POST', path, body);
    } catch (error) {
      if (error instanceof DontKnow && isMeant(error.cause?.name === 'TimeoutError')) return {};
      throw error;
    }
  },
});

export const broken = {
  ...brokenAreas,

  'key-in-query': inRequest(({ url, key }) => ({ url: `${url}?apiKey=${key}` })),
  'key-in-cookie': inRequest(withHeader('cookie', ({ key }) => `session=${key}`)),
  'key-as-bearer-too': inRequest(withHeader('authorization', ({ key }) => `Bearer ${key}`)),
  'key-in-user-agent': inRequest(withHeader('user-agent', ({ key }) => `wallet/1 (${key})`)),
  'no-key-on-reads': inRequest((request) => (isRead(request) ? { headers: {} } : {})),
  'key-in-other-case': inRequest(withHeader('x-api-key', ({ key }) => key.toUpperCase())),
  'key-as-bearer-only': inRequest(({ headers, key }) => {
    const others = Object.entries(headers).filter(([name]) => name !== 'x-api-key');
    return { headers: { ...Object.fromEntries(others), authorization: `Bearer ${key}` } };
  }),

  'unknown-member': { extra: { note: 'from our wallet' } },
  'amount-as-text': { number: (amount) => amount },
  'date-with-time': { person: (id, version) => ({ ...good.person(id, version), birthDate: '1985-03-21T00:00:00Z' }) },
  'country-in-words': { person: (id, version) => ({ ...good.person(id, version), country: 'Poland' }) },
  'body-as-form': inRequest(({ headers, text }) =>
    text ? { headers: { ...headers, 'content-type': 'text/plain' } } : {},
  ),
  'unknown-query': inRequest(({ url }) => ({ url: `${url}?v=2` })),

  'lock-made-up': { lockFor: () => ({ id: randomUUID() }) },
  'lock-reused': {
    async lockFor(api, user, session) {
      session.lock ??= await good.lockFor(api, user);
      return session.lock;
    },
  },
  'lock-not-looked-at': {
    lockFor: (api, user) => api.call('GET', `/v1/exchange/get-lock/${user}`),
  },

  'polls-at-once': {
    completed: (api, id) => good.completed({ ...api, pause: () => api.pause(1) }, id),
  },
  'retry-after-ignored': again(({ answer }) => answer?.status === 429),
  'retry-after-halved': again(
    ({ answer }) => answer?.status === 429,
    () => 500,
  ),

  'p403-sent-again': again(({ answer }) => answer && errorCodeOf(answer) === 'P403'),
  'p403-taken-for-done': blindTo('P403'),
  'p433-sent-again': again(
    ({ answer }) => answer && errorCodeOf(answer) === 'P433',
    () => 100,
  ),
  'p433-taken-for-done': blindTo('P433'),
  'p500-taken-for-done': blindTo('P500'),
  'half-answer-kills': {
    pauseBefore: (asked) => {
      if (asked.answer === undefined && asked.method === 'GET') throw new TypeError('terminated');
      return pauseBefore(asked);
    },
  },
  'half-answer-taken-for-done': {
    pauseBefore: (asked) => (asked.method === 'GET' && asked.answer === undefined ? undefined : pauseBefore(asked)),
    read: (answer, failure) => (answer === undefined ? {} : readAnswer(answer, failure)),
    send: (api, path, body) =>
      api.call('POST', path, body).then((answer) => {
        if (Object.keys(answer).length === 0) throw new DontKnow('no answer');
        return answer;
      }),
  },

  'transfer-repeated': again(({ answer, path }) => answer === undefined && path === '/v1/transfer'),
  'time-out-taken-for-refused': transferGone((error, isLate) => (isLate ? new Refused('no answer') : error)),
  'time-out-kills': transferGone((error, isLate) => (isLate ? new TypeError('no answer') : error)),
  'reset-taken-for-refused': transferGone((error, isLate) => (isLate ? error : new Refused('reset'))),
  'reset-kills': transferGone((error, isLate) => (isLate ? error : new TypeError('reset'))),

  'time-out-taken-for-done': transferTold((isLate) => isLate),
  'reset-taken-for-done': transferTold((isLate) => !isLate),
  'key-in-log': { logged: ({ method, path, key }) => `${method} ${path} with ${key}` },

  'first-piece-alone': {
    async textOf(response) {
      const { value } = await response.body.getReader().read();
      return new TextDecoder().decode(value);
    },
  },
  'onboarding-not-built': {
    person() {
      throw new Refused('not built');
    },
  },

  'dies-on-unknown-fields': {
    readBalances(balances) {
      if ('addedLater' in balances) throw new TypeError('unknown member addedLater');
    },
  },
  'dies-on-unknown-values': {
    async completed(api, id) {
      const { status } = await api.call('GET', `/v1/exchange/details/${id}`);
      if (!['PENDING', 'COMPLETED', 'FAILED'].includes(status)) throw new TypeError(`no state ${status}`);
      await api.pause();
      return good.completed(api, id);
    },
  },
  'unknown-value-taken-for-failed': {
    async completed(api, id) {
      const { status } = await api.call('GET', `/v1/exchange/details/${id}`);
      if (!['PENDING', 'COMPLETED'].includes(status)) throw new Refused(status);
      await api.pause();
      return good.completed(api, id);
    },
  },

  floats: { text: (amount) => Number(amount).toFixed(8) },
  'float-sum': {
    sum: (amounts) => Number(amounts.reduce((sum, one) => sum + Number(one), 0).toFixed(2)).toString() + '1',
  },
  'eighteen-decimals': { text: (amount) => `${amount}${amount.includes('.') ? '' : '.'}`.padEnd(30, '0') },
  'rounded-to-cents': { text: (amount) => (amount.length > 10 ? amount.replace(/(\.\d\d)\d+/, '$1') : amount) },
};
