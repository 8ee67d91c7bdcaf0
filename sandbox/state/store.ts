import type { JsonObject } from '../../contracts/model/json-value.js';
import type { Facts } from '../../contracts/model/types.js';
import { openBalances, type Balances, type BalanceStatus } from '../areas/balances/state.js';
import { createCardsState, type CardsState } from '../areas/cards/state.js';
import { createCryptoState, type CryptoState } from '../areas/crypto/state.js';
import { createExchangeState, type ExchangeState } from '../areas/exchange/state.js';
import { createOrdersState, type OrdersState } from '../areas/orders/state.js';
import { createPaymentLinksState, type PaymentLinksState } from '../areas/payment-links/state.js';
import { createSepaState, type SepaState } from '../areas/sepa/state.js';
import type { Transfer } from '../areas/transfers/state.js';
import { createOnboarding, type Onboarding } from '../areas/users/state.js';
import { Refusal } from '../errors.js';
import { partnerAccount, userAccount } from '../ledger/account.js';
import { createLedger, type Ledger } from '../ledger/ledger.js';
import type { Random } from '../random.js';
import { createParty, type Party } from './party.js';

/** A user of a partner. */
export interface User extends Party {
  externalUserId: string;
  userId: string;
  /** What was given at creation, with later updates. */
  profile: JsonObject;
  /** Checks of identity and address. */
  onboarding: Onboarding;
  /** What the user owns; absent until balances exist. */
  balances?: Balances;
  /** Level that verification has led to; absent until Add User Verification has been accepted. */
  level?: BalanceStatus;
  suspended: boolean;
}

/** A user who has passed verification. */
export type VerifiedUser = User & Required<Pick<User, 'balances' | 'level'>>;

/** A partner with what belongs to it; no call of one tenant reaches another's. Everything in it can be dumped and loaded. */
export interface Tenant {
  name: string;
  /** By externalUserId. */
  users: Map<string, User>;
  /** How often a user of an externalUserId was deleted, so that the next one gets ids of its own. */
  deletedUsers: Map<string, number>;
  partner: Party;
  /** The partner's. */
  balances: Balances;
  ledger: Ledger;
  transfers: Map<string, Transfer>;
  exchange: ExchangeState;
  sepa: SepaState;
  crypto: CryptoState;
  cards: CardsState;
  orders: OrdersState;
  paymentLinks: PaymentLinksState;
  random: Random;
}

/** All tenants of a sandbox. */
export interface Store {
  tenants(): readonly Tenant[];
  tenant(name: string): Tenant;
  /** Back to the state at start. */
  reset(): void;
  /** Takes other tenants in place of the present ones; their names are the same. */
  replace(tenants: readonly Tenant[]): void;
}

/** A store with tenants that have no users yet. */
export function createStore(names: readonly string[], facts: Facts, random: Random): Store {
  const open = () => new Map(names.map((name) => [name, createTenant(name, facts, random.fork('tenant', name))]));
  let tenants = open();
  return {
    tenants: () => [...tenants.values()],
    tenant(name) {
      const tenant = tenants.get(name);
      if (!tenant) throw new Error(`There is no tenant ${name}.`);
      return tenant;
    },
    reset() {
      tenants = open();
    },
    replace(others) {
      tenants = new Map(others.map((tenant) => [tenant.name, tenant]));
    },
  };
}

function createTenant(name: string, facts: Facts, random: Random): Tenant {
  const partner = createParty(null, partnerAccount, random.fork('partner'));
  return {
    name,
    users: new Map(),
    deletedUsers: new Map(),
    partner,
    balances: openBalances(facts, partner.random),
    ledger: createLedger(),
    transfers: new Map(),
    exchange: createExchangeState(),
    sepa: createSepaState(),
    crypto: createCryptoState(),
    cards: createCardsState(),
    orders: createOrdersState(),
    paymentLinks: createPaymentLinksState(),
    random,
  };
}

/** A tenant's user without verifications and balances; it does not belong to the tenant yet. */
export function createTenantUser(tenant: Tenant, externalUserId: string, profile: JsonObject): User {
  const deleted = tenant.deletedUsers.get(externalUserId);
  const random = tenant.random.fork('user', externalUserId, ...(deleted === undefined ? [] : [String(deleted)]));
  const party = createParty(externalUserId, userAccount(externalUserId), random);
  return { ...party, userId: random.uuid(), profile, onboarding: createOnboarding(), suspended: false };
}

/** The party of an externalUserId, the partner where it is `null`; throws for a user who is not there any more. */
export function partyOf({ partner, users }: Tenant, externalUserId: string | null): Party {
  const party = externalUserId === null ? partner : users.get(externalUserId);
  if (!party) throw new Error('There is no such party.');
  return party;
}

/** A tenant's user, or the refusal for an unknown one. */
export function requireUser({ tenant }: { tenant: Tenant }, externalUserId: unknown): User {
  const user = typeof externalUserId === 'string' ? tenant.users.get(externalUserId) : undefined;
  if (!user) throw new Refusal('P412');
  return user;
}

/** Whether a user has passed verification. */
export function isVerified(user: User): user is VerifiedUser {
  return user.balances !== undefined && user.level !== undefined;
}
