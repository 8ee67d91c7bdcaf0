import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fetchOut } from '../../engine/fetch-out.js';
import { UsageError } from '../../engine/config.js';
import { asFileUsage } from '../../engine/files.js';
import { missingRun, noticesOf, untoldRuns, type Notice } from '../../reports/history/notices.js';
import { nowOf } from '../../reports/history/summary.js';
import { appendToHistory, readHistory } from './file.js';
import { withLock } from './lock.js';

/** How long a receiver of notices may take, in milliseconds. */
const patience = 10_000;

/** Tells notices to somebody; gives where, as it may be shown. */
type Send = (notices: readonly Pick<Notice, 'text'>[]) => Promise<void>;

const textOf = (notices: readonly Pick<Notice, 'text'>[]): string => notices.map(({ text }) => text).join('\n');

async function toCommand(command: string, notices: readonly Pick<Notice, 'text'>[]): Promise<void> {
  const child = spawn(command, { shell: true, stdio: ['pipe', 'inherit', 'inherit'] });
  child.stdin.on('error', () => undefined);
  child.stdin.end(`${textOf(notices)}\n`);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new UsageError(`--notify command: it ended with ${code ?? 'a signal'}`);
}

async function toAddress(name: string, address: string, notices: readonly Pick<Notice, 'text'>[]): Promise<void> {
  // Messages of errors may hold the address, which is a secret.
  const response = await fetchOut(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: textOf(notices) }),
    signal: AbortSignal.timeout(patience),
  }).catch(() => undefined);
  if (response?.ok !== true)
    throw new UsageError(`--notify env:${name}: not taken (${response ? `status ${response.status}` : 'no answer'})`);
}

/**
 * How a place is told: `file:<path>`, `command:<line of a shell>`, or `env:<name of a variable that holds an address>`, which gets
 * JSON as Slack takes it.
 * @throws UsageError where it is none of these, or can take nothing: that must not come out on the night of the first change
 */
export function sendTo(place: string): Send {
  const [, kind, rest = ''] = /^(file|command|env):(.+)$/s.exec(place) ?? [];
  if (kind === 'command') return (notices) => toCommand(rest, notices);
  if (kind === 'env') {
    const address = process.env[rest] ?? '';
    if (!URL.canParse(address)) throw new UsageError(`--notify env:${rest}: the variable holds no address`);
    return (notices) => toAddress(rest, address, notices);
  }
  if (kind !== 'file')
    throw new UsageError(`--notify: say file:<path>, command:<line> or env:<variable with the address>`);
  if (!statSync(path.dirname(path.resolve(rest)), { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--notify file:${rest}: no folder to write it into; make it first`);
  return (notices) => {
    try {
      appendFileSync(rest, `${textOf(notices)}\n`, { mode: 0o600 });
    } catch (error) {
      throw asFileUsage(error, `--notify file:${rest}`, 'could not be written');
    }
    return Promise.resolve();
  };
}

/** What decides of what is told. */
export interface NotifyOptions {
  /** Hours after which a missing run is told of. */
  heartbeat?: number;
  now: () => number;
}

/** Notes in a history what was told; what it has already is not noted again. */
async function remember(file: string, keys: readonly string[], now: () => number): Promise<void> {
  const { sent } = readHistory(file);
  const at = new Date(now()).toISOString();
  for (const key of new Set(keys)) if (!sent.has(key)) await appendToHistory(file, { type: 'notice', key, at });
}

async function notifyAlone(file: string, senders: readonly Send[], options: NotifyOptions): Promise<Notice[]> {
  const { lines, sent } = readHistory(file);
  const untold = untoldRuns(lines, sent);
  const { heartbeat, now } = options;
  const missing = heartbeat === undefined ? [] : nowOf(lines).flatMap((one) => missingRun(one, now(), heartbeat));
  const changes = untold.flatMap(({ nows }) => nows.flatMap(noticesOf));
  const notices = [...changes, ...missing].filter(({ key }) => !sent.has(key));
  if (notices.length > 0) {
    await remember(
      file,
      untold.map(({ before }) => before),
      now,
    );
    for (const send of senders) await send(notices);
  }
  await remember(file, [...notices.map(({ key }) => key), ...untold.map(({ after }) => after)], now);
  return notices;
}

/**
 * Tells what the runs of a history changed that nobody was told of yet, each change once; the first time what the latest changed.
 * @returns what was told
 * @throws UsageError where a place does not take it; it is told again next time then, also after another run
 */
export async function notify(file: string, places: readonly string[], options: NotifyOptions): Promise<Notice[]> {
  const senders = places.map(sendTo);
  return withLock(`${file}.told.lock`, () => notifyAlone(file, senders, options));
}
