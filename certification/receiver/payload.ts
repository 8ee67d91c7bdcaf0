import { LosslessNumber, stringify } from 'lossless-json';
import { tokensOf, valueAt } from '../../contracts/model/pointer.js';
import type { Contract, Schema, Webhook } from '../../contracts/model/types.js';
import { createData, type Data } from '../../generators/data/data.js';
import { valueFor, type Extent } from '../../generators/data/value.js';
import type { MoneyPlaces } from '../profiles/profile.js';
import type { Money } from '../record/format.js';
import { amountOf, type AmountKind } from './amounts.js';
import { bodySchemaOf } from './provider.js';

export type Body = Record<string, unknown>;

/** What a payload is to be. */
export interface Wish {
  extent?: Extent;
  /** The object that it is about; a new one where it is left out. */
  object?: string;
  /** A state before the final one. */
  early?: boolean;
  amount?: AmountKind;
  /** The amount itself. */
  exactly?: string;
  user?: string;
}

/** A payload and what it is about. */
export interface Payload {
  body: Body;
  object: string;
  user: string;
  money?: Money;
}

/** Members that name a user of the partner. */
const userMembers = ['externalUserId', 'sourceExternalUserId', 'destinationExternalUserId'];

export interface PayloadMaker {
  contract: Contract;
  money: Readonly<Record<string, MoneyPlaces>>;
  /** Users that the partner knows; made up ones where there are none. */
  users: readonly string[];
}

/** The seed of a payload within a certification: of equal steps payloads are equal. */
export function payloadSeed(seed: string, profile: string, scenario: string, step: string): string {
  return [seed, profile, scenario, step].join('/');
}

/**
 * A legitimate payload of a webhook; equal seeds give equal ones.
 * @throws Unmakeable where no value fits the schema
 */
export function makePayload(webhook: Webhook, maker: PayloadMaker, seed: string, wish: Wish = {}): Payload {
  const { contract, money, users } = maker;
  const data = createData(seed, webhook.id);
  const places = money[webhook.id];
  const schema = inState((bodySchemaOf(webhook) ?? { type: 'object' }) as Schema, places, wish);
  const body = valueFor(schema, data, wish.extent ?? 'full', contract) as Body;
  const user = wish.user ?? (users.length > 0 ? data.helpers.arrayElement([...users]) : data.string.uuid());
  const object = wish.object ?? data.string.uuid();
  for (const name of userMembers) if (typeof body[name] === 'string') body[name] = user;
  if (!places) {
    const id = idMember(schema);
    if (id !== undefined) body[id] = object;
    return { body, object, user };
  }
  return { body, object, user, money: tellMoney(body, places, { contract, schema, data, wish, object, user }) };
}

/** The schema of payloads in the state that is told of: what they must have depends on it. */
function inState(schema: Schema, places: MoneyPlaces | undefined, wish: Wish): Schema {
  const [name = '', ...deeper] = tokensOf(places?.status ?? '');
  const state = wish.early ? places?.earlier : places?.final;
  if (name === '' || deeper.length > 0 || state === undefined) return schema;
  return {
    ...schema,
    properties: { ...schema.properties, [name]: { type: 'string', const: state } },
    required: [...new Set([...(schema.required ?? []), name])],
  };
}

/** The first member that identifies the object: of the members that are UUIDs, a required one. */
function idMember({ properties = {}, required = [] }: Schema): string | undefined {
  return Object.entries(properties).find(([name, node]) => node.format === 'uuid' && required.includes(name))?.[0];
}

interface Telling {
  contract: Contract;
  schema: Schema;
  data: Data;
  wish: Wish;
  object: string;
  user: string;
}

/** Writes into a body what it tells of money. */
function tellMoney(body: Body, places: MoneyPlaces, { contract, schema, data, wish, object, user }: Telling): Money {
  const currency = places.use ?? String(valueAt(body, places.currency) ?? 'eur');
  const facts = contract.facts.currencies.find(({ name }) => name === currency);
  const amount = wish.exactly ?? amountOf(wish.amount ?? 'ordinary', facts?.decimals ?? 2, data);
  const isNumber = typeof valueAt(body, places.amount) === 'number' || isNumberAt(schema, places.amount);
  put(body, places.id, object);
  put(body, places.amount, isNumber ? new LosslessNumber(amount) : amount);
  put(body, places.currency, currency);
  if (places.user) put(body, places.user, user);
  if (places.status) put(body, places.status, wish.early ? places.earlier : places.final);
  const [network] = facts?.networks ?? [];
  if (places.network && network !== undefined && valueAt(body, places.network) !== undefined)
    put(body, places.network, network);
  // What went well has no error, unless its sample has one all the same.
  if (!schema.required?.includes('error')) delete body['error'];
  return { id: object, amount, currency, direction: places.direction };
}

function isNumberAt({ properties = {} }: Schema, pointer: string): boolean {
  const [name = ''] = tokensOf(pointer);
  return properties[name]?.type === 'number';
}

/** Sets the value at a pointer; objects on the way there are made. */
export function put(body: Body, pointer: string, value: unknown): void {
  const tokens = [...tokensOf(pointer)];
  const last = tokens.pop() ?? '';
  let at = body;
  for (const token of tokens) at = (at[token] ??= {}) as Body;
  at[last] = value;
}

/** The JSON text of a body, amounts to the last digit. */
export function textOf(body: unknown, space?: number): string {
  return stringify(body, undefined, space) ?? '';
}
