import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Delivery, Reply } from './plants.js';

const pieces = 8;
const pauseMs = 40;

/**
 * Delivers an answer as a plant says.
 * @param over ends an answer that is withheld
 * @returns whether the client got a status
 */
export async function deliver(
  response: ServerResponse,
  { status, headers, body }: Reply,
  delivery: Delivery,
  over: AbortSignal,
): Promise<boolean> {
  if (delivery === 'withheld') {
    await new Promise<void>((resolve) => {
      response.once('close', resolve);
      over.addEventListener('abort', () => resolve(), { once: true });
      if (over.aborted) resolve();
    });
    response.destroy();
    return false;
  }
  if (delivery === 'reset') {
    response.socket?.resetAndDestroy();
    return false;
  }
  response.writeHead(status, { ...headers, 'content-length': body.length });
  if (delivery === 'half') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
    return true;
  }
  if (delivery === 'slow') {
    const size = Math.max(1, Math.ceil(body.length / pieces));
    for (let at = 0; at < body.length && !response.destroyed; at += size) {
      response.write(body.subarray(at, at + size));
      await wait(pauseMs);
    }
    response.end();
    return true;
  }
  response.end(body);
  return true;
}
