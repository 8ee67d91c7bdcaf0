// Steps of clients that are broken in one area: the same mistakes at its path, and its own ones.
import { randomUUID } from 'node:crypto';
import { WrittenNumber } from './amounts.mjs';
import { pauseBefore } from './api.mjs';
import { DontKnow, Refused } from './outcomes.mjs';
import { steps as good } from './steps.mjs';

const decimalsOfAChain = (amount) => `${amount}${amount.includes('.') ? '' : '.'}`.padEnd(30, '0');
/** 19.99 * 100 is 1998.99…: what is cut then lacks a cent. */
const centsOfAFloat = (amount) => (Math.trunc(Number(amount) * 100) / 100).toFixed(2);

const again = (isMeant) => ({
  pauseBefore: (asked) => (asked.attempt < 3 && isMeant(asked) ? 0 : pauseBefore(asked)),
});

/** Does something else where an area's request is to be sent. */
const atSend = (path, what) => ({
  send: (api, to, body) => (to === path ? what(() => good.send(api, to, body)) : good.send(api, to, body)),
});

/** Makes something else of an answer that never came. */
const withoutAnswer = (path, what) =>
  atSend(path, (send) =>
    send().catch((error) => {
      throw error instanceof DontKnow ? what(error, error.cause?.name === 'TimeoutError') : error;
    }),
  );

/** Mistakes that are made anywhere, at one path. */
function mistakesAt(path) {
  const isOwn = (asked) => asked.path === path;
  return {
    'not-built': atSend(path, () => {
      throw new Refused('not built');
    }),
    'unknown-query': {
      request: (request) => (request.url.endsWith(path) ? { ...request, url: `${request.url}?v=2` } : request),
    },
    'refusal-sent-again': again((asked) => isOwn(asked) && asked.answer?.status === 400),
    repeated: again((asked) => isOwn(asked) && asked.answer === undefined),
    'time-out-taken-for-refused': withoutAnswer(path, (error, isLate) => (isLate ? new Refused('no answer') : error)),
    'time-out-kills': withoutAnswer(path, (error, isLate) => (isLate ? new TypeError('no answer') : error)),
  };
}

/** Mistakes with a connection that is reset. */
function resetMistakesAt(path) {
  return {
    'reset-taken-for-refused': withoutAnswer(path, (error, isLate) => (isLate ? error : new Refused('reset'))),
  };
}

/** Mistakes by the id of a variant: an area's name, and what is wrong there. */
function named(area, mistakes) {
  return Object.fromEntries(Object.entries(mistakes).map(([id, steps]) => [`${area}-${id}`, steps]));
}

const acceptedTakenForDone = { settled: () => undefined };

export const brokenAreas = {
  ...named('withdrawal', {
    ...mistakesAt('/v1/crypto-withdrawal'),
    ...resetMistakesAt('/v1/crypto-withdrawal'),
    'wallet-type-in-words': { withdrawal: { walletType: 'cold wallet' } },
    'accepted-taken-for-done': acceptedTakenForDone,
    'eighteen-decimals': { number: (amount) => new WrittenNumber(decimalsOfAChain(amount)) },
    floats: { number: (amount) => Number(amount) },
  }),

  ...named('sepa', {
    ...mistakesAt('/v1/sepa-transfer'),
    ...resetMistakesAt('/v1/sepa-transfer'),
    'without-a-name': {
      receiver({ receiverLastName, ...receiver }) {
        return receiverLastName === undefined ? receiver : { ...receiver, lastName: receiverLastName };
      },
    },
    'accepted-taken-for-done': acceptedTakenForDone,
    'eighteen-decimals': { text: decimalsOfAChain },
    'cents-through-a-float': { text: centsOfAFloat },
  }),

  ...named('card', {
    ...mistakesAt('/v1/card/virtual'),
    // What got no answer is looked for among the cards, unless it is sent again first.
    'time-out-taken-for-refused': refusedWithoutAnswer(() => new Refused('no answer')),
    'time-out-kills': refusedWithoutAnswer(() => new TypeError('no answer')),
    'pin-as-number': { card: (order) => ({ ...order, pin: Number(order.pin) }) },
    'answers-logged': { logged: ({ method, path, answer }) => `${method} ${path}: ${answer?.text}` },
    'pin-logged': { logged: ({ method, path, body }) => `${method} ${path} ${body?.pin ?? ''}` },
    'cvv-logged': {
      logged: ({ method, path, answer }) => `${method} ${path} ${/"cvv":"(\d+)"/.exec(answer?.text ?? '')?.[1] ?? ''}`,
    },
    'number-logged-in-groups': {
      logged: ({ path, answer }) =>
        `${path} ${/"cardNumber":"(\d+)"/.exec(answer?.text ?? '')?.[1].replace(/(\d{4})(?=\d)/g, '$1 ') ?? ''}`,
    },
  }),

  ...named('order', {
    ...mistakesAt('/v1/order'),
    'unknown-member': { order: { note: 'from our shop' } },
    'lock-made-up': { orderLock: () => ({ lockId: randomUUID() }) },
    'lock-reused': {
      async orderLock(api, terms, session) {
        session.lock ??= await good.orderLock(api, terms);
        return session.lock;
      },
    },
    'lock-not-looked-at': {
      orderLock: (api, { amount, currency, network }) =>
        api.call('POST', '/v1/order/lock-rate', { currency, amount, network }),
    },
    'placed-again-at-a-new-rate': {
      async orderPlaced(api, parameters, session) {
        try {
          return await good.orderPlaced(api, parameters, session);
        } catch (error) {
          if (error instanceof DontKnow) return good.orderPlaced(api, parameters, session);
          throw error;
        }
      },
    },
    'expiry-taken-for-payment': {
      async paid(api, path) {
        await api.call('GET', path);
      },
    },
    'eighteen-decimals': { text: decimalsOfAChain },
    'cents-through-a-float': { text: centsOfAFloat },
  }),

  ...named('link', {
    ...mistakesAt('/v1/payment-link'),
    'eighteen-decimals': { text: decimalsOfAChain },
    'cents-through-a-float': { text: centsOfAFloat },
  }),
};

function refusedWithoutAnswer(what) {
  return {
    async issued(api, order) {
      try {
        const { cardId } = await good.send(api, '/v1/card/virtual', order);
        return cardId;
      } catch (error) {
        throw error instanceof DontKnow ? what() : error;
      }
    },
  };
}
