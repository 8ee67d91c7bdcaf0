import type { IncomingMessage, ServerResponse } from 'node:http';
import { jsonAnswer, send } from '../answer.js';
import { QueryError } from '../filter.js';
import { pathOf, queryOf, targetOf } from '../path.js';
import { Problem, READ_API_PREFIX, type Call, type Method, type ReadApi, type Route } from './route.js';
import { routes } from './routes.js';

/**
 * Answers one request to the read API: 401 without the token (whether the path exists or not, except for what is open), 404 for
 * an unknown path, 405 for another method, 400 for a query or body that isn't understood. Errors are `{"error": "…"}`.
 */
export async function answerRead(
  request: IncomingMessage,
  response: ServerResponse,
  api: ReadApi,
  signal: AbortSignal,
): Promise<void> {
  const target = targetOf(request);
  const found = findRoute(pathOf(target).slice(READ_API_PREFIX.length));
  // Answers hold what the provider sent: nothing on the way keeps them or guesses their type.
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  if (found?.route.open !== true && !api.isAuthorised(request.headers.authorization)) {
    send(response, jsonAnswer(401, { error: 'The read token is missing or wrong.' }, { 'www-authenticate': 'Bearer' }));
  } else if (found === undefined) {
    send(response, jsonAnswer(404, { error: 'The read API has no such path.' }));
  } else {
    const { route, params } = found;
    await answerRoute(route, { api, params, query: queryOf(target), request, response, signal });
  }
}

async function answerRoute(route: Route, call: Call): Promise<void> {
  const { api, request, response, signal } = call;
  const answer = route.methods[request.method as Method];
  if (answer === undefined) {
    const allow = Object.keys(route.methods).join(', ');
    send(response, jsonAnswer(405, { error: `This path takes ${allow}.` }, { allow }));
    return;
  }
  try {
    await answer(call);
  } catch (error) {
    if (error instanceof QueryError) {
      send(response, jsonAnswer(400, { error: error.message }));
    } else if (error instanceof Problem) {
      send(response, jsonAnswer(error.status, { error: error.message }));
    } else if (!signal.aborted) {
      api.onError(error);
      if (response.headersSent) response.destroy();
      else send(response, jsonAnswer(500, { error: 'The journal could not be read.' }));
    }
  }
}

function findRoute(path: string): { route: Route; params: Record<string, string> } | undefined {
  for (const route of routes) {
    const params = paramsOf(route.path.split('/'), path.split('/'));
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

function paramsOf(template: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  if (template.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = path[index] as string;
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}
