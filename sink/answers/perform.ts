import type { ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { allowsBody, send, type OutgoingAnswer } from '../answer.js';
import type { AnswerBody, AnswerStep } from './step.js';

/** Resolves after `ms` milliseconds; rejects when the signal is aborted. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

const SLOW_PIECES = 10;
const PIECE_BYTES = 64 * 1024;

/** Carries out one step: waits, resets or sends, in whatever way it says. Resolves early where the peer has gone. */
export async function perform(
  response: ServerResponse,
  step: AnswerStep,
  acknowledgement: OutgoingAnswer,
  sleep: Sleep,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    if (step.delayMs !== undefined) await sleep(step.delayMs, gone.signal);
    if (gone.signal.aborted) return;
    if (step.reset === 'before-head') return reset(response);
    const { status, headers, body } = composed(step, acknowledgement);
    if (step.reset === undefined && step.slowBodyMs === undefined && Buffer.isBuffer(body))
      return send(response, { status, headers, body });
    response.writeHead(status, headers);
    if (step.reset === 'in-body') return tear(response, body);
    // A huge body takes its time by itself.
    const pieces = Buffer.isBuffer(body)
      ? paced(slices(body, SLOW_PIECES), (step.slowBodyMs ?? 0) / SLOW_PIECES, sleep, gone.signal)
      : fill(body.huge);
    await pipeline(Readable.from(pieces), response);
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  }
}

/** A whole body, or the number of bytes of one too large to be held. */
type Body = Buffer | { huge: number };

interface Composed {
  status: number;
  headers: Record<string, string>;
  body: Body;
}

function composed(step: AnswerStep, acknowledgement: OutgoingAnswer): Composed {
  const { status = acknowledgement.status, headers = {}, body } = step;
  if (!allowsBody(status)) return { status, headers, body: Buffer.alloc(0) };
  const content = body === undefined ? plain(acknowledgement) : contentOf(body);
  const length = String(Buffer.isBuffer(content.body) ? content.body.length : content.body.huge);
  const described = { ...(content.type === '' ? {} : { 'content-type': content.type }), 'content-length': length };
  return { status, headers: { ...described, ...lowerCased(headers) }, body: content.body };
}

function plain(acknowledgement: OutgoingAnswer): { type: string; body: Buffer } {
  return { type: acknowledgement.headers['content-type'] ?? '', body: Buffer.from(acknowledgement.body) };
}

function contentOf(body: AnswerBody): { type: string; body: Body } {
  if ('json' in body) return { type: 'application/json', body: Buffer.from(JSON.stringify(body.json)) };
  if ('text' in body) return { type: 'text/plain; charset=utf-8', body: Buffer.from(body.text) };
  if ('garbage' in body)
    return { type: 'application/json', body: Buffer.alloc(body.garbage, Buffer.from([0x7b, 0xff, 0x00, 0xfe])) };
  if ('huge' in body) return { type: 'application/json', body: { huge: body.huge } };
  return { type: '', body: Buffer.alloc(0) };
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function* slices(body: Buffer, count: number): Generator<Buffer> {
  const size = Math.max(1, Math.ceil(body.length / count));
  for (let start = 0; start < body.length; start += size) yield body.subarray(start, start + size);
}

/** JSON white space: a receiver that parses as it reads must take all of it. */
function* fill(bytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(PIECE_BYTES, ' ');
  for (let left = bytes; left > 0; left -= PIECE_BYTES) yield piece.subarray(0, left);
}

async function* paced(
  pieces: Iterable<Buffer>,
  pauseMs: number,
  sleep: Sleep,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    await sleep(pauseMs, signal);
    yield piece;
  }
}

function tear(response: ServerResponse, body: Body): Promise<void> {
  const half = Buffer.isBuffer(body) ? body.subarray(0, Math.floor(body.length / 2)) : Buffer.alloc(PIECE_BYTES, ' ');
  return new Promise((resolve) => {
    // An empty half sends the head alone.
    response.flushHeaders();
    response.write(half.length === 0 ? Buffer.from(' ') : half, () => {
      reset(response);
      resolve();
    });
  });
}

/** RST where the transport allows it; a TLS connection is cut without its closing alert. */
function reset(response: ServerResponse): void {
  const { socket } = response;
  if (socket === null) return;
  if (Object.getPrototypeOf(socket) === Socket.prototype) socket.resetAndDestroy();
  else socket.destroy();
}
