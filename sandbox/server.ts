import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { unknownRouteReply } from './errors.js';
import { addOperator } from './operator/index.js';
import type { Control } from './operator/trigger.js';
import { addPartnerApi, type PartnerApiOptions } from './partner-api.js';

/** Longer than any path that fits into the request head: an id is unknown, not a route. */
const maxParamLength = 20_000;

/** The HTTP server with the routes of the Partner API and of its operator; it does not listen yet. */
export function createServer(partnerApi: PartnerApiOptions, control: Control): FastifyInstance {
  const { status, body } = unknownRouteReply();
  const notFound = (reply: FastifyReply) => void reply.status(status).send(body);
  const app = Fastify({
    // Connections that clients keep open must not hold up close().
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength },
    // A path that cannot be decoded.
    frameworkErrors: (_error, _request, reply) => notFound(reply as FastifyReply),
  });
  // Nobody reads the body of a request to an unknown route.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.setNotFoundHandler((_request, reply) => notFound(reply));
  // Each in a scope of its own, so that error handlers and body parsers stay apart.
  app.register((scope, _options, done) => {
    addPartnerApi(scope, partnerApi);
    done();
  });
  app.register((scope, _options, done) => {
    addOperator(scope, control);
    done();
  });
  return app;
}
