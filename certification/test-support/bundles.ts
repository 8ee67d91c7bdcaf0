import type { BundleFiles } from '../bundle/files.js';
import type { Capabilities } from '../capabilities/capabilities.js';
import { evidenceOf, sealed, type BundleInput, type Sealing } from '../bundle/build.js';
import { issuerKey, newKeyPair, signingKey, type SigningKey } from '../certificate/keys.js';
import { packagedFlows } from '../client/flow.js';
import { lateAfterMs } from '../receiver/start.js';
import { verifyBundle, type Verified, type Verifying } from '../verify/verify.js';
import { certified, declared as unsigned, packaged, secret, token, type Tried } from './certify.js';

/** A key pair of a test. */
export function testKey(): { signing: SigningKey; publicPem: string; issuer: Verifying['issuer'] } {
  const { privatePem, publicPem } = newKeyPair();
  return { signing: signingKey(privatePem, 'key'), publicPem, issuer: issuerKey(publicPem, 'key') };
}

export const sealing: Omit<Sealing, 'key'> = {
  issuer: 'The Provider',
  id: '7b0c1a52-6f0e-4a4e-9b52-0d3b7f4e9d11',
  issuedAt: new Date('2026-11-20T10:00:00.000Z'),
  validDays: 365,
  address: 'https://example.test/bundle.zip',
};

const declared: Capabilities = { ...unsigned, signature: 'standard-webhooks' };

export function inputOf({ lines, profiles }: Pick<Tried, 'lines' | 'profiles'>): BundleInput {
  const isClients = lines[0]?.type === 'certification' && lines[0].side === 'client';
  return {
    lines,
    profiles,
    ...(isClients ? { flows: packagedFlows().text } : {}),
    declared,
    secrets: [
      { label: 'webhook token', text: token },
      { label: 'signing secret', text: secret },
    ],
    suite: { name: 'partner-api-conformance', version: '0.1.0' },
  };
}

let good: Promise<Tried> | undefined;

/** A certification that every bundle of the tests is made of. */
export function goodTrial(): Promise<Tried> {
  good ??= certified({ profiles: ['core', 'crypto'], signed: true }).then((tried) => ({
    ...tried,
    // More time than a certificate allows is given on a busy machine.
    lines: tried.lines.map((line) =>
      line.type === 'certification' && line.side === 'receiver' ? { ...line, lateAfterMs } : line,
    ),
  }));
  return good;
}

/** A bundle that is accepted, signed with a key. */
export async function goodBundle(key: SigningKey): Promise<BundleFiles> {
  const input = inputOf(await goodTrial());
  return sealed(evidenceOf(input), input, { ...sealing, key });
}

export const today = '2026-11-29';

/** What checking a bundle comes to for somebody who has a key and this version of the tool. */
export function verified(files: BundleFiles, changes: Partial<Verifying>): Verified {
  return verifyBundle(files, { issuer: undefined, revocations: undefined, today, provider: packaged, ...changes });
}
