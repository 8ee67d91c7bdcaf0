/** One hosted identity check of a user. */
export interface Verification {
  verificationId: string;
  status: 'PENDING' | 'APPROVED' | 'REJECTED';
  /** Why it was rejected. */
  reasons: readonly string[];
}

/** One accepted upload of identity documents. */
export interface KycUpload {
  id: string;
  /** Whether every picture that the document needs is there and has content. */
  isComplete: boolean;
  status: 'PENDING' | 'ADDED' | 'ERROR';
}

/** State of the check of a proof of address. */
export type AddressCheckStatus = 'WAITING' | 'APPROVED' | 'REJECTED' | 'QUESTIONED';

/** State of the extra verification of a customer who is rated High Risk. */
export type HighRiskStatus = 'REQUIRED' | 'PENDING' | 'APPROVED' | 'REJECTED';

/** How far the checks of a user have come. */
export interface Onboarding {
  /** Hosted identity checks, oldest first; the newest decides. */
  verifications: Verification[];
  /** Uploads of identity documents, oldest first; the newest decides. */
  kycUploads: KycUpload[];
  /** Whether the user owes a proof of address: for the country, or since a rating as High Risk. */
  addressProofDue: boolean;
  /** `null` before the first proof of address. */
  addressCheck: AddressCheckStatus | null;
  /** `null` for a user who is not rated High Risk. */
  highRisk: HighRiskStatus | null;
}

/** Nothing checked yet. */
export function createOnboarding(): Onboarding {
  return { verifications: [], kycUploads: [], addressProofDue: false, addressCheck: null, highRisk: null };
}

/** Whether the documents are accepted, by the hosted check or by files. */
export function isIdentified({ verifications, kycUploads }: Onboarding): boolean {
  return verifications.at(-1)?.status === 'APPROVED' || kycUploads.at(-1)?.status === 'ADDED';
}

/** Whether a proof of address is owed that is not approved. */
export function lacksAddressProof({ addressProofDue, addressCheck }: Onboarding): boolean {
  return addressProofDue && addressCheck !== 'APPROVED';
}
