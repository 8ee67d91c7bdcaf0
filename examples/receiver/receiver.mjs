// A reference receiver of the Partner API's webhooks on plain Node: copy what you need. express.mjs, fastify.mjs and receiver.py are the
// same on other servers.
// Start it with: RECEIVER_TOKEN=… node examples/receiver/receiver.mjs [port]
import { createServer } from 'node:http';
import { answerTo, createHandling } from './handling.mjs';
import { routes } from './routes.mjs';
import { startIfMain } from './start.mjs';

/**
 * A receiver; it is not listening yet.
 * @param anyMethod takes every method; it and what follows are for tests, as are further options of the handling
 */
export function createReceiver({ anyMethod = false, health = 200, unknownPath = 404, ...options }) {
  const handling = createHandling(options);

  async function answer(request) {
    const { pathname } = new URL(request.url, 'http://receiver');
    if (request.method === 'GET' && pathname === '/webhook/health') return [health, {}];
    if (request.method === 'GET' && pathname === '/books') return [200, handling.books(request.url)];
    const route = routes[pathname];
    if (!route) return [unknownPath, { error: 'no such webhook' }];
    if (request.method !== 'POST' && !anyMethod) return [405, { error: 'POST is expected' }];
    await handling.admit(request);
    await handling.take(request, route, await handling.read(request));
    return [200, {}];
  }

  return createServer((request, response) => {
    const reply = ([status, body]) => {
      const text = JSON.stringify(body);
      // What was refused early may still be sending: the connection ends with the answer.
      const close = request.complete ? {} : { connection: 'close' };
      response.writeHead(status, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        ...close,
      });
      response.end(text);
    };
    answer(request).then(reply, (error) => reply(answerTo(error)));
  });
}

await startIfMain(import.meta.url, createReceiver);
