import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { checkDeclared, type Capabilities } from '../../certification/capabilities/capabilities.js';
import type { SigningKey } from '../../certification/certificate/keys.js';
import { packagedFlows, parseFlows, type Flows } from '../../certification/client/flow.js';
import { commandPartner } from '../../certification/client/partner.js';
import { playClient } from '../../certification/client/play.js';
import { startProxy } from '../../certification/client/proxy.js';
import { clientStartLine } from '../../certification/client/start.js';
import type { ClientTarget } from '../../certification/client/target.js';
import { checkedTls, madeTls, type MadeTls, type Tls } from '../../certification/client/tls.js';
import { loadProfile, type LoadedProfile } from '../../certification/profiles/profile.js';
import { endpointOf } from '../../certification/receiver/endpoint.js';
import { mostValidDays } from '../../certification/certificate/statement.js';
import type { CertificationLine } from '../../certification/record/format.js';
import { loadContract } from '../../contracts/model/load.js';
import type { Contract } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { UsageError } from '../../engine/config.js';
import { readText } from '../../engine/files.js';
import { wholeNumber } from '../../runner/option-values.js';
import { clearly } from '../certify/clearly.js';
import { finish } from '../certify/finish.js';
import { declaredOf, fromEnvironment, keyBy, suiteOf } from '../certify/inputs.js';
import { assertReplaceable } from '../certify/output.js';
import { provisionedSandbox, type ProvisionedTarget } from '../certify/sandbox-target.js';
import { stageFor, type Stage } from '../certify/stage.js';
import { interruptions } from '../shutdown.js';

/** Options of `certify client` as they are written. */
export interface ClientOptions {
  command?: string;
  live?: boolean;
  apiVersion: string;
  flows?: string;
  target?: string;
  targetKey: string;
  user?: string;
  allowHost?: string[];
  capabilities?: string;
  pollMs: string;
  deadline: string;
  tls?: boolean;
  tlsKey?: string;
  tlsCert?: string;
  seed?: string;
  output: string;
  key?: string;
  issuedBy?: string;
  address?: string;
  validDays: string;
}

/** What the proxy shows where it serves HTTPS: files that are named, or a pair made for this machine and this day. */
async function tlsBy({ tls, tlsKey, tlsCert }: ClientOptions): Promise<Tls | MadeTls | undefined> {
  if (tlsKey === undefined && tlsCert === undefined) return tls ? madeTls(Date.now()) : undefined;
  if (tlsKey === undefined || tlsCert === undefined)
    throw new UsageError('--tls-key and --tls-cert: each needs the other');
  const key = readText(tlsKey, '--tls-key', 'a private key in PEM');
  const cert = readText(tlsCert, '--tls-cert', 'a certificate in PEM');
  return checkedTls({ key, cert }, { key: tlsKey, cert: tlsCert });
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

/** Everything of a certification that is read before anything is started. */
interface Prepared {
  folder: string;
  declared: Capabilities;
  profiles: LoadedProfile[];
  signing: SigningKey | undefined;
  flows: Flows;
  pollMs: number;
  deadlineMs: number;
  validDays: number;
  tls: Tls | MadeTls | undefined;
  contract: Contract;
  seed: string;
  began: number;
}

async function prepare(options: ClientOptions): Promise<Prepared> {
  if (options.command === undefined && !options.live)
    throw new UsageError('--command: say what starts your client, or --live to carry the flows out by hand');
  const folder = path.resolve(options.output);
  assertReplaceable(folder);
  const { declared, file } = declaredOf(options);
  const began = Date.now();
  const profiles = clientProfiles(declared.capabilities);
  checkDeclared(declared, profiles, new Date(began).toISOString().slice(0, 10), file);
  const signing = keyBy(options);
  if (options.flows !== undefined && signing)
    throw new UsageError('--flows: flows of your own are for trying; what is signed rests on those of the project');
  return {
    folder,
    declared,
    profiles,
    signing,
    flows: options.flows
      ? parseFlows(readText(options.flows, '--flows', 'flows in YAML'), options.flows)
      : packagedFlows(),
    pollMs: wholeNumber('--poll-ms', options.pollMs, 1, 60_000),
    deadlineMs: wholeNumber('--deadline', options.deadline, 100, 600_000),
    validDays: wholeNumber('--valid-days', options.validDays, 1, mostValidDays),
    tls: await tlsBy(options),
    contract: loadContract(options.apiVersion),
    seed: options.seed ?? randomUUID(),
    began,
  };
}

/** Has the client carry out every flow; what was interrupted has a record without an end: it is incomplete. */
async function play(
  options: ClientOptions,
  prepared: Prepared,
  { target, key, stage }: { target: ClientTarget; key: string; stage: Stage },
): Promise<CertificationLine[]> {
  const { contract, profiles, flows, pollMs, seed, began, tls } = prepared;
  const lines: CertificationLine[] = [];
  const note = (line: CertificationLine): void => {
    lines.push(line);
    stage.note(line);
  };
  const proxy = await startProxy({
    ...{ contract, validator: new ContractValidator(contract), key },
    ...(tls ? { tls } : {}),
    ...{ target, now: Date.now, began, note },
  });
  const chosen = flows.flows.filter(({ profile: own }) => profiles.some(({ profile }) => profile === own));
  try {
    stage.open(proxy.url, chosen);
    const start = clientStartLine(contract, profiles, {
      target: target.url,
      seed,
      began,
      pollMs,
      flowsHash: flows.hash,
    });
    const subjects = { user: target.user, fresh: `certified-${seed.slice(0, 8)}` };
    const offers = (id: string): boolean => contract.operations.has(id);
    const command =
      options.command === undefined
        ? undefined
        : commandPartner(options.command, prepared.deadlineMs, stage.environment);
    const partner = stage.partner(command);
    await playClient(
      { start, flows: chosen, subjects, key, offers, proxy, partner, now: Date.now, began, note },
      stage.progress,
    );
  } catch (error) {
    if (!stage.signal.aborted) throw error;
  } finally {
    proxy.close();
  }
  return lines;
}

async function run(options: ClientOptions): Promise<void> {
  const prepared = await prepare(options);
  const { folder, declared, profiles, signing, flows, validDays, seed } = prepared;
  const key = randomUUID();
  const { signal, release } = interruptions();
  const shown = { isLive: options.live === true, isByHand: options.command === undefined };
  const stage = await stageFor(shown, { folder, key, tls: prepared.tls, signal });
  let target: ProvisionedTarget | undefined;
  try {
    target = await targetBy(options);
    const lines = await play(options, prepared, { target, key, stage });
    const secrets = [
      { label: 'key of the client', text: key },
      { label: 'key of the target', text: target.apiKey },
      ...(options.user !== undefined && options.user.length >= 8
        ? [{ label: 'a user of the partner', text: options.user }]
        : []),
    ];
    const { issuedBy, address } = options;
    const input = { lines, profiles, flows: flows.text, declared, secrets, suite: suiteOf() };
    stage.end(finish(input, { folder, key: signing, issuedBy, address, validDays, seed }));
  } finally {
    release();
    stage.close();
    await target?.close();
  }
}

/** Certifies a client; errors are told in a line. */
export function certifyClient(options: ClientOptions): Promise<void> {
  return clearly(run(options));
}
