import type { IncomingMessage, ServerResponse } from 'node:http';
import { jsonAnswer, send, type Answer } from './answer.js';
import type { Journal } from './journal.js';
import { pathOf } from './path.js';

/** What is the same for all deliveries of one inbox. */
export interface Inbox {
  name: string;
  journal: Pick<Journal, 'append'>;
  /** Webhook ids by path. */
  webhookIds: ReadonlyMap<string, string>;
  acknowledgement: Answer;
  bodyLimitBytes: number;
  /** Milliseconds since the epoch. */
  now: () => number;
  onError: (error: unknown) => void;
}

/**
 * Receives one delivery: reads it, stores it, and only then acknowledges it.
 *
 * A body over the limit is answered 413 and one that can't be stored 503; neither is a delivery received. A request whose
 * peer leaves before its body is complete is no delivery either, and nobody is there to answer.
 */
export async function receive(request: IncomingMessage, response: ServerResponse, inbox: Inbox): Promise<void> {
  const receivedAt = inbox.now();
  // The socket forgets its peer when the peer leaves.
  const connection = peerOf(request);
  const body = await readBody(request, inbox.bodyLimitBytes);
  if (body === 'aborted') return;
  if (body === 'too large') {
    send(response, jsonAnswer(413, { error: `The body is larger than ${inbox.bodyLimitBytes} bytes.` }));
    return;
  }
  const completedAt = inbox.now();
  const path = request.url ?? '';
  try {
    await inbox.journal.append(() => ({
      inbox: inbox.name,
      webhookId: inbox.webhookIds.get(pathOf(path)) ?? null,
      method: request.method ?? '',
      path,
      headers: headerPairs(request.rawHeaders),
      bodyBase64: body.toString('base64'),
      receivedAt,
      completedAt,
      // The planned time: the line must be on disk before the answer leaves.
      answeredAt: inbox.now(),
      answerStatus: inbox.acknowledgement.status,
      connection,
    }));
  } catch (error) {
    inbox.onError(error);
    send(response, jsonAnswer(503, { error: 'The delivery could not be stored.' }));
    return;
  }
  send(response, inbox.acknowledgement);
}

function peerOf({ socket: { remoteAddress = '', remotePort = 0 } }: IncomingMessage): string {
  return remoteAddress.includes(':') ? `[${remoteAddress}]:${remotePort}` : `${remoteAddress}:${remotePort}`;
}

/**
 * The raw body. What comes after the limit is read and dropped (for as long as the server's request timeout allows), because
 * closing a connection that is still being written to would take the answer from the peer.
 */
function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'too large' | 'aborted'> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= limit) {
        parts.push(part);
      } else {
        parts.length = 0;
        resolve('too large');
      }
    });
    request.once('end', () => resolve(Buffer.concat(parts)));
    request.once('error', () => resolve('aborted'));
    request.once('close', () => resolve('aborted'));
    if (Number(request.headers['content-length']) > limit) resolve('too large');
  });
}

/** Node gives names and values in turn, as sent. */
function headerPairs(rawHeaders: readonly string[]): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    pairs.push([(rawHeaders[index] as string).toLowerCase(), rawHeaders[index + 1] as string]);
  }
  return pairs;
}
