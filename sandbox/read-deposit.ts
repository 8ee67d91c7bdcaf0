import { isObject, type JsonObject } from '../contracts/model/json-value.js';
import type { Currency } from '../contracts/model/types.js';
import { AmountProblem, decimalsOf, readAmount } from './amount.js';
import type { Money } from './ledger/money.js';
import type { Party } from './state/party.js';
import { isVerified, type Tenant } from './state/store.js';
import { tenantOf } from './tenant-of.js';
import { TriggerError, type Control, type TriggerRequest } from './trigger.js';

/** What every kind of deposit has. */
export interface Deposit {
  tenant: Tenant;
  party: Party;
  currency: Currency;
  amount: Money;
  /** The whole body. */
  body: JsonObject;
}

/** Reads who gets how much of what; without `externalUserId` it is the partner. */
export function readDeposit(
  { facts, store }: Control,
  { body, query }: TriggerRequest,
  kind: Currency['kind'],
): Deposit {
  if (!isObject(body)) throw new TriggerError(400, 'The body must be an object.');
  const externalUserId = readText(body, 'externalUserId');
  const currencies = facts.currencies.filter((currency) => currency.kind === kind);
  const currency = currencies.find(({ name }) => name === body.currency);
  if (!currency)
    throw new TriggerError(400, `currency must be one of ${currencies.map(({ name }) => name).join(', ')}.`);
  const amount = amountOf(body.amount, decimalsOf(facts, currency.name));
  const tenant = tenantOf(store, query.tenant, externalUserId);
  return { tenant, party: partyOf(tenant, externalUserId), currency, amount, body };
}

/** A member of a body that is a text where it is given. */
export function readText(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  if (value !== undefined && typeof value !== 'string') throw new TriggerError(400, `${name} must be a string.`);
  return value;
}

/** An amount above zero that an operator has sent. */
export function amountOf(value: unknown, decimals: number): Money {
  try {
    return readAmount(value, decimals);
  } catch (error) {
    if (error instanceof AmountProblem) throw new TriggerError(400, error.message);
    throw error;
  }
}

function partyOf({ users, partner }: Tenant, externalUserId: string | undefined): Party {
  const user = externalUserId === undefined ? undefined : users.get(externalUserId);
  if (user && !isVerified(user)) throw new TriggerError(409, 'The user has no balances yet.');
  return user ?? partner;
}
