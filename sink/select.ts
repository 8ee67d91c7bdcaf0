import type { IncomingMessage } from 'node:http';
import { belowPrefix, unmatchedInbox, type Inbox } from './inbox.js';
import { pathAndQueryOf, targetOf } from './path.js';
import type { TokenState } from './types.js';

/** Whose a delivery is. */
interface Selection {
  inbox: Inbox;
  token: TokenState;
  /** Path prefix and the rest of the target, with its query. */
  prefix: string;
  path: string;
}

const nowhere = unmatchedInbox(404);
const unauthorized = unmatchedInbox(401);

/**
 * The first of the listener's inboxes that a request fits. One that fits but for the token that selects it is answered 401, as
 * the documentation demands of a receiver.
 */
export function select(inboxes: readonly Inbox[], request: IncomingMessage): Selection {
  const target = targetOf(request);
  let unmatched = nowhere;
  for (const inbox of inboxes) {
    const { host, pathPrefix, selectByToken } = inbox.options;
    if (host !== undefined && hostOf(request) !== host.toLowerCase()) continue;
    const path = pathPrefix === undefined ? target : belowPrefix(pathAndQueryOf(target), pathPrefix);
    if (path === undefined) continue;
    const token = inbox.tokenOf(request.headers.authorization);
    if (selectByToken !== true || token === 'right') return { inbox, token, prefix: pathPrefix ?? '', path };
    unmatched = unauthorized;
  }
  return { inbox: unmatched, token: 'unchecked', prefix: '', path: target };
}

/** Lower case, without port. */
function hostOf(request: IncomingMessage): string {
  return (request.headers.host ?? '').toLowerCase().replace(/:\d*$/, '');
}
