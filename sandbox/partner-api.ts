import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Contract, Operation } from '../contracts/model/types.js';
import type { Authenticator } from './authentication.js';
import type { Clock } from './clock.js';
import { AccessDenied, accessDeniedReply, errorReply, Refusal, type ErrorReply } from './errors.js';
import { isJsonObject, jsonText, parseBody, type JsonObject, type ParsedBody } from './json.js';
import type { OperationReply, OperationRequest, SandboxOperation } from './operations/operation.js';
import { routePath } from './route-path.js';
import type { Store } from './store.js';
import { createValidators } from './validation.js';
import type { WebhookEvent } from './webhooks/event.js';

export interface PartnerApiOptions {
  contract: Contract;
  operations: readonly SandboxOperation[];
  authenticate: Authenticator;
  store: Store;
  clock: Clock;
  emit: (event: WebhookEvent) => void;
}

const json = 'application/json; charset=utf-8';

/** Adds the routes of the Partner API: first the key is judged, then the body, then the operation decides. */
export function addPartnerApi(app: FastifyInstance, options: PartnerApiOptions): void {
  const { contract, operations, authenticate, emit } = options;
  const validators = createValidators(contract);

  app.setErrorHandler((error: Error, _request, reply) => {
    const { status, body } = replyTo(contract, error);
    void reply.status(status).type(json).send(body);
  });
  app.setReplySerializer(jsonText);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: unknown, text: string) => {
    try {
      return parseBody(text);
    } catch {
      throw new Refusal('P403', 'The request body must be valid JSON.');
    }
  });
  app.addContentTypeParser('*', { parseAs: 'string' }, async () => {
    throw new Refusal('P403', 'Content-Type must be application/json.');
  });

  for (const sandboxOperation of operations) {
    const operation = operationOf(contract, sandboxOperation.id);
    const bodyFailures = validators.body(operation, sandboxOperation.missesItself);
    const readQuery = validators.query(operation);
    const success = successStatus(operation);
    app.route({
      method: operation.method,
      url: routePath(operation.path),
      // Before the body is read: a call without a key learns nothing about its body.
      onRequest: (request, _reply, done) => {
        if (sandboxOperation.access === 'key') authenticate(request.headers);
        done();
      },
      handler: (request, reply) => {
        const sent = request.body as ParsedBody | undefined;
        const query = readQuery(request.query as JsonObject);
        const failures = [...query.failures, ...bodyFailures(sent?.plain)];
        if (failures.length > 0) throw new Refusal('P403', failures.join(' '));
        const {
          body,
          contentType = json,
          events = [],
        } = perform(options, sandboxOperation, request, {
          params: request.params as Record<string, string>,
          query: query.values,
          body: isJsonObject(sent?.exact) ? sent.exact : {},
        });
        void reply.status(success).type(contentType).send(body);
        events.forEach(emit);
      },
    });
  }
}

function perform(
  { contract, store, clock, authenticate }: PartnerApiOptions,
  operation: SandboxOperation,
  { headers }: FastifyRequest,
  request: OperationRequest,
): OperationReply {
  if (operation.access === 'open') return operation.handle({ contract, store, clock }, request);
  return operation.handle({ contract, store, clock, tenant: store.tenant(authenticate(headers)) }, request);
}

function operationOf(contract: Contract, id: string): Operation {
  const operation = contract.operations.get(id);
  if (!operation) throw new Error(`The contract of version ${contract.version} has no operation ${id}.`);
  return operation;
}

function successStatus({ id, object }: Operation): number {
  const status = Object.keys(object.responses).find((candidate) => candidate.startsWith('2'));
  if (status === undefined) throw new Error(`The contract gives no success status for ${id}.`);
  return Number(status);
}

function replyTo({ facts }: Contract, error: Error): ErrorReply {
  if (error instanceof Refusal) return errorReply(facts, error.code, error.detail);
  if (error instanceof AccessDenied) return accessDeniedReply(facts, error.problem);
  // The framework refuses what it cannot read: a body that is too large, a length that does not fit.
  if (statusOf(error) < 500) return errorReply(facts, 'P403', `${error.message}.`);
  // A mistake of the sandbox itself: the caller gets what the API would answer, whoever runs it gets the stack.
  process.emitWarning(error);
  return errorReply(facts, 'P500');
}

function statusOf(error: Error): number {
  return 'statusCode' in error ? Number(error.statusCode) : 500;
}
