import type { FastifyError, FastifyInstance } from 'fastify';
import { areas } from './areas/index.js';
import { readRequestBody, type RequestBody } from './json.js';
import { routePath } from './route-path.js';
import { TriggerError, type Control, type Trigger } from './trigger.js';

/** Where the operator's routes begin. */
export const operatorPrefix = '/_sandbox';

/** A whole state can be loaded; more than this is none that a sandbox made. */
const bodyLimit = 256 * 1024 * 1024;

/** Everything that an operator can do. */
export const triggers: readonly Trigger[] = areas.flatMap((area) => area.triggers);

/** Adds the operator's routes. They ask for no key, so the server must not be reachable from elsewhere. */
export function addOperator(app: FastifyInstance, control: Control): void {
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error instanceof TriggerError ? error.status : (error.statusCode ?? 500);
    if (status >= 500) process.emitWarning(error);
    void reply.status(status).send({ error: error.message });
  });
  // Whatever its content type says: curl sends a form's by default.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, async (_request: unknown, text: string) => {
    try {
      return readRequestBody(text);
    } catch {
      throw new TriggerError(400, 'The body is not valid JSON.');
    }
  });
  for (const { method, path, handle } of triggers) {
    app.route({
      method,
      url: operatorPrefix + routePath(path),
      bodyLimit,
      handler: async (request) => {
        const sent = request.body as RequestBody | undefined;
        return handle(control, {
          params: request.params as Record<string, string>,
          query: request.query as Record<string, unknown>,
          body: sent?.exact,
          plainBody: sent?.plain,
        });
      },
    });
  }
}
