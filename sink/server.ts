import { setTimeout as delay } from 'node:timers/promises';
import type { Sleep } from './answers/perform.js';
import { noDisk, openDisk } from './disk.js';
import { createInboxes, type Inbox, type InboxOptions } from './inbox.js';
import { openJournal } from './journal.js';
import { openListeners, type Limits, type Listener, type Tls } from './listeners.js';
import { pathOf, targetOf } from './path.js';
import { answerRead } from './read-api/dispatch.js';
import { READ_API_PREFIX, type ReadApi } from './read-api/route.js';
import { receive, type Receiver } from './receive.js';
import { createRelays, forwardInbox, type RelayResult } from './relay.js';
import { bearerGuard } from './token.js';
import type { Delivery } from './types.js';

const DEFAULT_BODY_LIMIT_BYTES = 1024 * 1024;

export interface SinkOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** Default `127.0.0.1`. */
  host?: string;
  /** The append-only NDJSON file. Its folder must exist; an existing journal is continued. */
  journal: string;
  /** Tried in this order; default one, named `default`, that knows no webhook. */
  inboxes?: readonly InboxOptions[];
  /** Bearer token of the read API. */
  readToken: string;
  /** Where the sink is reached from outside; default where it listens. */
  publicUrl?: string;
  /** With it every port speaks TLS. */
  tls?: Tls;
  /** Default 1 MiB. */
  bodyLimitBytes?: number;
  limits?: Partial<Limits>;
  /** Whether a delivery is acknowledged only when it is on disk (default); `false` is for measuring what that costs. */
  sync?: boolean;
  /** Milliseconds since the epoch, default `Date.now`. */
  now?: () => number;
  /** The pauses of scripted answers, default a timer. */
  sleep?: Sleep;
  /** Told of each delivery once it is stored. */
  onDelivery?: (delivery: Delivery) => void;
  /** Told what came of each delivery that was passed on. */
  onRelay?: (delivery: Delivery, result: RelayResult) => void;
  /** Told why a delivery was refused or a read failed, e.g. of a full disk; default: nobody. Errors carry no header and no body. */
  onError?: (error: unknown) => void;
}

export interface Sink {
  /** Origin of the read API, and of inboxes without a port of their own; without a trailing slash. */
  url: string;
  readToken: string;
  /** Each inbox, and where the provider reaches it. */
  inboxes: readonly { name: string; url: string }[];
  /** How many deliveries the journal holds, those of earlier runs included. */
  readonly deliveries: number;
  /** Stops listening, ends waits and connections, and resolves when the journal is complete and closed. */
  close(): Promise<void>;
}

/**
 * Starts a sink: receives any method on any path, answers what is durably in the journal, and gives it back under `/_sink/`.
 *
 * @throws RangeError for options that can't be meant; else the error of opening the journal or of listening.
 *
 * @example
 * const sink = await startSink({
 *   journal: 'deliveries.ndjson',
 *   inboxes: [{ name: 'partner', contract: loadContract('test') }],
 *   readToken: randomUUID(),
 * });
 */
export async function startSink(options: SinkOptions): Promise<Sink> {
  if (!/^\S+$/.test(options.readToken)) throw new RangeError('The read token must be non-empty and without spaces.');
  const inboxes = createInboxes(options.inboxes ?? [{ name: 'default' }]);
  const { now = Date.now, onError = () => {}, onDelivery, onRelay = () => {} } = options;

  const journal = await openJournal(options.journal, options.sync === false ? () => Promise.resolve(noDisk) : openDisk);
  if (onDelivery) journal.onCommit((batch) => batch.forEach(onDelivery));
  const receiver: Receiver = {
    journal,
    bodyLimitBytes: options.bodyLimitBytes ?? DEFAULT_BODY_LIMIT_BYTES,
    now,
    sleep: options.sleep ?? ((ms, signal) => delay(ms, undefined, { signal })),
    onError,
  };
  const relays = createRelays(now, onRelay);
  // Addresses are known once it listens, and asked for only then.
  const addressOf = (inbox: Inbox): string => addressAt(listeners, inbox, options.publicUrl);
  const api: ReadApi = {
    journal,
    inboxes,
    addressOf,
    relays,
    leases: new Map(),
    now,
    isAuthorised: bearerGuard(options.readToken),
    onError,
  };
  const listeners = await openListeners(
    { ...options, onError },
    inboxes,
    ({ request, response, listener, signalOf }) => {
      const isRead = listener.isMain && pathOf(targetOf(request)).startsWith(READ_API_PREFIX);
      return isRead
        ? answerRead(request, response, api, signalOf(response))
        : receive(request, response, listener.inboxes, receiver);
    },
  ).catch(async (error: unknown) => {
    await journal.close();
    throw error;
  });
  const forwarding = new AbortController();
  const forwards = inboxes.map((inbox) =>
    forwardInbox(inbox, journal, relays, forwarding.signal).catch((error: unknown) => {
      if (!forwarding.signal.aborted) onError(error);
    }),
  );

  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    forwarding.abort();
    await Promise.all([listeners.close(), ...forwards]);
    // Last: deliveries under way are still stored.
    await journal.close();
  };
  return {
    url: listeners.main.origin,
    readToken: options.readToken,
    inboxes: inboxes.map((inbox) => ({ name: inbox.options.name, url: addressOf(inbox) })),
    get deliveries() {
      return journal.length;
    },
    close: () => (closed ??= close()),
  };
}

/** Where the provider reaches an inbox. */
function addressAt(listeners: { all: readonly Listener[] }, inbox: Inbox, publicUrl: string | undefined): string {
  const { publicUrl: own, host, pathPrefix = '' } = inbox.options;
  if (own !== undefined) return own;
  const listener = listeners.all.find((each) => each.inboxes.includes(inbox));
  const address = new URL((listener?.isMain === true ? publicUrl : undefined) ?? listener?.origin ?? '');
  if (host !== undefined) address.hostname = host;
  return address.href.replace(/\/$/, '') + pathPrefix;
}
