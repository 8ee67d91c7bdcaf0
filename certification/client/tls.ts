import { createPrivateKey, X509Certificate } from 'node:crypto';
import { generate, type SelfsignedOptions } from 'selfsigned';
import { CertificationInputError } from '../bad-input.js';

/** What an HTTPS server shows, in PEM. */
export interface Tls {
  key: string;
  cert: string;
}

/** A certificate for this machine, and the one that signed it and that a client has to trust. */
export interface MadeTls extends Tls {
  ca: string;
}

const dayMs = 86_400_000;

const common: SelfsignedOptions = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' };

/** Makes an authority and a certificate of it for localhost and 127.0.0.1, both for a day. The authority's key is forgotten. */
export async function madeTls(now: number): Promise<MadeTls> {
  const dates = { notBeforeDate: new Date(now - dayMs), notAfterDate: new Date(now + dayMs) };
  const authority = await generate([{ name: 'commonName', value: 'Certification of a client, for a day' }], {
    ...common,
    ...dates,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const own = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...common,
    ...dates,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: own.private, cert: own.cert, ca: authority.cert };
}

/**
 * Holds that a key and a certificate are in PEM and belong together, before anything is started.
 * @param files what they were read from
 * @throws CertificationInputError that names the file
 */
export function checkedTls({ key, cert }: Tls, files: { key: string; cert: string }): Tls {
  const privateKey = read(() => createPrivateKey(key), `${files.key}: no private key in PEM, or one with a passphrase`);
  const certificate = read(() => new X509Certificate(cert), `${files.cert}: no certificate in PEM`);
  if (!certificate.checkPrivateKey(privateKey))
    throw new CertificationInputError(`${files.cert}: is no certificate of the key in ${files.key}`);
  return { key, cert };
}

function read<Value>(parse: () => Value, problem: string): Value {
  try {
    return parse();
  } catch {
    throw new CertificationInputError(problem);
  }
}
