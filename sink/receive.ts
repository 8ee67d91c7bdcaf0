import type { IncomingMessage, ServerResponse } from 'node:http';
import { jsonAnswer, send, type OutgoingAnswer } from './answer.js';
import { perform, type Sleep } from './answers/perform.js';
import type { AnswerStep } from './answers/step.js';
import { readBody } from './body.js';
import type { Inbox } from './inbox.js';
import type { Journal } from './journal.js';
import { pathOf } from './path.js';
import { select } from './select.js';
import type { Delivery } from './types.js';

/** What is the same for all deliveries of a sink. */
export interface Receiver {
  journal: Pick<Journal, 'append'>;
  bodyLimitBytes: number;
  /** Milliseconds since the epoch. */
  now: () => number;
  sleep: Sleep;
  onError: (error: unknown) => void;
}

const refusal = jsonAnswer(401, { error: 'The token is missing or wrong.' });

/**
 * Receives one delivery: reads it, validates it, stores it, and only then answers it.
 *
 * Of a body over the limit the beginning is kept, and it is answered 413. One that can't be stored is answered 503 and no delivery
 * received. A request whose peer leaves before its body is complete is no delivery either, and nobody is there to answer.
 */
export async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  inboxes: readonly Inbox[],
  { journal, bodyLimitBytes, now, sleep, onError }: Receiver,
): Promise<void> {
  const receivedAt = now();
  // The socket forgets its peer when the peer leaves.
  const connection = peerOf(request);
  const read = await readBody(request, bodyLimitBytes);
  if (read === 'aborted') return;
  const { body, isCut } = read;
  const completedAt = now();
  const { inbox, token, prefix, path } = select(inboxes, request);
  const pathname = pathOf(path);
  const webhookId = inbox.webhooks?.idAt(pathname) ?? null;
  const validation =
    webhookId === null ? null : (inbox.webhooks?.validate(webhookId, body, plainHeaders(request)) ?? null);
  const { headers, headerNames } = headersOf(request.rawHeaders);
  const isWelcome = token === 'right' || token === 'unchecked';
  const tooLarge = jsonAnswer(413, { error: `The body is larger than ${bodyLimitBytes} bytes.` });
  const plain = !isWelcome ? refusal : isCut ? tooLarge : inbox.acknowledgement;
  let stored: Delivery;
  try {
    stored = await journal.append((sequence) => {
      // Chosen here, so that the steps of a script are in the order of the journal.
      const answer = (isWelcome && !isCut ? inbox.book.next(pathname, body) : undefined) ?? null;
      // Member by member: to spread another object into a delivery takes longer than all the rest of composing it.
      return {
        sequence,
        inbox: inbox.options.name,
        webhookId,
        method: request.method as string,
        prefix,
        path,
        headers,
        headerNames,
        bodyBase64: body.toString('base64'),
        ...(isCut ? { isCut } : {}),
        receivedAt,
        completedAt,
        // The planned time: the line must be on disk before the answer leaves.
        answeredAt: now() + (answer?.delayMs ?? 0),
        answerStatus: answer === null ? plain.status : statusOf(answer, plain),
        answer,
        token,
        validation,
        connection,
      };
    });
  } catch (error) {
    onError(error);
    send(response, jsonAnswer(503, { error: 'The delivery could not be stored.' }));
    return;
  }
  if (stored.answer === null) send(response, plain);
  else await perform(response, stored.answer, plain, sleep);
}

function statusOf({ reset, status }: AnswerStep, plain: OutgoingAnswer): number {
  return reset === 'before-head' ? 0 : (status ?? plain.status);
}

/** The headers that say how a body is packed. */
function plainHeaders({ headers }: IncomingMessage): Record<string, string | undefined> {
  return { 'content-encoding': headers['content-encoding'], 'content-type': headers['content-type'] };
}

function peerOf({ socket: { remoteAddress = '', remotePort = 0 } }: IncomingMessage): string {
  return remoteAddress.includes(':') ? `[${remoteAddress}]:${remotePort}` : `${remoteAddress}:${remotePort}`;
}

/** Node gives names and values in turn, as sent. */
function headersOf(rawHeaders: readonly string[]): { headers: [name: string, value: string][]; headerNames: string[] } {
  const headers: [name: string, value: string][] = [];
  const headerNames: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    headerNames.push(name);
    headers.push([name.toLowerCase(), rawHeaders[index + 1] as string]);
  }
  return { headers, headerNames };
}
