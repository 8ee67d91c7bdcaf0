import { STATUS_CODES } from 'node:http';
import { isName, nameProblem } from '../contracts/model/name.js';
import type { Contract, Facts } from '../contracts/model/types.js';
import { jsonAnswer, type OutgoingAnswer } from './answer.js';
import { AnswerBook } from './answers/book.js';
import type { AnswerScript } from './answers/script.js';
import { deliveryGuard } from './token.js';
import type { TokenState } from './types.js';
import { knownWebhooks, type KnownWebhooks } from './validation.js';

/** Inbox of the deliveries that no inbox is meant to get. */
const UNMATCHED = 'unmatched';

export interface Acknowledgement {
  status: number;
  /** Sent as JSON. */
  body: unknown;
}

/** Where deliveries of one kind arrive, and how they are treated. Whatever of the first four is given must fit. */
export interface InboxOptions {
  /** Letters, digits, `.`, `_` and `-`; unique. */
  name: string;
  /** A port of its own, 0 for a free one; else the sink's. */
  port?: number;
  /** Host name of the request, without port. */
  host?: string;
  /** `/a` takes `/a` and what is below it; webhooks are looked up below the prefix. */
  pathPrefix?: string;
  /** Only deliveries with this inbox's token. */
  selectByToken?: boolean;
  /** What the provider sends in `Authorization`; a delivery without it is kept and answered 401. */
  token?: string;
  /** Whose webhooks arrive here, and what validates them; without one every path is unknown. */
  contract?: Contract;
  /** Answers by path and sequence, until others are set. */
  answers?: readonly AnswerScript[];
  /** Default: `null` under the status that the contract documents, 200 where there is no contract or it says nothing. */
  acknowledgement?: Acknowledgement;
  /** Where deliveries are passed on to, its path put before theirs. */
  forward?: URL;
  /** How the provider reaches this inbox, where that isn't the sink's public address with the path prefix. */
  publicUrl?: string;
}

/** An inbox at work. */
export interface Inbox {
  options: InboxOptions;
  webhooks: KnownWebhooks | undefined;
  acknowledgement: OutgoingAnswer;
  book: AnswerBook;
  tokenOf: (authorization: string | undefined) => TokenState;
}

/**
 * Inboxes from their options.
 * @throws RangeError where names, prefixes or statuses can't be meant, or where an inbox can never get a delivery
 */
export function createInboxes(all: readonly InboxOptions[]): Inbox[] {
  all.forEach((options, index) => {
    assertMeant(options);
    for (const earlier of all.slice(0, index)) {
      if (earlier.name === options.name) throw new RangeError(`Two inboxes are named "${options.name}".`);
      if (shadows(earlier, options))
        throw new RangeError(
          `Inbox "${options.name}" never gets a delivery: "${earlier.name}" stands before it and takes all of them.`,
        );
    }
  });
  const known = new Map<Contract, KnownWebhooks>();
  return all.map((options) => createInbox(options, (contract) => shared(known, contract)));
}

/** The inbox of deliveries that fit no other: kept, and answered as a host that has nothing there. */
export function unmatchedInbox(status: 401 | 404): Inbox {
  const acknowledgement = jsonAnswer(status, {
    error: status === 401 ? 'The token is missing or wrong.' : 'No inbox is here.',
  });
  return {
    options: { name: UNMATCHED },
    webhooks: undefined,
    acknowledgement,
    book: new AnswerBook(),
    tokenOf: () => 'unchecked',
  };
}

/** Status that the contract documents as the acknowledgement of a delivery. */
function documentedStatus(contract: Contract | undefined): number {
  // An API that nothing but its document is known of has no such fact.
  return (contract?.facts as Partial<Facts> | undefined)?.webhookDelivery?.acknowledgement.status ?? 200;
}

function createInbox(options: InboxOptions, webhooksOf: (contract: Contract) => KnownWebhooks): Inbox {
  const { status, body } = options.acknowledgement ?? { status: documentedStatus(options.contract), body: null };
  return {
    options,
    webhooks: options.contract && webhooksOf(options.contract),
    acknowledgement: jsonAnswer(status, body),
    book: new AnswerBook(options.answers),
    tokenOf: options.token === undefined ? () => 'unchecked' : deliveryGuard(options.token),
  };
}

function shared(known: Map<Contract, KnownWebhooks>, contract: Contract): KnownWebhooks {
  const found = known.get(contract) ?? knownWebhooks(contract);
  known.set(contract, found);
  return found;
}

function assertMeant({ name, pathPrefix, selectByToken, token, acknowledgement }: InboxOptions): void {
  if (!isName(name)) throw new RangeError(nameProblem('inbox', name));
  if (name === UNMATCHED) throw new RangeError(`An inbox can't be named "${UNMATCHED}": deliveries for none are.`);
  if (pathPrefix !== undefined && !/^(\/[^/?#\s]+)+$/.test(pathPrefix))
    throw new RangeError(`Inbox "${name}": the path prefix "${pathPrefix}" must begin with "/" and not end with it.`);
  if (selectByToken === true && token === undefined)
    throw new RangeError(`Inbox "${name}" is selected by its token and has none.`);
  if (token === '') throw new RangeError(`Inbox "${name}": the token is empty.`);
  const status = acknowledgement?.status;
  if (status !== undefined && (status < 200 || STATUS_CODES[status] === undefined))
    throw new RangeError(`Inbox "${name}": ${status} is no final HTTP status.`);
}

/** Whether every delivery for the later inbox fits the earlier one. */
function shadows(earlier: InboxOptions, later: InboxOptions): boolean {
  return (
    // Each free port is another.
    earlier.port === later.port &&
    earlier.port !== 0 &&
    (earlier.host === undefined || earlier.host.toLowerCase() === later.host?.toLowerCase()) &&
    belowPrefix(later.pathPrefix ?? '', earlier.pathPrefix) !== undefined &&
    (earlier.selectByToken !== true || (later.selectByToken === true && earlier.token === later.token))
  );
}

/** The rest of a request target below a prefix, with its query; `undefined` where it is not below it. */
export function belowPrefix(target: string, prefix: string | undefined): string | undefined {
  if (prefix === undefined) return target;
  if (!target.startsWith(prefix)) return undefined;
  const rest = target.slice(prefix.length);
  if (rest.startsWith('/')) return rest;
  return rest === '' || rest.startsWith('?') ? `/${rest}` : undefined;
}
