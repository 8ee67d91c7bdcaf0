import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { readSecret, UsageError } from '../../engine/config.js';
import { asFileUsage, readText } from '../../engine/files.js';
import { listenError, wholeNumber } from '../../runner/option-values.js';
import { parseScriptText, ScriptError, type AnswerScript } from '../../sink/answers/script.js';
import { createSinkClient, SinkError, type SinkClient } from '../../sink/client.js';
import { parseSinkConfig, SinkConfigError, type WrittenConfig } from '../../sink/config/parse.js';
import { resolveSinkConfig } from '../../sink/config/resolve.js';
import { startSink, type Delivery, type RelayResult } from '../../sink/index.js';
import { JournalProblem } from '../../sink/journal.js';
import { relay } from '../../sink/relay.js';
import { closeOnSignal } from '../shutdown.js';
import { DEFAULT_JOURNAL, READ_TOKEN, WEBHOOK_TOKEN } from '../sink-names.js';

export interface Options {
  config?: string;
  port?: string;
  host?: string;
  journal?: string;
  apiVersion: string;
  answer: string[];
  forward?: string;
  publicUrl?: string;
  tlsKey?: string;
  tlsCert?: string;
  bodyLimit?: string;
  quiet?: boolean;
  webhookToken?: string;
}

export interface RemoteOptions {
  sink: string;
  to?: string;
}

function readConfig(file: string): WrittenConfig {
  return parseSinkConfig(readText(file, '--config', 'a YAML or JSON file'), file);
}

/** The configuration of the command line: the file's, with what options say instead. */
function written(options: Options): WrittenConfig {
  const { host, journal, publicUrl, tlsKey, tlsCert, forward } = options;
  const file = options.config === undefined ? {} : readConfig(options.config);
  const single = options.answer.length > 0 || forward !== undefined;
  if (single && file.inboxes)
    throw new UsageError('--answer and --forward: the configuration names inboxes; write them there');
  if ((tlsKey === undefined) !== (tlsCert === undefined)) throw new UsageError('--tls-key and --tls-cert go together');
  if (options.webhookToken !== undefined && file.inboxes)
    throw new UsageError('--webhook-token: the configuration names inboxes; write their tokens there');
  const token =
    options.webhookToken === undefined
      ? process.env[WEBHOOK_TOKEN]
      : readSecret({ env: options.webhookToken }, '--webhook-token');
  const inbox = {
    name: 'default',
    ...(token ? { token } : {}),
    ...(forward === undefined ? {} : { forward: httpUrl('--forward', forward).href }),
    answers: options.answer.map(answerScript),
  };
  return {
    inboxes: [inbox],
    ...file,
    ...(options.port === undefined ? {} : { port: wholeNumber('--port', options.port, 0, 65_535) }),
    ...(host === undefined ? {} : { host }),
    ...(journal === undefined ? {} : { journal: path.resolve(journal) }),
    ...(publicUrl === undefined ? {} : { publicUrl: httpUrl('--public-url', publicUrl).href }),
    ...(tlsKey === undefined || tlsCert === undefined
      ? {}
      : { tls: { key: path.resolve(tlsKey), cert: path.resolve(tlsCert) } }),
    ...(options.bodyLimit === undefined
      ? {}
      : { bodyLimitBytes: wholeNumber('--body-limit', options.bodyLimit, 1, 1024 ** 3) }),
  };
}

function answerScript(text: string): AnswerScript {
  try {
    return parseScriptText(text);
  } catch (error) {
    throw error instanceof ScriptError ? new UsageError(`--answer ${text}: ${error.message}`) : error;
  }
}

function httpUrl(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new UsageError(`${name} ${text}: should be a URL with http or https`);
  return url;
}

/** One line for a delivery: no header, no query, no body, since any of them may hold a secret. */
function deliveryLine({ sequence, inbox, method, prefix, path: target, ...delivery }: Delivery): string {
  const { webhookId, answerStatus, validation, token } = delivery;
  const violations = validation?.violations.length ?? 0;
  const judged =
    violations > 0 ? `${violations} violations` : (validation?.drift.length ?? 0) > 0 ? 'drift' : 'conforms';
  return [
    new Date(delivery.receivedAt).toISOString(),
    `#${sequence}`,
    inbox,
    method,
    prefix + target.replace(/[?#].*$/s, ''),
    webhookId ?? 'unknown path',
    answerStatus === 0 ? 'reset' : String(answerStatus),
    ...(validation ? [judged] : []),
    ...(token === 'wrong' || token === 'missing' ? [`token ${token}`] : []),
  ].join('  ');
}

function relayText({ status, error, durationMs }: RelayResult): string {
  return status === null ? `no answer (${error}) after ${durationMs} ms` : `${status} after ${durationMs} ms`;
}

/** Errors of what the user wrote: exit code 2. */
function asUsage(error: unknown): unknown {
  const isTheirs = error instanceof SinkConfigError || error instanceof RangeError || error instanceof JournalProblem;
  return isTheirs ? new UsageError(error.message) : error;
}

async function start(options: Options): Promise<void> {
  const folder = options.config === undefined ? process.cwd() : path.dirname(path.resolve(options.config));
  const config = resolveSinkConfig(written(options), {
    folder,
    apiVersion: options.apiVersion,
    environment: process.env,
  });
  const readToken = process.env[READ_TOKEN] ?? randomUUID();
  const journal = config.journal ?? path.resolve(DEFAULT_JOURNAL);
  const report = options.quiet ? () => {} : (line: string) => console.log(line);
  const sink = await startSink({
    ...config,
    journal,
    readToken,
    onDelivery: (delivery) => report(deliveryLine(delivery)),
    onRelay: ({ sequence }, result) => report(`#${sequence}  passed on: ${relayText(result)}`),
    onError: (error) => console.error(`conformance: ${(error as Error).message}`),
  }).catch((error: unknown) => {
    throw asFileUsage(listenError(error, "the sink's"), journal, 'the journal could not be opened');
  });
  closeOnSignal(() => sink.close());
  console.log(`webhook sink at ${sink.url}`);
  for (const { name, url } of sink.inboxes) console.log(`inbox ${name} at ${url}`);
  console.log(`journal ${journal}`);
  const page = `${(config.publicUrl ?? sink.url).replace(/\/$/, '')}/_sink/`;
  if (process.env[READ_TOKEN]) {
    console.log(`page ${page} (asks for the token)`);
  } else {
    console.log(`page ${page}#token=${readToken}`);
    console.log(`token of the read API: ${readToken} (set ${READ_TOKEN} to choose it)`);
  }
}

function remote({ sink }: RemoteOptions): SinkClient {
  const readToken = process.env[READ_TOKEN];
  if (!readToken) throw new UsageError(`${READ_TOKEN} is not set; it holds the token of the sink's read API`);
  return createSinkClient({ url: httpUrl('--sink', sink).href, readToken });
}

/** What a sink elsewhere refuses or doesn't answer: exit code 3. */
async function atRemote(work: () => Promise<boolean>): Promise<void> {
  try {
    if (!(await work())) process.exitCode = 3;
  } catch (error) {
    if (!(error instanceof SinkError) && !(error instanceof TypeError)) throw error;
    const { code } = (error.cause ?? {}) as NodeJS.ErrnoException;
    console.error(`conformance: the sink: ${code === undefined ? error.message : `no answer (${code})`}`);
    process.exitCode = 3;
  }
}

async function resend(text: string, options: RemoteOptions): Promise<void> {
  const sequence = wholeNumber('sequence', text, 1, Number.MAX_SAFE_INTEGER);
  const client = remote(options);
  const to = options.to === undefined ? undefined : httpUrl('--to', options.to);
  await atRemote(async () => {
    const result = to ? await relay(await client.get(sequence), to, Date.now) : await client.resend(sequence);
    console.log(`#${sequence}  sent again: ${relayText(result)}`);
    return result.status !== null;
  });
}

async function pull(options: RemoteOptions & { to: string }): Promise<void> {
  const client = remote(options);
  const to = httpUrl('--to', options.to);
  const stopping = new AbortController();
  closeOnSignal(async () => stopping.abort());
  await atRemote(async () => {
    try {
      const onOpen = (): void => console.log(`passing on what arrives at ${options.sink} to ${to.href}`);
      for await (const delivery of client.stream({ last: 0 }, stopping.signal, onOpen))
        console.log(`#${delivery.sequence}  passed on: ${relayText(await relay(delivery, to, Date.now))}`);
    } catch (error) {
      if (!stopping.signal.aborted) throw error;
    }
    return true;
  });
}

/** Runs an action so that what the user wrote wrongly ends with exit code 2. */
function action<Parameters extends unknown[]>(run: (...parameters: Parameters) => Promise<void>) {
  return (...parameters: Parameters): Promise<void> =>
    run(...parameters).catch((error: unknown) => {
      throw asUsage(error);
    });
}

/** What the command and those below it do. */
export const sink = { start: action(start), resend: action(resend), pull: action(pull) };
