/** One hosted identity check of a user. */
export interface Verification {
  verificationId: string;
  status: 'PENDING' | 'APPROVED' | 'REJECTED';
  /** Why it was rejected. */
  reasons: readonly string[];
}

/** How far the checks of a user have come. */
export interface Onboarding {
  /** Hosted identity checks, oldest first; the newest decides. */
  verifications: Verification[];
}

/** Nothing checked yet. */
export function createOnboarding(): Onboarding {
  return { verifications: [] };
}
