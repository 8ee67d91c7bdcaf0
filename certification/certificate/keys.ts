import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CertificationInputError } from '../bad-input.js';

/** A new Ed25519 key pair as PEM. */
export function newKeyPair(): { privatePem: string; publicPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicPemOf(publicKey),
  };
}

function publicPemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

/** The name of a key: SHA-256 of its public part (SPKI, DER), in hexadecimal. */
export function keyIdOf(key: KeyObject): string {
  const own = key.type === 'private' ? createPublicKey(key) : key;
  return createHash('sha256')
    .update(own.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** A key to sign with. */
export interface SigningKey {
  privateKey: KeyObject;
  keyId: string;
  publicPem: string;
}

/**
 * The private key of a PEM text.
 * @param what where it comes from; the text itself is never shown
 * @throws CertificationInputError where it is none, or not Ed25519
 */
export function signingKey(pem: string, what: string): SigningKey {
  if (pem.includes('PUBLIC KEY'))
    throw new CertificationInputError(`${what}: holds a public key; signing takes the private one`);
  const privateKey = parsed(() => createPrivateKey(pem), what, 'private');
  return { privateKey, keyId: keyIdOf(privateKey), publicPem: publicPemOf(createPublicKey(privateKey)) };
}

/**
 * The public key of a PEM text.
 * @throws CertificationInputError where it is none, or not Ed25519, or a private one
 */
export function issuerKey(pem: string, what: string): KeyObject {
  if (pem.includes('PRIVATE KEY'))
    throw new CertificationInputError(`${what}: holds a private key; checking takes the public one`);
  return parsed(() => createPublicKey(pem), what, 'public');
}

function parsed(read: () => KeyObject, what: string, kind: string): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw new CertificationInputError(`${what}: no ${kind} key in PEM; \`conformance keys new\` makes a pair`);
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new CertificationInputError(
      `${what}: a key of type ${key.asymmetricKeyType ?? 'unknown'}; certificates are signed with Ed25519`,
    );
  return key;
}
