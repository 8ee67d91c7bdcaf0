import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkDeclared, parseCapabilities, type Capabilities } from '../../certification/capabilities/capabilities.js';
import { signingKey, type SigningKey } from '../../certification/certificate/keys.js';
import { loadProfile } from '../../certification/profiles/profile.js';
import { endpointOf } from '../../certification/receiver/endpoint.js';
import { commandProbe, urlProbe, type Probe } from '../../certification/receiver/probe.js';
import { parseSubjects } from '../../certification/receiver/subjects.js';
import { loadScheme, type SignatureScheme } from '../../certification/signatures/scheme.js';
import { packageRoot } from '../../contracts/model/load.js';
import { readSecret, UsageError } from '../../engine/config.js';
import { readText } from '../../engine/files.js';
import { contractFolders } from '../../runner/contracts.js';
import { documentTexts } from '../../runner/documents/downloaded.js';
import { documentProvider, packagedProvider, type Chosen } from './provider.js';

/** Options of `certify receiver` as they are written. */
export interface ReceiverOptions {
  apiVersion: string;
  contract?: string;
  contracts?: string;
  capabilities?: string;
  subjects?: string;
  probe?: string;
  allowHost?: string[];
  webhookToken: string;
  signatureSecret: string;
  seed?: string;
  timeScale: string;
  realTime?: boolean;
  deadline: string;
  output: string;
  key?: string;
  issuedBy?: string;
  address?: string;
  validDays: string;
}

/** What a secret of the environment is called where its name is given as `env:NAME` or `NAME`. */
export function fromEnvironment(text: string, option: string): string {
  return readSecret({ env: text.replace(/^env:/, '') }, option);
}

/** What the partner declared; without a file an unnamed product that takes part in everything. */
export function declaredOf({ capabilities, contract }: Pick<ReceiverOptions, 'capabilities' | 'contract'>): {
  declared: Capabilities;
  file: string;
} {
  if (capabilities !== undefined) {
    const text = readText(capabilities, '--capabilities', 'a YAML or JSON file');
    return { declared: parseCapabilities(text, capabilities), file: capabilities };
  }
  const declared: Capabilities = {
    partner: 'not named',
    product: 'not named',
    version: 'not named',
    capabilities: contract === undefined ? ['crypto', 'sepa', 'cards', 'orders', 'payment-links'] : [],
  };
  return { declared, file: 'without --capabilities' };
}

/** The provider that is played, and the profiles that are demanded. */
export async function chosenBy(
  options: ReceiverOptions,
  declared: Capabilities,
  file: string,
  today: string,
): Promise<Chosen> {
  const core = loadProfile('core');
  if (options.contract !== undefined && declared.capabilities.length > 0)
    throw new UsageError(
      `${file}: capabilities name profiles of the Partner API; with --contract leave the list empty`,
    );
  const chosen =
    options.contract === undefined
      ? {
          provider: packagedProvider(options.apiVersion, contractFolders(options.contracts)),
          profiles: [core, ...declared.capabilities.map(loadProfile)],
        }
      : documentProvider(await documentTexts(options.contract, '--contract'), core);
  checkDeclared(declared, chosen.profiles, today, file);
  return chosen;
}

/** How deliveries are signed, and with what, where the partner declared it. */
export function signatureBy(
  { signatureSecret }: ReceiverOptions,
  { signature }: Capabilities,
): { scheme: SignatureScheme; secret: string } | undefined {
  if (signature === undefined) return undefined;
  return { scheme: loadScheme(signature), secret: fromEnvironment(signatureSecret, '--signature-secret') };
}

/** The probe that an option names: a URL, or a command. */
export function probeBy({ probe, allowHost = [] }: ReceiverOptions): Probe | undefined {
  if (probe === undefined) return undefined;
  return /^https?:/i.test(probe) ? urlProbe(endpointOf(probe, `--probe ${probe}`, allowHost)) : commandProbe(probe);
}

export function usersBy({ subjects }: ReceiverOptions): string[] {
  return subjects === undefined ? [] : parseSubjects(readText(subjects, '--subjects', 'a YAML or JSON file'), subjects);
}

/** The key to sign with, read before anything is sent: a wrong one should cost nobody a certification. */
export function keyBy({ key, capabilities }: Pick<ReceiverOptions, 'key' | 'capabilities'>): SigningKey | undefined {
  if (key === undefined) return undefined;
  if (capabilities === undefined)
    throw new UsageError(
      '--key: what is signed names a product: declare it in a file, and name that with --capabilities',
    );
  if (!key.startsWith('env:'))
    throw new UsageError('--key: should be env:NAME, the variable that holds the private key in PEM');
  return signingKey(fromEnvironment(key, '--key'), `--key ${key}`);
}

/** The suite that certifies, as certificates name it. */
export function suiteOf(): { name: string; version: string } {
  const { name, version } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return { name, version };
}
