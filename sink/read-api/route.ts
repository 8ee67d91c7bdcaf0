import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LeaseLog } from '../../engine/lease/lease.js';
import type { Inbox } from '../inbox.js';
import type { Journal } from '../journal.js';
import type { Relays } from '../relay.js';

/** Paths from here on, at the sink's own port, belong to the read API; no delivery is received there. */
export const READ_API_PREFIX = '/_sink/';

export interface ReadApi {
  journal: Pick<Journal, 'read' | 'onCommit' | 'follow' | 'length'>;
  inboxes: readonly Inbox[];
  /** Where the provider reaches an inbox. */
  addressOf: (inbox: Inbox) => string;
  relays: Relays;
  /** Who has which account. */
  leases: Map<string, LeaseLog>;
  /** Milliseconds since the epoch. */
  now: () => number;
  isAuthorised: (authorization: string | undefined) => boolean;
  onError: (error: unknown) => void;
}

/** One call of the read API. */
export interface Call {
  api: ReadApi;
  /** Values of the `{…}` of the route's path. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  request: IncomingMessage;
  response: ServerResponse;
  /** Aborted when the peer leaves or the sink closes. */
  signal: AbortSignal;
}

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

export interface Route {
  /** Below `/_sink/`; a segment `{name}` stands for any. */
  path: string;
  /** Whether it is answered without the token. */
  open?: true;
  methods: Partial<Record<Method, (call: Call) => Promise<void> | void>>;
}

/** What keeps a call from being answered: becomes the status and `{"error": message}`. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
