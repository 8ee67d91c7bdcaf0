import { randomUUID } from 'node:crypto';
import path from 'node:path';
import fastify from 'fastify';
import { packageRoot } from '../../contracts/model/load.js';

/** Description of the bookshop, in OpenAPI 3.0. */
export const bookshopContract = path.join(packageRoot, 'cli/test-support/bookshop.yaml');

/** What can be wrong with the bookshop, and the check that has to see it. */
export const bookshopBugs = {
  'malformed-json-fails': 'server-error',
  'key-ignored': 'authentication-ignored',
  'limit-ignored': 'invalid-data-accepted',
  'book-moved': 'status-listed',
  'front-page-shown': 'content-type',
  'key-in-base64': 'secret-exposed',
  'book-forgotten': 'write-has-effect',
  'title-cut': 'write-has-effect',
  'book-kept': 'write-has-effect',
  'shelf-empty': 'write-has-effect',
  'number-given-again': 'write-has-effect',
} as const;

export type BookshopBug = keyof typeof bookshopBugs;

export const bookshopKey = 'key-of-the-bookshop-5c1e';

const uuid = { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' };
const bookSchema = {
  type: 'object',
  required: ['title', 'binding'],
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 80 },
    binding: { enum: ['soft', 'hard'] },
    price: {
      type: 'object',
      required: ['amount', 'currency'],
      properties: {
        amount: { type: 'string', pattern: '^\\d+\\.\\d{2}$' },
        currency: { enum: ['eur', 'gbp'] },
      },
    },
  },
};

interface Book {
  title: string;
  binding: string;
  price?: unknown;
}

interface Order {
  bookId: string;
  quantity: number;
  note?: string | null;
}

/** A small service of another domain, on a free loopback port. */
export async function startBookshop(bug?: BookshopBug): Promise<{ url: string; close(): Promise<void> }> {
  const app = fastify({
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    exposeHeadRoutes: false,
  });
  const books = new Map<string, Book & { id: string }>();
  let orders = 0;

  app.setErrorHandler((error: { statusCode?: number; code?: string; message: string }, _request, reply) => {
    const malformed = error.code === 'FST_ERR_CTP_INVALID_JSON_BODY' || error instanceof SyntaxError;
    const status = bug === 'malformed-json-fails' && malformed ? 500 : (error.statusCode ?? 500);
    return reply.code(status).send({ message: error.message });
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: 'not found' }));
  app.addHook('onRequest', async (request, reply) => {
    const open = bug === 'key-ignored' && request.method === 'GET' && request.url.startsWith('/books/');
    if (!open && request.headers.authorization !== `Bearer ${bookshopKey}`)
      await reply.code(401).send({ message: 'who are you?' });
  });

  app.get<{ Querystring: { limit?: string } }>('/books', (request, reply) => {
    const limit = request.query.limit ?? '10';
    if (!/^\d+$/.test(limit) || Number(limit) < 1 || Number(limit) > 50)
      return reply.code(400).send({ message: 'limit is a whole number from 1 to 50' });
    return bug === 'shelf-empty' ? [] : [...books.values()].slice(0, Number(limit));
  });
  app.post<{ Body: Book }>('/books', { schema: { body: bookSchema } }, (request, reply) => {
    const { title, binding, price } = request.body;
    const id = bug === 'number-given-again' ? '00000000-0000-4000-8000-000000000000' : randomUUID();
    const book = { id, title, binding, ...(price === undefined ? {} : { price }) };
    const stored = bug === 'title-cut' ? { ...book, title: `${title.slice(0, -1)}…` } : book;
    if (bug !== 'book-forgotten') books.set(book.id, stored);
    return reply.code(201).send(book);
  });
  app.post('/opening', (request, reply) => {
    if (bug === 'key-in-base64')
      return reply.header('x-debug', Buffer.from(request.headers.authorization ?? '').toString('base64')).send();
    return bug === 'front-page-shown' ? reply.type('text/html').send('<!doctype html><h1>Welcome</h1>') : reply.send();
  });
  const params = { type: 'object', properties: { bookId: uuid } };
  app.get<{ Params: { bookId: string } }>('/books/:bookId', { schema: { params } }, (request, reply) => {
    const book = books.get(request.params.bookId);
    if (book && bug === 'book-moved') return reply.redirect('/books');
    return book ?? reply.code(404).send({ message: 'no such book' });
  });
  app.delete<{ Params: { bookId: string } }>('/books/:bookId', { schema: { params } }, (request, reply) =>
    bug === 'book-kept' || books.delete(request.params.bookId)
      ? reply.code(204).send()
      : reply.code(404).send({ message: 'no such book' }),
  );
  const quantity = { type: 'integer', minimum: 1, ...(bug === 'limit-ignored' ? {} : { maximum: 20 }) };
  const body = {
    type: 'object',
    required: ['bookId', 'quantity'],
    properties: { bookId: uuid, quantity, note: { type: ['string', 'null'], maxLength: 100 } },
  };
  app.post<{ Body: Order }>('/orders', { schema: { body } }, (request, reply) => {
    const { bookId, quantity: count, note = null } = request.body;
    if (!books.has(bookId)) return reply.code(409).send({ message: 'no such book' });
    return reply.code(201).send({ id: (orders += 1), bookId, quantity: count, note });
  });

  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url, close: () => app.close() };
}
