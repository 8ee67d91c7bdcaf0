import type { Facts } from '../contracts/model/types.js';
import { openBalances, type Balances, type BalanceStatus } from './balances.js';
import { Refusal } from './errors.js';
import type { Random } from './random.js';

/** One hosted identity check of a user. */
export interface Verification {
  verificationId: string;
  status: 'PENDING' | 'APPROVED' | 'REJECTED';
  /** Why it was rejected. */
  reasons: readonly string[];
}

export interface User {
  externalUserId: string;
  userId: string;
  /** Oldest first; the newest decides. */
  verifications: Verification[];
  /** Absent until Add User Verification has been accepted. */
  account?: { status: BalanceStatus; balances: Balances };
  random: Random;
}

/** A partner with what belongs to it; no call of one tenant reaches another's. */
export interface Tenant {
  name: string;
  users: Map<string, User>;
  balances: Balances;
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
  return { name, users: new Map(), balances: openBalances(facts, random.fork('partner')), random };
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
