// The reference receiver on Express. Start it with: RECEIVER_TOKEN=… node examples/receiver/express.mjs [port]
import { createServer } from 'node:http';
import express from 'express';
import { answerTo, createHandling } from './handling.mjs';
import { routes } from './routes.mjs';
import { startIfMain } from './start.mjs';
import { longestBody } from './steps.mjs';

/** A receiver; it is not listening yet. */
export function createExpressReceiver(options) {
  const handling = createHandling(options);
  const app = express();
  app.disable('x-powered-by');
  app.get('/webhook/health', (_, response) => void response.json({}));
  app.get('/books', (request, response) => void response.json(handling.books(request.originalUrl)));
  // The bytes as they came: express.json() would lose digits of amounts, and a signature is over bytes.
  const body = express.raw({ type: () => true, limit: longestBody, inflate: false });
  const admit = (request, _, next) => handling.admit(request).then(() => next(), next);
  for (const [path, route] of Object.entries(routes)) {
    app.post(path, admit, body, async (request, response) => {
      await handling.take(request, route, request.body ?? Buffer.alloc(0));
      response.json({});
    });
    app.all(path, (_, response) => void response.status(405).json({ error: 'POST is expected' }));
  }
  app.use((_, response) => void response.status(404).json({ error: 'no such webhook' }));
  // Express knows by the four parameters that this is for errors.
  app.use((error, _, response, next) => {
    if (response.headersSent) return next(error);
    const [status, text] = answerTo(error);
    response.status(status).json(text);
  });
  return createServer(app);
}

await startIfMain(import.meta.url, createExpressReceiver);
