import { sign, verify, type KeyObject } from 'node:crypto';
import type { SigningKey } from './keys.js';

/** Media type of an in-toto Statement. */
const payloadType = 'application/vnd.in-toto+json';

/** The bytes that DSSE signs (https://github.com/secure-systems-lab/dsse, PAE). */
function preAuthentication(payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.byteLength} `), payload]);
}

/** A DSSE envelope as its one canonical text: a text of any other form is not one of ours. */
export function sealDsse(payload: Uint8Array, { privateKey, keyId }: SigningKey): string {
  const sig = sign(null, preAuthentication(payload), privateKey);
  return dsseText(payload, keyId, sig);
}

function dsseText(payload: Uint8Array, keyid: string, sig: Uint8Array): string {
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const envelope = { payloadType, payload: base64(payload), signatures: [{ keyid, sig: base64(sig) }] };
  return `${JSON.stringify(envelope, null, 2)}\n`;
}

/** What an envelope says: absent where the text is none. Whether it is signed rightly is not looked at. */
export function openDsse(text: string): { payload: Buffer; keyId: string; signature: Buffer } | undefined {
  try {
    const { payload, signatures } = JSON.parse(text) as {
      payload: string;
      signatures: { keyid: string; sig: string }[];
    };
    const [{ keyid, sig } = { keyid: '', sig: '' }] = signatures;
    const [bytes, signature] = [Buffer.from(payload, 'base64'), Buffer.from(sig, 'base64')];
    return dsseText(bytes, keyid, signature) === text ? { payload: bytes, keyId: keyid, signature } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a key signed the payload of an envelope. */
export function isDsseSignedBy(
  key: KeyObject,
  { payload, signature }: { payload: Buffer; signature: Buffer },
): boolean {
  return verify(null, preAuthentication(payload), key, signature);
}

/** The payload as a JWS in compact form (RFC 7515, with `alg: Ed25519` of RFC 9864), a line by itself. */
export function sealJws(payload: Uint8Array, { privateKey, keyId }: SigningKey): string {
  const signed = jwsInput(payload, keyId);
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}\n`;
}

function jwsInput(payload: Uint8Array, kid: string): string {
  const header = JSON.stringify({ alg: 'Ed25519', typ: payloadType, kid });
  return `${Buffer.from(header).toString('base64url')}.${Buffer.from(payload).toString('base64url')}`;
}

/** Whether a text is the JWS of a payload, signed by a key. */
export function isJwsSignedBy(key: KeyObject, text: string, payload: Buffer, keyId: string): boolean {
  const signed = jwsInput(payload, keyId);
  if (!text.startsWith(`${signed}.`) || !text.endsWith('\n')) return false;
  const signature = text.slice(signed.length + 1, -1);
  const bytes = Buffer.from(signature, 'base64url');
  return bytes.toString('base64url') === signature && verify(null, Buffer.from(signed), key, bytes);
}
