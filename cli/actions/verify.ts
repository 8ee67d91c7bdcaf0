import path from 'node:path';
import pc from 'picocolors';
import { CertificationInputError } from '../../certification/bad-input.js';
import { readBundle } from '../../certification/bundle/read.js';
import { countsText, verdictWords } from '../../certification/bundle/words.js';
import { issuerKey } from '../../certification/certificate/keys.js';
import type { Provider } from '../../certification/receiver/provider.js';
import { parseRevocations } from '../../certification/verify/revocations.js';
import { verifyBundle, type Verified } from '../../certification/verify/verify.js';
import { ContractError, packagedContracts } from '../../contracts/model/load.js';
import { UsageError } from '../../engine/config.js';
import { asFileUsage, readText } from '../../engine/files.js';
import { packagedProvider } from '../certify/provider.js';

export interface Options {
  issuer?: string;
  revoked?: string;
}

/** The provider of an edition by the contract that comes with this version of the tool. */
function providerIn(version: string): Provider | undefined {
  try {
    return packagedProvider(version, [packagedContracts]);
  } catch (error) {
    if (error instanceof ContractError) return undefined;
    throw error;
  }
}

function rendered({ accepted, says, certificate }: Verified): string {
  const first = accepted ? `${pc.green('accepted')}  ${says}` : `${pc.red('refused')}   ${says}`;
  if (!certificate || !accepted) return first;
  const { partner, product, version, verdict, counts, scope, contract, validUntil, id } = certificate;
  return [
    first,
    `partner   ${partner}: ${product}, version ${version}`,
    `verdict   ${verdictWords[verdict]}`,
    `counts    ${countsText(counts)}`,
    `edition   ${contract.version}`,
    `scope     ${scope.in.join('; ')}`,
    `not       ${scope.out.join('; ')}`,
    `valid     until ${validUntil}`,
    `id        ${id}`,
  ].join('\n');
}

function verify(place: string, { issuer, revoked }: Options): Verified {
  const key = issuer === undefined ? undefined : issuerKey(readText(issuer, '--issuer', 'a public key in PEM'), issuer);
  const revocations =
    revoked === undefined
      ? undefined
      : parseRevocations(readText(revoked, '--revoked', 'a YAML or JSON file'), revoked);
  try {
    const files = readBundle(place, issuer === undefined ? [] : [path.resolve(issuer)]);
    const today = new Date().toISOString().slice(0, 10);
    return verifyBundle(files, { issuer: key, revocations, today, provider: providerIn });
  } catch (error) {
    throw asFileUsage(error, place, 'the bundle could not be read');
  }
}

/** Tells whether a bundle and its certificate hold. */
export function verifyPlace(place: string, options: Options): void {
  try {
    const verified = verify(place, options);
    console.log(rendered(verified));
    process.exitCode = verified.accepted ? 0 : 1;
  } catch (error) {
    throw error instanceof CertificationInputError ? new UsageError(error.message) : error;
  }
}
