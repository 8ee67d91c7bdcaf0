import type { IncomingMessage } from 'node:http';

/** A body as it came; of one over the limit the first bytes. */
export interface RawBody {
  body: Buffer;
  isCut?: true;
}

/**
 * The raw body. What comes after the limit is read and dropped (for as long as the server's request timeout allows), because
 * closing a connection that is still being written to would take the answer from the peer.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<RawBody | 'aborted'> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      if (size > limit) return;
      size += part.length;
      parts.push(size <= limit ? part : part.subarray(0, part.length - (size - limit)));
      if (size > limit) resolve({ body: Buffer.concat(parts), isCut: true });
    });
    request.on('end', () => resolve({ body: parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts) }));
    // A peer that leaves is no error to a request that nobody listens to for errors: it closes.
    request.on('close', () => resolve('aborted'));
  });
}
