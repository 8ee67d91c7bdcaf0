/** What a person or the provider does, so that something happens at the target. Absent: this target has no way to do it. */
export interface Triggers {
  /** The operator approves a hosted KYC verification. */
  approveKyc?: (verification: { externalUserId: string; verificationId: string }) => Promise<void>;
  /** Resolves once the target has no delivery under way or due. Absent: only time can tell. */
  settleDeliveries?: () => Promise<void>;
}
