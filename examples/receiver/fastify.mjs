// The reference receiver on Fastify. Start it with: RECEIVER_TOKEN=… node examples/receiver/fastify.mjs [port]
import { fastify } from 'fastify';
import { answerTo, createHandling } from './handling.mjs';
import { routes } from './routes.mjs';
import { startIfMain } from './start.mjs';
import { longestBody } from './steps.mjs';

/** A receiver; it is not listening yet. */
export async function createFastifyReceiver(options) {
  const handling = createHandling(options);
  const app = fastify({ bodyLimit: longestBody });
  // The bytes as they came: the parser for JSON would lose digits of amounts, and a signature is over bytes.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_, bytes) => bytes);
  app.get('/webhook/health', async () => ({}));
  app.get('/books', async ({ url }) => handling.books(url));
  for (const [url, route] of Object.entries(routes))
    app.post(url, { onRequest: async ({ raw }) => handling.admit(raw) }, async ({ raw, body }) => {
      await handling.take(raw, route, body ?? Buffer.alloc(0));
      return {};
    });
  app.setNotFoundHandler(async ({ url }, reply) => {
    const isWebhook = Object.hasOwn(routes, new URL(url, 'http://receiver').pathname);
    return reply.status(isWebhook ? 405 : 404).send({ error: isWebhook ? 'POST is expected' : 'no such webhook' });
  });
  app.setErrorHandler(async (error, _, reply) => {
    const [status, text] = answerTo(error);
    return reply.status(status).send(text);
  });
  await app.ready();
  return app.server;
}

await startIfMain(import.meta.url, createFastifyReceiver);
