import type { RequestCase } from '../../generators/cases/case.js';
import { invalidDataAccepted } from '../checks/invalid-data-accepted.js';
import type { Judgement } from '../checks/check.js';
import type { Exchange } from '../exchange.js';

/** What a client sees when the other side closes while a body is being sent. */
const closed = new Set(['EPIPE', 'ECONNRESET', 'UND_ERR_SOCKET']);

/**
 * A server may refuse a body that is too large by closing the connection before all of it was sent, and its 413 is then lost
 * on the way (RFC 9110 section 15.5.14, RFC 9112 section 9.6). `undefined` where that is not what happened.
 */
export function refusedByClosing({ expect }: RequestCase, exchange: Exchange): Judgement | undefined {
  if (exchange.response || expect.kind !== 'refused' || !expect.protocolStatuses?.includes(413)) return undefined;
  if (!closed.has(exchange.error ?? '')) return undefined;
  return {
    check: invalidDataAccepted.id,
    holds: true,
    ground: expect.refusalGround,
    message: 'refused by closing the connection',
    expected: 'refused',
    actual: 'connection closed',
    subject: { kind: 'exchange', id: exchange.id },
  };
}
