import { randomUUID } from 'node:crypto';
import path from 'node:path';
import pc from 'picocolors';
import { packagedFlows, parseFlows } from '../../certification/client/flow.js';
import { commandPartner } from '../../certification/client/partner.js';
import { playClient } from '../../certification/client/play.js';
import { startProxy } from '../../certification/client/proxy.js';
import { clientStartLine } from '../../certification/client/start.js';
import { checkDeclared } from '../../certification/capabilities/capabilities.js';
import { loadProfile, type LoadedProfile } from '../../certification/profiles/profile.js';
import { endpointOf } from '../../certification/receiver/endpoint.js';
import type { CertificationLine } from '../../certification/record/format.js';
import { loadContract } from '../../contracts/model/load.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { UsageError } from '../../engine/config.js';
import { readText } from '../../engine/files.js';
import { wholeNumber } from '../../runner/option-values.js';
import { clearly } from '../certify/clearly.js';
import { finish } from '../certify/finish.js';
import { declaredOf, fromEnvironment, keyBy, suiteOf } from '../certify/inputs.js';
import { assertReplaceable } from '../certify/output.js';
import { provisionedSandbox, type ProvisionedTarget } from '../certify/sandbox-target.js';
import { interruptions } from '../shutdown.js';

/** Options of `certify client` as they are written. */
export interface ClientOptions {
  command: string;
  apiVersion: string;
  flows?: string;
  target?: string;
  targetKey: string;
  user?: string;
  allowHost?: string[];
  capabilities?: string;
  pollMs: string;
  deadline: string;
  tlsKey?: string;
  tlsCert?: string;
  seed?: string;
  output: string;
  key?: string;
  issuedBy?: string;
  address?: string;
  validDays: string;
}

function tlsBy({ tlsKey, tlsCert }: ClientOptions): { tls?: { key: string; cert: string } } {
  if (tlsKey === undefined && tlsCert === undefined) return {};
  if (tlsKey === undefined || tlsCert === undefined)
    throw new UsageError('--tls-key and --tls-cert: each needs the other');
  const key = readText(tlsKey, '--tls-key', 'a private key in PEM');
  return { tls: { key, cert: readText(tlsCert, '--tls-cert', 'a certificate in PEM') } };
}

/** The environment behind the proxy: a sandbox of its own, or one that is named. */
async function targetBy(options: ClientOptions): Promise<ProvisionedTarget> {
  const { target, targetKey, user, allowHost = [], apiVersion } = options;
  if (target === undefined) return provisionedSandbox(apiVersion, 1);
  if (user === undefined)
    throw new UsageError('--user: with --target name a verified user with money, in whose name the client acts');
  const url = endpointOf(target, `--target ${target.replace(/\/\/[^/@]*@/, '//')}`, allowHost);
  const apiKey = fromEnvironment(targetKey, '--target-key');
  return { url: url.href.replace(/\/+$/, ''), apiKey, user, close: () => Promise.resolve() };
}

/** Profiles that demand something of clients. */
function clientProfiles(names: readonly string[]): LoadedProfile[] {
  return ['core', ...names]
    .map(loadProfile)
    .filter(({ requirements }) => requirements.some(({ side }) => side === 'client'));
}

async function run(options: ClientOptions): Promise<void> {
  const folder = path.resolve(options.output);
  assertReplaceable(folder);
  const { declared, file } = declaredOf(options);
  const began = Date.now();
  const profiles = clientProfiles(declared.capabilities);
  checkDeclared(declared, profiles, new Date(began).toISOString().slice(0, 10), file);
  const signing = keyBy(options);
  if (options.flows !== undefined && signing)
    throw new UsageError('--flows: flows of your own are for trying; what is signed rests on those of the project');
  const {
    flows,
    hash,
    text: flowsText,
  } = options.flows ? parseFlows(readText(options.flows, '--flows', 'flows in YAML'), options.flows) : packagedFlows();
  const pollMs = wholeNumber('--poll-ms', options.pollMs, 1, 60_000);
  const partner = commandPartner(options.command, wholeNumber('--deadline', options.deadline, 100, 600_000));
  const validDays = wholeNumber('--valid-days', options.validDays, 1, 1100);
  const tls = tlsBy(options);
  const contract = loadContract(options.apiVersion);
  const target = await targetBy(options);
  const [key, seed] = [randomUUID(), options.seed ?? randomUUID()];
  const lines: CertificationLine[] = [];
  const note = (line: CertificationLine): unknown => lines.push(line);
  const watching = { contract, validator: new ContractValidator(contract), key };
  const { signal, release } = interruptions();
  try {
    const proxy = await startProxy({ ...watching, ...tls, target, now: Date.now, began, note });
    try {
      const start = clientStartLine(contract, profiles, { target: target.url, seed, began, pollMs, flowsHash: hash });
      const subjects = { user: target.user, fresh: `certified-${seed.slice(0, 8)}` };
      const offers = (id: string): boolean => contract.operations.has(id);
      await playClient({ start, flows, subjects, key, offers, proxy, partner, now: Date.now, began, note }, (text) => {
        signal.throwIfAborted();
        if (process.stderr.isTTY && !process.env['CI']) console.error(pc.dim(text));
      });
    } finally {
      proxy.close();
    }
  } catch (error) {
    // What was interrupted has a record without an end: it is incomplete.
    if (!signal.aborted) throw error;
  } finally {
    release();
    await target.close();
  }
  const secrets = [
    { label: 'key of the client', text: key },
    { label: 'key of the target', text: target.apiKey },
    ...(options.user !== undefined && options.user.length >= 8
      ? [{ label: 'a user of the partner', text: options.user }]
      : []),
  ];
  const { issuedBy, address } = options;
  const input = { lines, profiles, flows: flowsText, declared, secrets, suite: suiteOf() };
  finish(input, { folder, key: signing, issuedBy, address, validDays, seed });
}

/** Certifies a client; errors are told in a line. */
export function certifyClient(options: ClientOptions): Promise<void> {
  return clearly(run(options));
}
