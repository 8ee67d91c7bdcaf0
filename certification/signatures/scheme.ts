import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../contracts/model/load.js';
import { writtenReader } from '../written-file.js';

/** How deliveries are signed. */
export interface SignatureScheme {
  scheme: string;
  headers: { id: string; timestamp: string; signature: string };
  /** What is signed, with `{id}`, `{timestamp}` (seconds) and `{body}`. */
  content: string;
  algorithm: 'sha256' | 'sha512';
  encoding: 'base64' | 'hex';
  prefix: string;
  /** Between several signatures. */
  separator: string;
  /** Before the secret, which is Base64 after it. */
  secretPrefix: string;
  toleranceSeconds: number;
}

const text = { type: 'string' };
const readScheme = writtenReader<SignatureScheme>({
  type: 'object',
  additionalProperties: false,
  required: ['scheme', 'headers', 'content', 'algorithm', 'encoding', 'prefix', 'separator', 'toleranceSeconds'],
  properties: {
    scheme: { type: 'string', pattern: '^[a-z-]+$' },
    headers: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'timestamp', 'signature'],
      properties: { id: text, timestamp: text, signature: text },
    },
    content: { type: 'string', pattern: '\\{body\\}' },
    algorithm: { enum: ['sha256', 'sha512'] },
    encoding: { enum: ['base64', 'hex'] },
    prefix: text,
    separator: text,
    secretPrefix: text,
    toleranceSeconds: { type: 'integer', minimum: 1 },
  },
});

/** @param scheme the name of a file beside this one */
export function loadScheme(scheme: string): SignatureScheme {
  const file = path.join(packageRoot, 'certification/signatures', `${scheme}.yaml`);
  return readScheme(readFileSync(file, 'utf8'), file);
}

/** What is signed of one delivery. */
export interface Signed {
  id: string;
  /** Seconds since 1970. */
  timestamp: number;
  body: Uint8Array;
}

/** The signature of a delivery, with its prefix. */
export function signatureOf(scheme: SignatureScheme, secret: string, { id, timestamp, body }: Signed): string {
  const [before = '', after = ''] = scheme.content
    .replaceAll('{id}', id)
    .replaceAll('{timestamp}', String(timestamp))
    .split('{body}');
  const key = secret.startsWith(scheme.secretPrefix)
    ? Buffer.from(secret.slice(scheme.secretPrefix.length), 'base64')
    : Buffer.from(secret);
  const hmac = createHmac(scheme.algorithm, key).update(before).update(body).update(after);
  return scheme.prefix + hmac.digest(scheme.encoding);
}

/** The headers of a signed delivery. */
export function signedHeaders(
  scheme: SignatureScheme,
  signed: Signed,
  signatures: readonly string[],
): Record<string, string> {
  const { headers, separator } = scheme;
  return {
    [headers.id]: signed.id,
    [headers.timestamp]: String(signed.timestamp),
    ...(signatures.length > 0 ? { [headers.signature]: signatures.join(separator) } : {}),
  };
}
