import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isObject, type JsonObject } from '../contracts/model/json-value.js';
import type { Operation } from '../contracts/model/types.js';
import type { WebhookEvent } from '../sender/event.js';
import { areas } from './areas/index.js';
import { AccessDenied, accessDeniedReply, errorReply, Refusal } from './errors.js';
import type { CallMoment, Interceptor, Proceed, WireReply } from './faults/fault.js';
import { jsonText, readRequestBody, type RequestBody } from './json.js';
import type { OperationReply, OperationRequest, SandboxOperation } from './operation.js';
import { sendRaw } from './raw-reply.js';
import { routePath } from './route-path.js';
import type { Runtime } from './runtime.js';
import { readUpload, uploadLimits, type Upload } from './upload.js';
import { createValidators, describeViolation } from './validation.js';
import { createWriter, type Writer } from './view.js';

const json = 'application/json; charset=utf-8';

/** Every operation that some version has. */
export const operations: readonly SandboxOperation[] = areas.flatMap((area) => area.operations);

/** What a route needs to know of its operation. */
interface Route {
  contract: Operation;
  operation: SandboxOperation;
  status: number;
  /** Its body is multipart. */
  takesFiles: boolean;
  write: Writer;
  /** Reads and judges a request; throws the `Refusal` of one that is malformed. */
  read(request: FastifyRequest, upload: Upload | undefined): OperationRequest;
}

/** Adds the routes of the Partner API: first the key is judged, then the body, then the operation decides. */
export async function addPartnerApi(app: FastifyInstance, runtime: Runtime): Promise<void> {
  const routes = createRoutes(runtime);
  app.decorateRequest(tenantName, '');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text: string, done) => {
    try {
      done(null, readRequestBody(text));
    } catch {
      done(new Refusal('P403', 'The request body must be valid JSON.'));
    }
  });
  app.addContentTypeParser('*', { parseAs: 'string' }, async () => unsupported());
  for (const route of routes) if (!route.takesFiles) addRoute(app, runtime, route);
  // Apart, because the parser of forms costs every request of its scope.
  await app.register(async (scope) => {
    await scope.register(multipart, { limits: uploadLimits });
    for (const route of routes) if (route.takesFiles) addRoute(scope, runtime, route);
  });
}

/** Where a request keeps the name of the tenant whose key it carries. */
const tenantName = Symbol('tenant');

type KeyedRequest = FastifyRequest & { [tenantName]: string };

function addRoute(app: FastifyInstance, runtime: Runtime, route: Route): void {
  const { operation, contract: described } = route;
  const { hooks } = runtime.faults;
  const { header } = runtime.facts.authentication;

  const keyOf = ({ headers }: FastifyRequest): { apiKey?: string } => {
    const apiKey = headers[header.toLowerCase()];
    return typeof apiKey === 'string' ? { apiKey } : {};
  };

  const respond = (reply: FastifyReply, right: WireReply, moment: CallMoment): void => {
    const { status, contentType, headers, body, raw } = hooks.reply(right, moment);
    if (raw) {
      sendRaw(reply, raw());
      return;
    }
    void reply
      .code(status)
      .headers(headers)
      .header('content-type', contentType)
      .send(typeof body === 'string' || body instanceof Uint8Array ? body : jsonText(body));
  };

  const finish = (reply: FastifyReply, done: OperationReply, events: WebhookEvent[], moment: CallMoment): void => {
    const { body, contentType = json } = done;
    respond(reply, { status: route.status, contentType, headers: {}, body: route.write(body) }, moment);
    events.forEach(runtime.deliver);
  };

  const perform = (request: FastifyRequest, reply: FastifyReply, upload?: Upload): void | Promise<void> => {
    const read = route.read(request, upload);
    if (operation.access === 'open') {
      finish(reply, operation.handle(runtime, read), [], { operation: described });
      return undefined;
    }
    const events: WebhookEvent[] = [];
    const tenant = runtime.store.tenant((request as KeyedRequest)[tenantName]);
    const context = runtime.callContext(tenant, operation.id, events);
    const moment = { operation: described, context, request: read, ...keyOf(request) };
    if (!hooks.call) {
      finish(reply, operation.handle(context, read), events, moment);
      return undefined;
    }
    const proceed: Proceed = (used, given) => operation.handle(used, given);
    return standAround(hooks.call, moment, proceed).then(
      (done) => finish(reply, done, events, moment),
      (error: unknown) => {
        respond(reply, replyTo(runtime, error as Error), moment);
        // Right operations refuse before they tell anything: these are a fault's.
        events.forEach(runtime.deliver);
      },
    );
  };

  app.route({
    method: described.method,
    url: routePath(described.path),
    errorHandler(error: Error, request, reply) {
      // The framework would close the connection on a caller who still writes, who may then never read the answer (RFC 9112, 9.6): the rest
      // of a body that is too large is read and dropped instead.
      if (isTooLarge(error)) reply.removeHeader('connection');
      respond(reply, replyTo(runtime, error), { operation: described, ...keyOf(request) });
    },
    // Before the body is read: a call without a key learns nothing about its body.
    onRequest: (request, _reply, done) => {
      if (operation.access === 'key')
        (request as KeyedRequest)[tenantName] = admit(runtime, request, { operation: described, ...keyOf(request) });
      done();
    },
    handler: (request, reply) => {
      if (!route.takesFiles) {
        const pending = perform(request, reply);
        return pending?.then(() => reply);
      }
      if (!request.isMultipart()) unsupported('multipart/form-data');
      return readUpload(request)
        .then((upload) => perform(request, reply, upload))
        .then(() => reply);
    },
  });
}

/** Carries an operation out within a fault, whose refusals become rejections. */
async function standAround(
  call: NonNullable<Interceptor['call']>,
  moment: Parameters<NonNullable<Interceptor['call']>>[0],
  proceed: Proceed,
): Promise<OperationReply> {
  return call(moment, proceed);
}

function createRoutes({ contract, faults }: Runtime): Route[] {
  const validators = createValidators(contract);
  return operations.flatMap((operation): Route[] => {
    const described = contract.operations.get(operation.id);
    // Where two operations share a method and a path, the contract lists one under the ids of both.
    if (described?.object.operationId !== operation.id) return [];
    const judgeBody = validators.body(described, operation.missesItself);
    const readQuery = validators.query(described);
    const takesFiles = described.object.requestBody?.content['multipart/form-data'] !== undefined;
    const [status, schema] = success(described);
    return [
      {
        contract: described,
        operation,
        status,
        takesFiles,
        write: schema ? createWriter(contract, schema) : (view) => view,
        read(request, upload) {
          const sent = request.body as RequestBody | undefined;
          const query = readQuery(request.query as JsonObject);
          const violations = upload ? [] : faults.hooks.violations(judgeBody(sent?.plain), operation.id);
          const failures = [...query.failures, ...violations.map(describeViolation)];
          if (failures.length > 0) throw new Refusal('P403', failures.join(' '));
          return {
            params: request.params as Record<string, string>,
            query: query.values,
            body: upload?.fields ?? (isObject(sent?.exact) ? sent.exact : {}),
            files: upload?.files ?? [],
          };
        },
      },
    ];
  });
}

function admit({ authenticate, faults }: Runtime, request: FastifyRequest, moment: CallMoment): string {
  try {
    return authenticate(request.headers);
  } catch (error) {
    const tenant =
      error instanceof AccessDenied
        ? faults.hooks.letIn(error.problem, { ...moment, query: request.query as JsonObject })
        : undefined;
    if (tenant === undefined) throw error;
    return tenant;
  }
}

/** The first success status that the contract lists, with its schema where it has one. */
function success({ id, object }: Operation) {
  const status = Object.keys(object.responses).find((candidate) => candidate.startsWith('2'));
  if (status === undefined) throw new Error(`The contract gives no success status for ${id}.`);
  return [Number(status), object.responses[status]?.content?.['application/json']?.schema] as const;
}

function unsupported(type = 'application/json'): never {
  throw new Refusal('P403', `Content-Type must be ${type}.`);
}

function replyTo({ facts, traits }: Runtime, error: Error): WireReply {
  return { contentType: json, headers: {}, ...refusalOf(error) };

  function refusalOf(reason: Error) {
    if (reason instanceof Refusal) return errorReply(facts, traits, reason.code, reason.detail);
    if (reason instanceof AccessDenied) return accessDeniedReply(facts, reason.problem);
    // The framework refuses what it cannot read: a body that is too large, a length that does not fit.
    if (statusOf(reason) < 500) return errorReply(facts, traits, 'P403', `${reason.message}.`);
    // A mistake of the sandbox itself: the caller gets what the API would answer, whoever runs it gets the stack.
    process.emitWarning(reason);
    return errorReply(facts, traits, 'P500');
  }
}

function isTooLarge(error: Error): boolean {
  return 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
}

function statusOf(error: Error): number {
  return 'statusCode' in error ? Number(error.statusCode) : 500;
}
