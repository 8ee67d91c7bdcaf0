import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { unknownRouteReply } from './errors.js';
import { addOperator } from './operator.js';
import { addPages } from './pages.js';
import { addPartnerApi } from './partner-api.js';
import type { Runtime } from './runtime.js';

/** Key and certificate in PEM form. */
export interface Tls {
  key: string;
  cert: string;
}

/** Longer than any path that fits into the request head: an id is unknown, not a route. */
const maxParamLength = 20_000;

/** The HTTP server with the routes of the Partner API and of its operator; it does not listen yet. */
export function createServer(runtime: Runtime, tls?: Tls): FastifyInstance {
  const { status, body } = unknownRouteReply();
  const notFound = (reply: FastifyReply) => void reply.status(status).send(body);
  const options = {
    // Connections that clients keep open must not hold up close().
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength },
    // A path that cannot be decoded.
    frameworkErrors: (_error: unknown, _request: unknown, reply: unknown) => notFound(reply as FastifyReply),
  };
  const app = (tls ? Fastify({ ...options, https: tls }) : Fastify(options)) as FastifyInstance;
  // Nobody reads the body of a request to an unknown route.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.setNotFoundHandler((_request, reply) => notFound(reply));
  // Each in a scope of its own, so that error handlers and body parsers stay apart.
  app.register((scope) => addPartnerApi(scope, runtime));
  app.register((scope, _options, done) => {
    addPages(scope, runtime);
    done();
  });
  app.register((scope, _options, done) => {
    addOperator(scope, runtime.control);
    done();
  });
  return app;
}
