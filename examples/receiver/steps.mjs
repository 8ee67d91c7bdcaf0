// What a receiver does with a delivery, step by step. Each step is a function of its own, so that you can copy what you need.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Something that is refused, with the status to answer. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** The longest body that is taken, in bytes. */
export const longestBody = 1024 * 1024;
const toleranceSeconds = 300;

/** Compares without telling by the time it takes how much of the secret was right. */
function equal(given, expected) {
  const hash = (text) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}

const at = (value, path) => path.split('.').reduce((found, name) => found?.[name], value);

export const steps = {
  /** The token stands in the Authorization header and nowhere else. */
  authorise({ headers }, { token }) {
    if (!equal(headers.authorization ?? '', token)) throw new Refusal(401, 'unauthorised');
  },

  contentType({ headers }) {
    const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
    const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
    if (type.trim() !== 'application/json') throw new Refusal(415, 'application/json is expected');
    if (charset !== undefined && !/^charset="?utf-8"?$/.test(charset)) throw new Refusal(415, 'UTF-8 is expected');
  },

  /** The whole body; one that is too long is not read to its end. */
  async read(request) {
    const chunks = [];
    let size = 0;
    for await (const chunk of request) {
      size += chunk.length;
      if (size > longestBody) throw new Refusal(413, 'too long');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  },

  /** Standard Webhooks: https://www.standardwebhooks.com */
  signature({ headers }, bytes, { secret, now }) {
    if (secret === undefined) return;
    const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': given = '' } = headers;
    const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret;
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(bytes).digest('base64');
    if (!given.split(' ').some((one) => equal(one, `v1,${expected}`))) throw new Refusal(401, 'wrong signature');
    if (Math.abs(now() / 1000 - Number(timestamp)) > toleranceSeconds) throw new Refusal(401, 'signed too long ago');
  },

  decode(bytes) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw new Refusal(400, 'no UTF-8');
    }
  },

  /** Numbers become texts as they are written: an amount must not pass through a float. */
  parse(text) {
    try {
      JSON.parse(text);
    } catch {
      throw new Refusal(400, 'no JSON');
    }
    const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
    return JSON.parse(text.replace(tokens, (token) => (token.startsWith('"') ? token : `"${token}"`)));
  },

  /** What is needed has to be there; what is not known is left alone. */
  check(payload, { needs }) {
    if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) throw new Refusal(400, 'no object');
    const missing = needs.find((name) => payload[name] === undefined);
    if (missing) throw new Refusal(422, `${missing} is missing`);
  },

  /** Books money that is final. Whether it is booked already is the ledger's to say. */
  apply(payload, { money }, { ledger }) {
    if (!money || at(payload, money.amount) === undefined) return;
    if (money.status && (at(payload, money.status) ?? money.final) !== money.final) return;
    ledger.book({
      id: at(payload, money.id),
      user: money.user ? (at(payload, money.user) ?? '') : '',
      amount: at(payload, money.amount),
      currency: String(at(payload, money.currency)).toLowerCase(),
      sign: money.sign,
    });
  },
};
