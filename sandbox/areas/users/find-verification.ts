import type { Store, Tenant, User } from '../../state/store.js';
import type { Verification } from './state.js';

/** A verification with its owner. */
export interface OwnedVerification {
  tenant: Tenant;
  user: User;
  verification: Verification;
}

/** The verification of an id, whichever tenant's it is. */
export function findVerification(store: Store, verificationId: string): OwnedVerification | undefined {
  for (const tenant of store.tenants()) {
    for (const user of tenant.users.values()) {
      const verification = user.onboarding.verifications.find((one) => one.verificationId === verificationId);
      if (verification) return { tenant, user, verification };
    }
  }
  return undefined;
}
