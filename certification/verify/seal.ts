import type { KeyObject } from 'node:crypto';
import { keyIdOf } from '../certificate/keys.js';
import { isDsseSignedBy, isJwsSignedBy, openDsse } from '../certificate/envelope.js';
import { parseStatement, type Statement } from '../certificate/statement.js';
import { hashesOf, sealFiles, textIn, type BundleFiles } from '../bundle/files.js';

/** What a bundle's certificate says, once its signatures and hashes are found right. */
export type Seal = { statement: Statement; keyId: string } | { refused: string };

/**
 * Holds the signatures and every hash of a bundle.
 * @param issuer key that has to have signed it; without one the signature is held against nothing
 */
export function openSeal(files: BundleFiles, issuer: KeyObject | undefined): Seal {
  if (!files.has('certificate.json'))
    return { refused: 'has no certificate.json: it is evidence without a certificate' };
  const envelope = openDsse(textIn(files, 'certificate.json'));
  if (!envelope) return { refused: 'certificate.json is no DSSE envelope in its canonical form' };
  if (issuer) {
    const refused = signatureProblem(files, issuer, envelope);
    if (refused !== undefined) return { refused };
  }
  const statement = parseStatement(envelope.payload);
  if (!statement) return { refused: 'certificate.json states something that is no certificate of this form' };
  const refused = fileProblem(files, statement);
  return refused === undefined ? { statement, keyId: envelope.keyId } : { refused };
}

type Envelope = NonNullable<ReturnType<typeof openDsse>>;

function signatureProblem(files: BundleFiles, issuer: KeyObject, envelope: Envelope): string | undefined {
  if (envelope.keyId !== keyIdOf(issuer)) return 'was signed with another key than that of the issuer';
  if (!isDsseSignedBy(issuer, envelope)) return 'the signature of certificate.json does not hold';
  const jws = textIn(files, 'certificate.jws');
  return isJwsSignedBy(issuer, jws, envelope.payload, envelope.keyId)
    ? undefined
    : 'certificate.jws is no signature of the same statement';
}

/** What keeps the files from being precisely those that were signed. */
function fileProblem(files: BundleFiles, { subject }: Statement): string | undefined {
  const named = new Map(subject.map(({ name, digest }) => [name, digest.sha256]));
  if (named.size !== subject.length) return 'names a file twice';
  for (const { path, sha256 } of hashesOf(files)) {
    if ((sealFiles as readonly string[]).includes(path)) continue;
    const expected = named.get(path);
    if (expected === undefined) return `${path} is not part of the certificate`;
    if (expected !== sha256) return `${path} was changed`;
  }
  const missing = [...named.keys()].find((path) => !files.has(path));
  return missing === undefined ? undefined : `${missing} is missing`;
}
