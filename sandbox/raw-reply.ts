import { Readable, pipeline } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Writes an answer to the connection as it is, head included, and closes the connection; for answers that are no HTTP. */
export function sendRaw(reply: FastifyReply, parts: Iterable<Uint8Array>): void {
  reply.hijack();
  const { socket } = reply.raw;
  // Whoever called may have had enough of it.
  if (socket) pipeline(Readable.from(parts), socket, () => socket.destroy());
}
