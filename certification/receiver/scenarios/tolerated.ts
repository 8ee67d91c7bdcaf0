import type { Schema, Webhook } from '../../../contracts/model/types.js';
import { valueFor } from '../../../generators/data/value.js';
import { createData } from '../../../generators/data/data.js';
import type { Profile } from '../../profiles/profile.js';
import { acknowledged } from '../judging.js';
import type { How } from '../kit.js';
import { makePayload, payloadSeed, put, textOf, type Body, type Payload } from '../payload.js';
import { isOpenSet, isProsePlace, mayBeNull, placesIn, type ValuePlace } from '../places.js';
import { bodySchemaOf, type Provider } from '../provider.js';
import type { Idle, Scenario } from '../scenario.js';

/** What a variation is made from. */
interface Basis {
  provider: Provider;
  profile: Profile;
  seed: string;
}

/** What is legitimate and unusual: `undefined` where the webhook has no place for it. */
type Vary = (payload: Payload, webhook: Webhook, basis: Basis) => How | Payload | undefined;

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

function places({ body }: Payload, webhook: Webhook, { provider }: Basis): ValuePlace[] {
  return placesIn(provider.contract, (bodySchemaOf(webhook) ?? {}) as Schema, body);
}

const setting =
  (holds: (place: ValuePlace) => boolean, value: (old: unknown) => unknown): Vary =>
  (payload, webhook, basis) => {
    const { id, amount, currency, user } = basis.profile.money?.[webhook.id] ?? {};
    const kept = [id, amount, currency, user];
    const found = places(payload, webhook, basis).filter((one) => holds(one) && !kept.includes(one.pointer));
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
const largest: Vary = (payload, webhook, basis) =>
  withBody(payload, (body) => {
    for (const place of places(payload, webhook, basis)) {
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

const otherShape: Vary = (payload, webhook, { provider, seed }) => {
  const [other] = provider.otherShapes.get(webhook.id) ?? [];
  if (!other) return undefined;
  const schema = (bodySchemaOf(other.webhook) ?? {}) as Schema;
  const body = valueFor(schema, createData(seed, 'other shape'), 'full', other.contract) as Body;
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

/** Whether a body that was acknowledged has a place for a variation. */
function hasPlace(scenario: string, vary: Vary, { provider, profile, seed, acknowledged: ids }: Idle): boolean {
  if (!provider) return false;
  const { contract } = provider;
  const maker = { contract, money: profile.money ?? {}, users: [] };
  return ids.some((id) => {
    const webhook = contract.webhooks.get(id);
    if (webhook?.object.requestBody === undefined) return false;
    const payload = makePayload(webhook, maker, payloadSeed(seed, profile.profile, scenario, id));
    return vary(payload, webhook, { provider, profile, seed }) !== undefined;
  });
}

export const tolerated: readonly Scenario[] = Object.entries(tolerable).map(([id, { vary, extent, each, placed }]) => ({
  id,
  needs: ['acknowledged'],
  idle: (at) => (placed && !hasPlace(id, vary, at) ? noPlace : undefined),
  async play(kit) {
    const basis = { provider: kit.run.provider, profile: kit.profile, seed: kit.run.seed };
    let played = 0;
    for (const webhook of each ? kit.webhooks : [kit.first]) {
      if (webhook.object.requestBody === undefined) continue;
      const payload = kit.payload(webhook, webhook.id, extent ? { extent } : {});
      const varied = vary(payload, webhook, basis);
      if (varied === undefined) continue;
      played += 1;
      if ('body' in varied) await kit.post(id, webhook, varied);
      else await kit.post(id, webhook, payload, varied);
    }
    return played === 0 ? noPlace : undefined;
  },
  judge: acknowledged,
}));
