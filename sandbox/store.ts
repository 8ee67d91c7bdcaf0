import type { Facts } from '../contracts/model/types.js';
import { openBalances, type Balances, type BalanceStatus } from './balances.js';
import type { CryptoDeposit } from './crypto-deposits.js';
import { Refusal } from './errors.js';
import { partnerAccount, userAccount } from './ledger/account.js';
import { createLedger, type Ledger } from './ledger/ledger.js';
import { createParty, type Party } from './party.js';
import type { Random } from './random.js';
import type { Transfer } from './transfers.js';

/** One hosted identity check of a user. */
export interface Verification {
  verificationId: string;
  status: 'PENDING' | 'APPROVED' | 'REJECTED';
  /** Why it was rejected. */
  reasons: readonly string[];
}

export interface User extends Party {
  externalUserId: string;
  userId: string;
  /** Oldest first; the newest decides. */
  verifications: Verification[];
  /** Absent until Add User Verification has been accepted. */
  account?: { status: BalanceStatus; balances: Balances };
}

/** A user whose balances exist. */
export type VerifiedUser = User & Required<Pick<User, 'account'>>;

/** A partner with what belongs to it; no call of one tenant reaches another's. */
export interface Tenant {
  name: string;
  users: Map<string, User>;
  partner: Party;
  /** The partner's. */
  balances: Balances;
  ledger: Ledger;
  transfers: Map<string, Transfer>;
  cryptoDeposits: Map<string, CryptoDeposit>;
  random: Random;
}

/** A verification with its owner. */
export interface OwnedVerification {
  tenant: Tenant;
  user: User;
  verification: Verification;
}

/** All state of a sandbox. */
export interface Store {
  tenants(): readonly Tenant[];
  tenant(name: string): Tenant;
  /** Back to the state at start. */
  reset(): void;
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
  };
}

function createTenant(name: string, facts: Facts, random: Random): Tenant {
  const ledger = createLedger();
  const partner = createParty(null, partnerAccount, random.fork('partner'));
  return {
    name,
    users: new Map(),
    partner,
    balances: openPartyBalances(facts, ledger, partner),
    ledger,
    transfers: new Map(),
    cryptoDeposits: new Map(),
    random,
  };
}

/** A tenant's user without verifications and balances; it does not belong to the tenant yet. */
export function createTenantUser(tenant: Tenant, externalUserId: string): User {
  const random = tenant.random.fork('user', externalUserId);
  const party = createParty(externalUserId, userAccount(externalUserId), random);
  return { ...party, userId: random.uuid(), verifications: [] };
}

/** The balances of a party, with the amounts of the ledger. */
export function openPartyBalances(facts: Facts, ledger: Ledger, { ledgerAccount, random }: Party): Balances {
  return openBalances(facts, random, (currency) => ledger.balance(ledgerAccount, currency));
}

/** A tenant's user, or the refusal for an unknown one. */
export function requireUser(tenant: Tenant, externalUserId: unknown): User {
  const user = typeof externalUserId === 'string' ? tenant.users.get(externalUserId) : undefined;
  if (!user) throw new Refusal('P412');
  return user;
}

/** The verification of an id, whichever tenant's it is. */
export function findVerification(store: Store, verificationId: string): OwnedVerification | undefined {
  for (const tenant of store.tenants()) {
    for (const user of tenant.users.values()) {
      const verification = user.verifications.find((candidate) => candidate.verificationId === verificationId);
      if (verification) return { tenant, user, verification };
    }
  }
  return undefined;
}

/** A tenant's user whose balances exist, or the refusal for one who is unknown or not verified. */
export function requireVerifiedUser(tenant: Tenant, externalUserId: unknown): VerifiedUser {
  const user = requireUser(tenant, externalUserId);
  if (!isVerified(user)) throw new Refusal('P459');
  return user;
}

/** Whether a user's balances exist. */
export function isVerified(user: User): user is VerifiedUser {
  return user.account !== undefined;
}
