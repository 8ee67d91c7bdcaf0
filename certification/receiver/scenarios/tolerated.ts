import type { Schema, Webhook } from '../../../contracts/model/types.js';
import { valueFor } from '../../../generators/data/value.js';
import { createData } from '../../../generators/data/data.js';
import { acknowledged } from '../judging.js';
import type { How, Kit } from '../kit.js';
import { put, textOf, type Body, type Payload } from '../payload.js';
import { isOpenSet, isProsePlace, mayBeNull, placesIn, type ValuePlace } from '../places.js';
import { bodySchemaOf } from '../provider.js';
import type { Scenario } from '../scenario.js';

/** What is legitimate and unusual: `undefined` where the webhook has no place for it. */
type Vary = (payload: Payload, webhook: Webhook, kit: Kit) => How | Payload | undefined;

const withBody = (payload: Payload, change: (body: Body) => void): Payload => {
  const body = structuredCloneOf(payload.body);
  change(body);
  return { ...payload, body };
};

/** A copy that keeps amounts as they are written. */
function structuredCloneOf(body: Body): Body {
  const copy = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(copy)
      : typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
        ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member)]))
        : value;
  return copy(body) as Body;
}

function places({ body }: Payload, webhook: Webhook, kit: Kit): ValuePlace[] {
  return placesIn(kit.run.provider.contract, (bodySchemaOf(webhook) ?? {}) as Schema, body);
}

const setting =
  (holds: (place: ValuePlace) => boolean, value: (old: unknown) => unknown): Vary =>
  (payload, webhook, kit) => {
    const { id, amount, currency, user } = kit.profile.money?.[webhook.id] ?? {};
    const kept = [id, amount, currency, user];
    const found = places(payload, webhook, kit).filter((one) => holds(one) && !kept.includes(one.pointer));
    if (found.length === 0) return undefined;
    return withBody(payload, (body) => {
      for (const { pointer, value: old } of found) put(body, pointer, value(old));
    });
  };

/** Reverses members and writes every letter of a text as an escape. */
function spelling({ body }: Payload): How {
  const reversed = Object.fromEntries(Object.entries(body).reverse());
  const escaped = textOf(reversed, 2).replace(/"(?:[^"\\]|\\.)*"/g, (text) =>
    text.replace(/\\.|[A-Za-z]/g, (one) =>
      one.length > 1 ? one : `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
  return { bytes: Buffer.from(`\r\n\t ${escaped}\n`) };
}

/** Every list as long as it may be, every text for people at its length. */
const largest: Vary = (payload, webhook, kit) =>
  withBody(payload, (body) => {
    for (const place of places(payload, webhook, kit)) {
      const { pointer, value, schema } = place;
      if (isProsePlace(place))
        put(
          body,
          pointer,
          'long '
            .repeat(60)
            .slice(0, schema.maxLength ?? 255)
            .trim(),
        );
      // Lists within lists would multiply.
      if (Array.isArray(value) && value.length > 0 && !/\/\d+(\/|$)/.test(pointer))
        put(
          body,
          pointer,
          Array.from({ length: schema.maxItems ?? 50 }, (_, at) => value[at % value.length] as unknown),
        );
    }
  });

const unknownField: Vary = (payload) =>
  withBody(payload, (body) => {
    const added = { addedLater: { since: '2027-01-01', list: [1, 'two', null] } };
    for (const value of Object.values(body))
      if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
        Object.assign(value, added);
    Object.assign(body, added);
  });

const otherShape: Vary = (payload, webhook, kit) => {
  const [other] = kit.run.provider.otherShapes.get(webhook.id) ?? [];
  if (!other) return undefined;
  const schema = (bodySchemaOf(other.webhook) ?? {}) as Schema;
  const body = valueFor(schema, createData(kit.run.seed, 'other shape'), 'full', other.contract) as Body;
  if ('externalUserId' in body) body['externalUserId'] = payload.user;
  return { ...payload, body };
};

interface Tolerated {
  vary: Vary;
  extent?: 'minimal';
  /** Whether it is about bodies of every webhook, or about HTTP, where one will do. */
  each: boolean;
  /** Whether a body may have no place for it. */
  placed?: true;
}

const noPlace = 'no webhook of the profile has a place for it';

const script = 'Zażółć gęślą jaźń — Grüße 東京 العربية 🙂 e\u0301';

/** Legitimate and unusual deliveries, by the id of the scenario. */
const tolerable: Readonly<Record<string, Tolerated>> = {
  'unknown-field': { vary: unknownField, each: true },
  'new-value': { vary: setting(isOpenSet, () => 'ADDED_LATER'), each: true, placed: true },
  nulls: { vary: setting(mayBeNull, () => null), each: true, placed: true },
  'other-shape': { vary: otherShape, each: true, placed: true },
  smallest: { vary: (payload) => payload, extent: 'minimal', each: true },
  largest: { vary: largest, each: true },
  spelling: { vary: spelling, each: false },
  text: { vary: setting(isProsePlace, () => script), each: true, placed: true },
  headers: {
    vary: () => ({
      spelt: (name) => name.toUpperCase(),
      headers: { 'user-agent': 'provider/2', 'x-request-id': '1', traceparent: '00-0-0-00', accept: '*/*' },
    }),
    each: false,
  },
  'content-type-parameter': { vary: () => ({ contentType: 'application/json; charset=UTF-8' }), each: false },
};

export const tolerated: readonly Scenario[] = Object.entries(tolerable).map(([id, { vary, extent, each, placed }]) => ({
  id,
  needs: ['acknowledged'],
  idle: () => (placed ? noPlace : undefined),
  async play(kit) {
    let played = 0;
    for (const webhook of each ? kit.webhooks : [kit.first]) {
      if (webhook.object.requestBody === undefined) continue;
      const payload = kit.payload(webhook, webhook.id, extent ? { extent } : {});
      const varied = vary(payload, webhook, kit);
      if (varied === undefined) continue;
      played += 1;
      if ('body' in varied) await kit.post(id, webhook, varied);
      else await kit.post(id, webhook, payload, varied);
    }
    return played === 0 ? noPlace : undefined;
  },
  judge: acknowledged,
}));
