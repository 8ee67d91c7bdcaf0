import type { KeyObject } from 'node:crypto';
import type { BundleFiles } from '../bundle/files.js';
import { selfDeclared } from '../bundle/words.js';
import type { Certificate } from '../certificate/statement.js';
import type { Provider } from '../receiver/provider.js';
import { openSeal } from './seal.js';
import { rejudge } from './rejudge.js';
import type { Revocations } from './revocations.js';

/** What somebody who checks a bundle brings along. */
export interface Verifying {
  /** The issuer's key, from the issuer; without one nothing is proven. */
  issuer: KeyObject | undefined;
  revocations: Revocations | undefined;
  /** ISO 8601 date. */
  today: string;
  /** The provider of an edition, as this version of the tool has its contract; `undefined` where it has none. */
  provider: (version: string) => Provider | undefined;
}

/** What checking a bundle came to. */
export interface Verified {
  accepted: boolean;
  /** In a sentence: why it is refused, or what it is. */
  says: string;
  /** How the certificate is to be called. */
  kind: 'self-declared' | 'issued';
  certificate?: Certificate;
}

/**
 * Checks a bundle offline: signatures, hashes, completeness, validity and revocation; judges its record again. Nothing of it is
 * believed before the issuer's signature is found right.
 */
export function verifyBundle(files: BundleFiles, verifying: Verifying): Verified {
  const refuse = (says: string, certificate?: Certificate): Verified => ({
    accepted: false,
    says,
    kind: selfDeclared,
    ...(certificate ? { certificate } : {}),
  });
  const seal = openSeal(files, verifying.issuer);
  if ('refused' in seal) return refuse(seal.refused);
  const { statement, keyId } = seal;
  const certificate = statement.predicate.partnerApiConformance;
  const known = verifying.provider(certificate.contract.version);
  const own = known?.contract.hash === certificate.contract.hash ? known : undefined;
  const rejudged = rejudge(files, statement, own);
  if ('refused' in rejudged) return refuse(rejudged.refused, certificate);
  const lapsed = lapseOf(certificate, keyId, verifying, known);
  if (lapsed !== undefined) return refuse(lapsed, certificate);
  if (!verifying.issuer)
    return refuse(
      'self-declared: no issuer was named, so that nobody vouches for it; --issuer KEY names one',
      certificate,
    );
  const { kind, issuer } = certificate;
  const says =
    kind === 'issued' ? `issued by ${issuer}` : `${selfDeclared} by ${issuer}, signed with the key that you named`;
  const unknown =
    own === undefined
      ? `; the contract of ${certificate.contract.version} is not known to this version of the tool: what it asks for is taken from the record`
      : '';
  return { accepted: true, says: says + unknown, kind, certificate };
}

/** Why a certificate no longer counts. */
function lapseOf(
  certificate: Certificate,
  keyId: string,
  verifying: Verifying,
  known: Provider | undefined,
): string | undefined {
  const { id, validUntil, contract, issuedAt } = certificate;
  if (validUntil < verifying.today) return `expired on ${validUntil}`;
  if (issuedAt.slice(0, 10) > verifying.today) return `is dated ${issuedAt}, which is to come`;
  const own = verifying.revocations?.revoked.find((one) => one.certificate === id || one.key === keyId);
  if (own) return `revoked since ${own.since}: ${own.reason}`;
  return known === undefined || known.contract.hash === contract.hash
    ? undefined
    : `expired: the contract of edition ${contract.version} has changed since`;
}
