import { once } from 'node:events';
import { createServer, STATUS_CODES, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jsonAnswer } from './answer.js';
import { openJournal } from './journal.js';
import { pathOf } from './path.js';
import { answerRead, READ_API_PREFIX, type ReadApi } from './read-api.js';
import { receive, type Inbox } from './receive.js';
import { bearerGuard } from './token.js';

const DEFAULT_BODY_LIMIT_BYTES = 1024 * 1024;
/** How long `close` lets requests finish that have begun, in milliseconds. */
const CLOSE_GRACE_MS = 1000;

/** Where a webhook of the contract arrives; the path is compared exactly, without the query. */
export interface WebhookPath {
  webhookId: string;
  path: string;
}

export interface Acknowledgement {
  status: number;
  /** Sent as JSON. */
  body: unknown;
}

export interface SinkOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** Default `127.0.0.1`. */
  host?: string;
  /** The append-only NDJSON file. Its folder must exist; an existing journal is continued. */
  journal: string;
  /** Name that the deliveries bear, default `default`. */
  inbox?: string;
  /** Deliveries on other paths are kept, with `webhookId` null. */
  webhookPaths: readonly WebhookPath[];
  /** Default 200 with `null`: what the documentation's receivers answer (contracts/dossier/platform.yaml). */
  acknowledgement?: Acknowledgement;
  /** Bearer token of the read API. */
  readToken: string;
  /** Default 1 MiB. */
  bodyLimitBytes?: number;
  /** Milliseconds since the epoch, default `Date.now`. */
  now?: () => number;
  /** Told why a delivery was refused or a read failed, e.g. of a full disk; default: nobody. Errors carry no header and no body. */
  onError?: (error: unknown) => void;
}

export interface Sink {
  /** Origin without a trailing slash. */
  url: string;
  readToken: string;
  /** How many deliveries the journal holds, those of earlier runs included. */
  readonly deliveries: number;
  /** Stops listening, ends waits and connections, and resolves when the journal is complete and closed. */
  close(): Promise<void>;
}

/**
 * Starts a sink: receives any method on any path, acknowledges what is durably in the journal, and gives it back under
 * `/_sink/`.
 *
 * @throws RangeError for options that can't be meant; else the error of opening the journal or of listening.
 *
 * @example
 * const sink = await startSink({
 *   journal: 'deliveries.ndjson',
 *   webhookPaths: [{ webhookId: 'userStatus', path: '/webhook/user/status' }],
 *   readToken: randomUUID(),
 * });
 */
export async function startSink(options: SinkOptions): Promise<Sink> {
  const { status, body } = options.acknowledgement ?? { status: 200, body: null };
  if (status < 200 || STATUS_CODES[status] === undefined) throw new RangeError(`${status} is no final HTTP status.`);
  if (!/^\S+$/.test(options.readToken)) throw new RangeError('The read token must be non-empty and without spaces.');
  const webhookIds = webhookIdsByPath(options.webhookPaths);
  const onError = options.onError ?? (() => {});

  const journal = await openJournal(options.journal);
  const inbox: Inbox = {
    name: options.inbox ?? 'default',
    journal,
    webhookIds,
    acknowledgement: jsonAnswer(status, body),
    bodyLimitBytes: options.bodyLimitBytes ?? DEFAULT_BODY_LIMIT_BYTES,
    now: options.now ?? Date.now,
    onError,
  };
  const api: ReadApi = { journal, isAuthorised: bearerGuard(options.readToken), onError };
  const http = serve(inbox, api);
  try {
    http.server.listen(options.port ?? 0, options.host ?? '127.0.0.1');
    await once(http.server, 'listening');
  } catch (error) {
    await journal.close();
    throw error;
  }
  http.server.on('error', onError);

  let closed: Promise<void> | undefined;
  return {
    url: originOf(http.server),
    readToken: options.readToken,
    get deliveries() {
      return journal.length;
    },
    // The journal closes last: deliveries under way are still stored.
    close: () => (closed ??= http.close().then(() => journal.close())),
  };
}

/** The HTTP server of a sink, and how to end it without waiting for idle peers or long polls. */
function serve(inbox: Inbox, api: ReadApi): { server: Server; close: () => Promise<void> } {
  const reads = new Set<AbortController>();
  let closing = false;

  const server = createServer((request, response) => {
    response.once('finish', () => {
      if (closing) request.socket.destroySoon();
    });
    if (!pathOf(request.url ?? '').startsWith(READ_API_PREFIX)) {
      receive(request, response, inbox).catch(() => response.destroy());
      return;
    }
    const read = new AbortController();
    reads.add(read);
    response.once('close', () => {
      reads.delete(read);
      read.abort();
    });
    if (closing) read.abort();
    answerRead(request, response, api, read.signal).catch(() => response.destroy());
  });

  const close = async (): Promise<void> => {
    closing = true;
    const ended = new Promise((resolve) => server.close(resolve));
    for (const read of reads) read.abort();
    const cut = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
    await ended;
    clearTimeout(cut);
  };
  return { server, close };
}

function webhookIdsByPath(webhookPaths: readonly WebhookPath[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { webhookId, path } of webhookPaths) {
    const other = ids.get(path) ?? webhookId;
    if (other !== webhookId) throw new RangeError(`Path ${path} is given for both ${other} and ${webhookId}.`);
    ids.set(path, webhookId);
  }
  return ids;
}

function originOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
