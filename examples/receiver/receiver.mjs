// A reference receiver of the Partner API's webhooks on plain Node: copy what you need.
// Start it with: RECEIVER_TOKEN=… node examples/receiver/receiver.mjs [port]
import { createServer } from 'node:http';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLedger } from './ledger.mjs';
import { routes } from './routes.mjs';
import { Refusal, steps as goodSteps } from './steps.mjs';

/**
 * A receiver; it is not listening yet.
 * @param token what the provider sends in the Authorization header
 * @param secret of signatures by Standard Webhooks; without it none is asked for
 * @param steps what to do in another way than the good one; it and what follows are for tests
 */
export function createReceiver({
  token,
  secret,
  now = Date.now,
  ledger = createLedger(),
  steps = {},
  anyMethod = false,
  health = 200,
  unknownPath = 404,
}) {
  const own = { ...goodSteps, ...steps };

  async function deliver(request, route) {
    const context = { token, secret, now, ledger, request };
    await own.authorise(request, context);
    own.contentType(request);
    const bytes = await own.read(request);
    own.signature(request, bytes, context);
    const payload = own.parse(own.decode(bytes), context);
    own.check(payload, route);
    await own.apply(payload, route, context);
  }

  async function answer(request) {
    const url = new URL(request.url, 'http://receiver');
    if (request.method === 'GET' && url.pathname === '/webhook/health') return [health, {}];
    // What the books say, for the certification alone: keep it from the outside.
    if (request.method === 'GET' && url.pathname === '/books')
      return [200, ledger.tell(url.searchParams.getAll('id'), url.searchParams.getAll('user'))];
    const route = routes[url.pathname];
    if (!route) return [unknownPath, { error: 'no such webhook' }];
    if (request.method !== 'POST' && !anyMethod) return [405, { error: 'POST is expected' }];
    await deliver(request, route);
    return [200, {}];
  }

  const server = createServer((request, response) => {
    const reply = (status, body) => {
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
    answer(request).then(
      ([status, body]) => reply(status, body),
      (error) =>
        reply(error instanceof Refusal ? error.status : 500, {
          error: error instanceof Refusal ? error.message : 'internal',
        }),
    );
  });
  return server;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const token = process.env.RECEIVER_TOKEN;
  if (!token) {
    console.error('RECEIVER_TOKEN is not set; it holds what the provider sends in the Authorization header');
    process.exit(2);
  }
  const server = createReceiver({ token, secret: process.env.RECEIVER_SECRET });
  server.listen(Number(process.argv[2] ?? 8787), '127.0.0.1', () => {
    console.log(`receiver at http://127.0.0.1:${server.address().port}`);
  });
}
