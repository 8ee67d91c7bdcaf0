import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pc from 'picocolors';
import type { BundleInput } from '../../certification/bundle/build.js';
import type { Capabilities } from '../../certification/capabilities/capabilities.js';
import type { SigningKey } from '../../certification/certificate/keys.js';
import { endpointOf } from '../../certification/receiver/endpoint.js';
import type { ReceiverRun } from '../../certification/receiver/kit.js';
import { playReceiver } from '../../certification/receiver/play.js';
import { assertReachable } from '../../certification/receiver/preflight.js';
import { lateAfterMs, startLine } from '../../certification/receiver/start.js';
import { mostValidDays } from '../../certification/certificate/statement.js';
import type { CertificationLine } from '../../certification/record/format.js';
import { writeWhole } from '../../engine/files.js';
import { wholeNumber } from '../../runner/option-values.js';
import {
  chosenBy,
  declaredOf,
  fromEnvironment,
  keyBy,
  probeBy,
  signatureBy,
  suiteOf,
  usersBy,
  type ReceiverOptions,
} from '../certify/inputs.js';
import { clearly } from '../certify/clearly.js';
import { finish } from '../certify/finish.js';
import { assertReplaceable, usedIds } from '../certify/output.js';
import type { Chosen } from '../certify/provider.js';
import { interruptions } from '../shutdown.js';

/** Everything of a certification that is read before anything is sent. */
interface Prepared {
  chosen: Chosen;
  declared: Capabilities;
  key: SigningKey | undefined;
  run: Omit<ReceiverRun, 'start' | 'note' | 'counter'>;
  timeScale: number;
  validDays: number;
}

async function prepare(url: string, options: ReceiverOptions, now: number): Promise<Prepared> {
  const { declared, file } = declaredOf(options);
  const today = new Date(now).toISOString().slice(0, 10);
  const chosen = await chosenBy(options, declared, file, today);
  const key = keyBy(options);
  const endpoint = endpointOf(url, url.replace(/\/\/[^/@]*@/, '//'), options.allowHost ?? []);
  const timeScale = options.realTime ? 1 : wholeNumber('--time-scale', options.timeScale, 1, 100_000);
  const { asksToken } = chosen.provider.delivering;
  return {
    chosen,
    declared,
    key,
    timeScale,
    validDays: wholeNumber('--valid-days', options.validDays, 1, mostValidDays),
    run: {
      endpoint,
      provider: chosen.provider,
      token: asksToken ? fromEnvironment(options.webhookToken, '--webhook-token') : undefined,
      signature: signatureBy(options, declared),
      probe: probeBy(options),
      users: usersBy(options),
      paths: declared.paths ?? {},
      seed: options.seed ?? randomUUID(),
      deadlineMs: wholeNumber('--deadline', options.deadline, 100, 120_000),
      now: Date.now,
      later: (seconds) => wait((seconds * 1000) / timeScale),
      began: now,
    },
  };
}

/** Plays the scenarios; a second interruption ends the process, the first one leaves the record without its end. */
async function play({ chosen, run, timeScale }: Prepared): Promise<CertificationLine[]> {
  const lines: CertificationLine[] = [];
  const { signal, release } = interruptions();
  const start = startLine(run, chosen.profiles, { timeScale, lateAfterMs });
  const progress = (text: string): void => {
    signal.throwIfAborted();
    if (process.stderr.isTTY && !process.env['CI']) process.stderr.write(`\r\u001b[2K${pc.dim(text)}`);
  };
  try {
    await playReceiver(
      { ...run, start, counter: { attempts: 0 }, note: (line) => lines.push(line) },
      chosen.profiles,
      progress,
    );
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    release();
    if (process.stderr.isTTY && !process.env['CI']) process.stderr.write('\r\u001b[2K');
  }
  return lines;
}

async function certifyReceiver(url: string, options: ReceiverOptions): Promise<void> {
  const prepared = await prepare(url, options, Date.now());
  const folder = path.resolve(options.output);
  assertReplaceable(folder);
  const { chosen, declared, key, run, validDays } = prepared;
  await assertReachable(run.endpoint, run.provider.delivering.healthPath ?? '/', run.deadlineMs);
  const lines = await play(prepared);
  const secrets = [
    ...(run.token === undefined ? [] : [{ label: 'webhook token', text: run.token }]),
    ...(run.signature ? [{ label: 'signing secret', text: run.signature.secret }] : []),
    // Shorter ids stand in every text by chance.
    ...run.users.filter(({ length }) => length >= 8).map((text) => ({ label: 'a user of the partner', text })),
  ];
  const input: BundleInput = { lines, profiles: chosen.profiles, declared, secrets, suite: suiteOf() };
  const { issuedBy, address } = options;
  const also = `ids used  ${folder}.ids.json`;
  finish(input, { folder, key, issuedBy, address, validDays, seed: run.seed, also });
  writeWhole(`${folder}.ids.json`, usedIds(lines, run.users));
}

/** Certifies a receiver; errors are told in a line. */
export function certify(url: string, options: ReceiverOptions): Promise<void> {
  return clearly(certifyReceiver(url, options));
}
