// Receivers that are broken in one way each: what the certification has to find. Each gives the steps that differ from the good ones;
// variants.yaml says which requirement fails.
import { createLedger, units, written } from './ledger.mjs';
import { Refusal, steps as good } from './steps.mjs';

/** Does something before a step, or in its place where it returns true. */
const before = (step, act) => ({
  [step]: (...given) => (act(...given) === true ? undefined : good[step](...given)),
});

/** Refuses what holds of a payload. */
const refusing = (holds, status = 500) =>
  before('check', (payload, route) => {
    if (holds(payload, route)) throw new Refusal(status, 'broken');
  });

/** Whether something holds of a value or of what is in it; nothing legitimate is deeper. */
const anywhere = (value, holds, depth = 0) =>
  holds(value) ||
  (depth < 20 &&
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).some(([key, one]) => key !== 'addedLater' && anywhere(one, holds, depth + 1)));

/** A ledger of which some ways are changed. */
const ledgerWith = (change) => {
  const ledger = createLedger();
  return { ...ledger, ...change(ledger) };
};

/** A ledger that keeps its bookings as a list, whatever is in it. */
function listLedger(isKnown, row = (one) => one) {
  const rows = [];
  return {
    rows,
    book(one) {
      if (!isKnown(one, rows)) rows.push(row(one));
    },
    tell: (ids) => ({
      bookings: rows
        .filter(({ id }) => ids.includes(id))
        .map(({ id, amount, currency }) => ({ id, amount: written(units(amount)), currency })),
    }),
  };
}

export const broken = {
  'placeholder-token': () => ({ steps: before('authorise', ({ headers }) => /^x+/.test(headers.authorization ?? '')) }),
  'token-not-asked': () => ({
    steps: before('authorise', ({ headers, url }) => headers.authorization === undefined && !url.includes('?')),
  }),
  'empty-token': () => ({ steps: before('authorise', ({ headers }) => headers.authorization === '') }),
  'token-without-case': () => ({
    steps: before(
      'authorise',
      ({ headers }, { token }) => headers.authorization?.toLowerCase() === token.toLowerCase(),
    ),
  }),
  'token-beginning': () => ({
    steps: before(
      'authorise',
      ({ headers }, { token }) => Boolean(headers.authorization) && token.startsWith(headers.authorization),
    ),
  }),
  'token-prefix-compare': () => ({
    steps: before('authorise', ({ headers }, { token }) => headers.authorization?.startsWith(token)),
  }),
  'token-in-address': () => ({
    steps: before('authorise', ({ url }, { token }) => new URL(url, 'http://x').searchParams.get('token') === token),
  }),
  'token-403': () => ({
    steps: {
      authorise(...given) {
        try {
          good.authorise(...given);
        } catch {
          throw new Refusal(403, 'forbidden');
        }
      },
    },
  }),
  'token-in-errors': () => {
    let authorization;
    return {
      steps: {
        ...before('authorise', ({ headers }) => void (authorization = headers.authorization)),
        parse(text) {
          try {
            return good.parse(text);
          } catch {
            throw new Refusal(400, `no JSON; headers: ${authorization}`);
          }
        },
      },
    };
  },
  'unsigned-taken': () => ({ steps: before('signature', ({ headers }) => headers['webhook-signature'] === undefined) }),
  'old-signature-taken': () => ({
    steps: {
      signature: (request, bytes, context) =>
        good.signature(request, bytes, {
          ...context,
          now: () => Math.min(context.now(), Number(request.headers['webhook-timestamp']) * 1000),
        }),
    },
  }),
  'future-signature-taken': () => ({
    steps: {
      signature: (request, bytes, context) =>
        good.signature(request, bytes, {
          ...context,
          now: () => Math.max(context.now(), Number(request.headers['webhook-timestamp']) * 1000),
        }),
    },
  }),
  'first-signature-only': () => ({
    steps: {
      signature: ({ headers }, bytes, context) =>
        good.signature(
          { headers: { ...headers, 'webhook-signature': headers['webhook-signature']?.split(' ')[0] } },
          bytes,
          context,
        ),
    },
  }),
  'no-health-check': () => ({ health: 404 }),
  'locked-while-received': () => {
    const open = new Set();
    return {
      steps: {
        async apply(payload) {
          const text = JSON.stringify(payload);
          if (open.has(text)) throw new Refusal(423, 'locked');
          open.add(text);
          await new Promise((resolve) => setTimeout(resolve, 5));
          open.delete(text);
        },
      },
    };
  },
  'unknown-fields-crash': () => ({ steps: refusing((payload) => payload.addedLater !== undefined) }),
  'closed-sets': () => ({ steps: refusing((payload) => anywhere(payload, (value) => value === 'ADDED_LATER'), 422) }),
  'null-crash': () => ({ steps: refusing((payload) => anywhere(payload, (value) => value === null)) }),
  'one-shape': () => ({
    steps: refusing((payload, route) => route.needs.length === 1 && payload.balances === undefined, 422),
  }),
  'optional-wanted': () => ({
    steps: refusing(
      (payload, route) =>
        route.needs.length === 1 && anywhere(payload, (value) => value?.fiatBalances?.some((one) => !('iban' in one))),
      422,
    ),
  }),
  'short-buffer': () => ({
    steps: {
      async read(request) {
        const bytes = await good.read(request);
        if (bytes.length > 8192) throw new Refusal(413, 'too long');
        return bytes;
      },
    },
  }),
  'reads-by-pattern': () => ({
    steps: {
      parse(text) {
        const payload = good.parse(text);
        if (text.trim().startsWith('{') && !/"externalUserId":/.test(text))
          throw new Refusal(422, 'externalUserId is missing');
        return payload;
      },
    },
  }),
  'three-byte-text': () => ({
    steps: {
      decode(bytes) {
        const text = good.decode(bytes);
        if (/[\u{10000}-\u{10ffff}]/u.test(text)) throw new Refusal(500, 'incorrect string value');
        return text;
      },
    },
  }),
  'headers-by-case': () => ({
    steps: before('contentType', ({ rawHeaders }) => {
      if (rawHeaders.includes('CONTENT-TYPE')) throw new Refusal(400, 'no content type');
    }),
  }),
  'bare-content-type': () => ({
    steps: before('contentType', ({ headers }) => {
      if (headers['content-type'] !== 'application/json') throw new Refusal(415, 'application/json is expected');
    }),
  }),
  'loose-json': () => ({ steps: { parse: (text) => good.parse(text.replace(/^(\{"[^"]*")=/, '$1:')) } }),
  'mends-json': () => ({
    steps: {
      parse(text) {
        for (const end of ['', '"}', '}}', ']}', 'l}', 'e}', ...Array.from('0123456789', (digit) => `${digit}}`)])
          if (text !== '')
            try {
              return good.parse(text + end);
            } catch {
              continue;
            }
        throw new Refusal(400, 'no JSON');
      },
    },
  }),
  'empty-is-ping': () => ({
    steps: {
      parse: (text) => (text === '' ? undefined : good.parse(text)),
      check: (payload, route) => payload === undefined || good.check(payload, route),
    },
  }),
  'takes-lists': () => ({ steps: { check: (payload, route) => Array.isArray(payload) || good.check(payload, route) } }),
  'any-content-type': () => ({
    steps: before('contentType', ({ headers }) => headers['content-type']?.startsWith('text/plain')),
  }),
  'charset-crash': () => ({
    steps: before('contentType', ({ headers }) => {
      if (headers['content-type']?.includes('utf-16')) throw new TypeError('unknown charset');
    }),
  }),
  'mends-utf8': () => ({ steps: { decode: (bytes) => bytes.toString('utf8') } }),
  'no-limit': () => ({
    steps: {
      async read(request) {
        const chunks = [];
        for await (const chunk of request) chunks.push(chunk);
        return Buffer.concat(chunks);
      },
    },
  }),
  'recursive-reader': () => ({
    steps: {
      ...before('check', (payload) => {
        const depth = (value) =>
          typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
        depth(payload);
      }),
    },
  }),
  'any-method': () => ({ anyMethod: true }),
  'any-path': () => ({ unknownPath: 200 }),
  impatient: () => ({
    steps: {
      async read(request) {
        const began = performance.now();
        const bytes = await good.read(request);
        if (performance.now() - began > 700) throw new Refusal(408, 'too slow');
        return bytes;
      },
    },
  }),
  'few-pieces': () => ({
    steps: {
      async read(request) {
        const chunks = [];
        for await (const chunk of request) chunks.push(chunk);
        return Buffer.concat(chunks.slice(0, 8));
      },
    },
  }),
  'length-wanted': () => ({
    steps: before('contentType', ({ headers }) => {
      if (headers['content-length'] === undefined) throw new Refusal(411, 'length is required');
    }),
  }),
  'one-at-a-time': () => {
    let last = Promise.resolve();
    return {
      steps: {
        read(request) {
          const own = last.then(() => good.read(request));
          last = own.catch(() => undefined);
          return own;
        },
      },
    };
  },
  'breaks-off': () => {
    let aborted = 0;
    return {
      steps: {
        async read(request) {
          if (aborted >= 3) {
            aborted = 0;
            throw new Refusal(503, 'too many broken connections');
          }
          return good.read(request).catch((error) => {
            if (!(error instanceof Refusal)) aborted += 1;
            throw error;
          });
        },
      },
    };
  },
  'small-pool': () => {
    let open = 0;
    return {
      steps: {
        async apply() {
          if (open >= 12) throw new Refusal(503, 'busy');
          open += 1;
          await new Promise((resolve) => setTimeout(resolve, 100));
          open -= 1;
        },
      },
    };
  },
  'slower-and-slower': () => {
    let count = 0;
    return {
      steps: {
        async apply(payload) {
          count += 1;
          if (count > 120 && payload.balances) await new Promise((resolve) => setTimeout(resolve, 2200));
        },
      },
    };
  },
  'four-times-at-most': () => {
    const seen = new Map();
    return {
      steps: {
        parse(text) {
          seen.set(text, (seen.get(text) ?? 0) + 1);
          if (seen.get(text) > 4) throw new Refusal(410, 'given up');
          return good.parse(text);
        },
      },
    };
  },
  'forgets-after-a-minute': ({ now }) => {
    const at = new Map();
    return {
      ledger: listLedger(({ id }) => {
        const known = at.has(id) && now() - at.get(id) < 60_000;
        at.set(id, now());
        return known;
      }),
    };
  },
  'looks-then-books': () => {
    const ledger = listLedger(() => false);
    return {
      ledger,
      steps: {
        async apply(payload, route, context) {
          const before = ledger.rows.length;
          const seen = new Set(ledger.rows.map(({ id }) => id));
          await new Promise((resolve) => setTimeout(resolve, 4));
          good.apply(payload, route, { ...context, ledger: { book: (one) => seen.has(one.id) || ledger.book(one) } });
          return before;
        },
      },
    };
  },
  'loses-in-a-crowd': () => {
    let open = 0;
    return {
      steps: {
        async apply(payload, route, context) {
          open += 1;
          const crowded = open > 5;
          await new Promise((resolve) => setTimeout(resolve, 20));
          open -= 1;
          if (!crowded) good.apply(payload, route, context);
        },
      },
    };
  },
  'equal-is-same': () => ({
    ledger: listLedger(({ id, user, amount }, rows) =>
      rows.some((one) => one.id === id || (one.user === user && units(one.amount) === units(amount))),
    ),
  }),
  'books-before-it-asks': () => ({
    steps: {
      authorise() {},
      contentType: good.contentType,
      apply(payload, route, context) {
        good.apply(payload, route, context);
        good.authorise(context.request, context);
      },
    },
  }),
  'books-cut-bodies': () => ({
    steps: {
      parse(text, context) {
        try {
          return good.parse(text);
        } catch (error) {
          const id = /"(?:cryptoDepositId|sepaDepositId|id)":"([^"]*)"/.exec(text)?.[1];
          if (id && text.length > 2) context.ledger.book({ id, user: '', amount: '1', currency: 'eth', sign: 1 });
          throw error;
        }
      },
    },
  }),
  'amounts-as-floats': () => ({
    ledger: listLedger(
      ({ id }, rows) => rows.some((one) => one.id === id),
      (one) => ({ ...one, amount: Number(one.amount).toFixed(8) }),
    ),
  }),
  'drops-dust': () => ({
    ledger: ledgerWith(({ book }) => ({ book: (one) => units(one.amount) < 10n ** 12n || book(one) })),
  }),
  'sums-as-floats': () => {
    const sums = new Map();
    return {
      ledger: ledgerWith(({ book, tell }) => ({
        book(one) {
          const before = tell([one.id], []).bookings.length;
          book(one);
          const key = JSON.stringify([one.user, one.currency]);
          if (before === 0) sums.set(key, (sums.get(key) ?? 0) + one.sign * Number(one.amount));
        },
        tell: (ids, users) => ({
          bookings: tell(ids, users).bookings,
          balances: [...sums].flatMap(([key, amount]) => {
            const [user, currency] = JSON.parse(key);
            return users.includes(user) ? [{ user, currency, amount: amount.toFixed(18) }] : [];
          }),
        }),
      })),
    };
  },
  'books-early': () => ({
    steps: {
      apply: (payload, route, context) =>
        good.apply(payload, route.money ? { ...route, money: { ...route.money, status: undefined } } : route, context),
    },
  }),
  'late-states-refused': () => {
    const final = new Set();
    return {
      steps: {
        apply(payload, route, context) {
          const id = route.money && payload[route.money.id];
          if (id && payload.status !== route.money.final && final.has(id)) throw new Refusal(409, 'final already');
          if (id && payload.status === route.money.final) final.add(id);
          good.apply(payload, route, context);
        },
      },
    };
  },
  'late-states-undo': () => {
    const known = new Set();
    const ledger = listLedger(({ id }) => known.has(id) || !known.add(id));
    return {
      ledger,
      steps: {
        apply(payload, route, context) {
          if (route.money && payload.status !== route.money.final) known.delete(payload[route.money.id]);
          good.apply(payload, route, context);
        },
      },
    };
  },
  'no-memory': () => ({ ledger: listLedger(() => false) }),
};
// Broken in one area alone.
Object.assign(broken, {
  'untitled-crash': () => ({
    steps: refusing((payload) => payload.sepaDepositId !== undefined && payload.title === null),
  }),
  'card-wanted': () => ({
    steps: refusing((payload) => payload.code !== undefined && payload.cardId === undefined, 422),
  }),
  'closed-order-states': () => ({
    steps: refusing((payload) => payload.orderId !== undefined && payload.status === 'ADDED_LATER'),
  }),
  'links-without-growth': () => ({
    steps: refusing((payload) => payload.paymentLinkId !== undefined && payload.addedLater !== undefined, 400),
  }),
});
