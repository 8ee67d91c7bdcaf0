import type { IncomingMessage } from 'node:http';

/**
 * The raw body. What comes after the limit is read and dropped (for as long as the server's request timeout allows), because
 * closing a connection that is still being written to would take the answer from the peer.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'too large' | 'aborted'> {
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
    request.on('end', () => resolve(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)));
    // A peer that leaves is no error to a request that nobody listens to for errors: it closes.
    request.on('close', () => resolve('aborted'));
    if (Number(request.headers['content-length']) > limit) resolve('too large');
  });
}
