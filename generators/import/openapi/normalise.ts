import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';
import { ContractError } from '../../../contracts/model/load.js';
import { escapeToken } from '../../../contracts/model/pointer.js';
import { unreadMark } from '../../../contracts/model/unread.js';
import type {
  MediaType,
  OpenApiDocument,
  OperationObject,
  ResponseObject,
  Schema,
  WebhookObject,
  WebhookPlace,
} from '../../../contracts/model/types.js';
import { makeableType } from '../../cases/writing/media.js';
import { Documents, type ReadText } from './documents.js';
import { exampleIn, oneSchema, parts, plainMediaType } from './nodes.js';
import { parametersOf } from './parameters.js';
import { Schemas, type Direction } from './schemas.js';
import { servedAt } from './servers.js';
import { fromSwagger } from './swagger.js';

/** Methods whose operations are tested. */
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

class Normaliser {
  readonly #document: JsonObject;
  readonly #schemas: Schemas;
  readonly #file: string;
  readonly #ids = new Set<string>();
  readonly #tell: ((what: string) => void) | undefined;
  /** How many places could not be read so far. */
  #broken = 0;
  /** Paths and calls of which nothing could be read. */
  readonly #lost: string[] = [];

  constructor(documents: Documents, file: string, tell?: (what: string) => void) {
    this.#schemas = new Schemas(documents, tell);
    this.#document = documents.root;
    this.#file = file;
    this.#tell = tell;
  }

  /** What is made of a place; nothing of one that cannot be read, where somebody is told. */
  #unlessBroken<Made>(make: () => Made): Made[] {
    try {
      return [make()];
    } catch (error) {
      if (!this.#tell || !(error instanceof ContractError)) throw error;
      this.#tell(error.message);
      this.#broken += 1;
      return [];
    }
  }

  /** As above, of a path or a call: where nothing can be read of it, its name is kept. */
  #unlessLost<Made>(name: string, make: () => Made): Made[] {
    const made = this.#unlessBroken(make);
    if (made.length === 0) this.#lost.push(name);
    return made;
  }

  #content(
    node: unknown,
    direction: Direction,
    pointer: string,
  ): NonNullable<OperationObject['requestBody']>['content'] {
    if (!isObject(node)) return {};
    return Object.fromEntries(
      parts(node).map(([type, media]) => {
        const at = `${pointer}/${escapeToken(type)}`;
        const { schema, example, examples, encoding } = this.#schemas.resolved(media ?? {}, at);
        const shown = this.#shownBodies(example, examples, schema, at);
        return [
          plainMediaType(type),
          {
            ...shapeOf(schema ?? undefined, direction, () =>
              oneSchema(this.#schemas.schema(schema, direction, `${at}/schema`)),
            ),
            ...(isObject(encoding) && direction === 'request' ? { encoding: encoding as MediaType['encoding'] } : {}),
            ...(shown.length > 0 ? { examples: Object.fromEntries(shown) } : {}),
          },
        ];
      }),
    );
  }

  /** Bodies that a media type is shown with, beside its schema or in it. */
  #shownBodies(example: unknown, examples: unknown, schema: unknown, at: string): [string, { value: unknown }][] {
    if (isObject(examples)) {
      const all = Object.entries(examples).flatMap(([name, one]) =>
        this.#unlessBroken((): [string, unknown] => [name, this.#schemas.resolved(one, at)['value']]),
      );
      return all.filter(([, value]) => value !== undefined).map(([name, value]) => [name, { value }]);
    }
    const shown = example ?? (isObject(schema) ? exampleIn(this.#schemas.followed(schema)) : undefined);
    return shown === undefined || shown === null ? [] : [['example', { value: shown }]];
  }

  #responses(node: unknown, pointer: string): OperationObject['responses'] {
    const result: OperationObject['responses'] = {};
    for (const [status, response] of parts(node)) {
      const at = `${pointer}/${status}`;
      const made = this.#unlessBroken(() => {
        const { description = '', content, headers } = this.#schemas.resolved(response ?? {}, at);
        const described = this.#headers(headers, `${at}/headers`);
        return {
          description: String(description),
          content: this.#content(content, 'response', `${at}/content`),
          ...(Object.keys(described).length > 0 ? { headers: described } : {}),
        };
      });
      for (const one of made) result[/^\dxx$/i.test(status) ? status.toUpperCase() : status] = one;
    }
    return result;
  }

  /** Headers of an answer. `Content-Type` is described by the media types (OpenAPI, Response Object). */
  #headers(node: unknown, pointer: string): NonNullable<ResponseObject['headers']> {
    const made = parts(node)
      .filter(([name]) => name.toLowerCase() !== 'content-type')
      .flatMap(([name, raw]) =>
        this.#unlessBroken(() => {
          const at = `${pointer}/${escapeToken(name)}`;
          const { required, schema } = this.#schemas.resolved(raw ?? {}, at);
          const own = isObject(schema)
            ? oneSchema(this.#schemas.schema(schema, 'response', `${at}/schema`))
            : undefined;
          return [name, { required: required === true, ...(own ? { schema: own } : {}) }] as const;
        }),
      );
    return Object.fromEntries(made);
  }

  #operationId(given: unknown, method: string, path: string): string {
    const made = [method, ...path.split(/[^A-Za-z0-9]+/).filter((part) => part !== '')]
      .map((part, index) => (index === 0 ? part : part[0]?.toUpperCase() + part.slice(1)))
      .join('');
    // The parts of a case's id are divided by colons.
    const wanted = typeof given === 'string' && given !== '' ? given.replaceAll(':', '-') : made;
    let id = wanted;
    for (let count = 2; this.#ids.has(id); count += 1) id = `${wanted}-${count}`;
    this.#ids.add(id);
    return id;
  }

  #operation(path: string, method: string, item: JsonObject, place = '/paths'): OperationObject {
    const pointer = `${place}/${escapeToken(path)}/${method}`;
    const broken = this.#broken;
    const node = this.#schemas.resolved(item[method], pointer);
    const { operationId, summary, description, tags, requestBody, responses } = node;
    const security = node['security'] ?? this.#document['security'];
    const shared = Array.isArray(item['parameters']) ? (item['parameters'] as unknown[]) : [];
    const own = Array.isArray(node['parameters']) ? (node['parameters'] as unknown[]) : [];
    // The body of a GET has no meaning (RFC 9110, 9.3.1), and no client of the Fetch standard sends one.
    const hasBody = requestBody !== undefined && requestBody !== null && method !== 'get';
    const body = hasBody ? this.#schemas.resolved(requestBody, `${pointer}/requestBody`) : undefined;
    const content = this.#content(body?.['content'], 'request', `${pointer}/requestBody/content`);
    const chosen = makeableType(Object.keys(content));
    const title = [summary, description].find((text): text is string => typeof text === 'string' && text !== '');
    const operation: OperationObject = {
      operationId: this.#operationId(operationId, method, path),
      summary: title?.split('\n')[0]?.trim() ?? `${method.toUpperCase()} ${path}`,
      ...(Array.isArray(tags) ? { tags: tags.map(String) } : {}),
      ...(security === undefined ? {} : { security: security as Record<string, string[]>[] }),
      parameters: parametersOf([...shared, ...own], this.#schemas, `${pointer}/parameters`),
      ...this.#served(node, item),
      ...(body
        ? {
            requestBody: {
              required: body['required'] === true,
              content,
            },
            ...(chosen === undefined || chosen === 'application/json' ? {} : { 'x-media-type': chosen }),
          }
        : {}),
      responses: this.#responses(responses, `${pointer}/responses`),
      'x-open-refusals': true,
      'x-evidence': (node['x-evidence'] as OperationObject['x-evidence']) ?? stated(this.#file),
    };
    return this.#broken > broken ? { ...operation, [unreadMark]: true } : operation;
  }

  /** The path before an operation's own, and the host where it is another one than the document's. */
  #served(operation: JsonObject, item: JsonObject): Pick<OperationObject, 'x-base-path' | 'x-host'> {
    const usual = servedAt(this.#document['servers']);
    const { host, path } = servedAt(operation['servers'] ?? item['servers'] ?? this.#document['servers']);
    const isElsewhere = host !== '' && host !== usual.host;
    return { ...(path === '' ? {} : { 'x-base-path': path }), ...(isElsewhere ? { 'x-host': host } : {}) };
  }

  /** Where a webhook is called: a document names no path, unless by the project's extension. */
  #webhookPlace(name: string, operation: unknown): WebhookPlace {
    const place = isObject(operation) ? operation['x-webhook'] : undefined;
    const given = isObject(place) ? place['path'] : undefined;
    const evidence = stated(this.#file);
    return { path: typeof given === 'string' ? given : `/${name}`, 'x-evidence': evidence, fires: evidence };
  }

  #webhooks(): OpenApiDocument['webhooks'] {
    const { webhooks } = this.#document;
    const items = parts(webhooks).flatMap(([name, raw]) =>
      this.#unlessLost(name, () => {
        const item = this.#schemas.resolved(raw, `/webhooks/${escapeToken(name)}`);
        const operations = this.#operationsOf(name, item, '/webhooks').map(([method, operation]) => [
          method,
          { ...operation, 'x-webhook': this.#webhookPlace(name, item[method]) },
        ]);
        return [name, Object.fromEntries(operations) as WebhookObject] as const;
      }),
    );
    return Object.fromEntries(items.filter(([, item]) => Object.keys(item).length > 0));
  }

  #operationsOf(name: string, item: JsonObject, place: string): [string, OperationObject][] {
    const own = methods.filter((method) => isObject(item[method]));
    return own.flatMap((method) =>
      this.#unlessLost(`${method.toUpperCase()} ${name}`, (): [string, OperationObject] => [
        method,
        this.#operation(name, method, item, place),
      ]),
    );
  }

  #paths(paths: JsonObject): OpenApiDocument['paths'] {
    const items = parts(paths).flatMap(([path, raw]) =>
      this.#unlessLost(path, () => {
        const item = this.#schemas.resolved(raw ?? {}, `/paths/${escapeToken(path)}`);
        const operations = this.#operationsOf(path, item, '/paths');
        return [path.startsWith('/') ? path : `/${path}`, Object.fromEntries(operations)] as const;
      }),
    );
    return Object.fromEntries(items);
  }

  /** Schemes of other files in full; one that stands for another of the document stays so. */
  #securitySchemes(schemes: JsonObject): JsonObject {
    const own = Object.entries(schemes).map(([name, scheme]) => {
      const { $ref } = isObject(scheme) ? scheme : {};
      if (typeof $ref !== 'string' || $ref.startsWith('#/components/securitySchemes/')) return [name, scheme] as const;
      return [name, this.#schemas.resolved(scheme, `/components/securitySchemes/${escapeToken(name)}`)] as const;
    });
    return Object.fromEntries(own);
  }

  document(withWebhooks: boolean): OpenApiDocument {
    const { info, paths, components } = this.#document;
    const webhooks = withWebhooks ? this.#webhooks() : {};
    const operations = this.#paths(isObject(paths) ? paths : {});
    if (Object.keys(operations).length + Object.keys(webhooks).length === 0)
      this.#schemas.fail('/paths', nothingToTest(this.#document, withWebhooks));
    const { title = 'API', version = '' } = isObject(info) ? info : {};
    const { securitySchemes } = isObject(components) ? components : {};
    return {
      openapi: '3.1.0',
      info: { title: String(title), version: String(version) },
      paths: operations,
      webhooks,
      components: {
        // Made last: what the operations refer to is among them.
        schemas: this.#schemas.components(),
        ...(isObject(securitySchemes) ? { securitySchemes: this.#securitySchemes(securitySchemes) } : {}),
      },
      // Whoever hands a document over stands by it: what it says is documented.
      'x-evidence': stated(this.#file),
      ...(this.#lost.length > 0 && { 'x-unread-calls': this.#lost }),
    };
  }
}

function nothingToTest({ webhooks }: JsonObject, withWebhooks: boolean): string {
  const isLeft = !withWebhooks && parts(webhooks).length > 0;
  return isLeft
    ? 'names no path, only webhooks: there is nothing to call; `startSink({ contractFile })` of the package holds what is delivered to it, `conformance certify receiver --contract` a receiver (docs/library.md, docs/certification.md)'
    : 'names no path: there is nothing to test';
}

/** Of an answer without a schema anything is right; a request without one cannot be made up. */
function shapeOf(schema: unknown, direction: Direction, made: () => Schema): { schema?: Schema } {
  if (schema !== undefined) return { schema: made() };
  return direction === 'response' ? { schema: {} } : {};
}

function stated(file: string): { grade: 'documented'; source: string } {
  return { grade: 'documented', source: file };
}

/** How a document is read. */
export interface Reading {
  /** Whether webhooks are read too; a run, which can't know their causes, leaves them out. */
  webhooks?: boolean;
  /** Reads what references name of other files in the document's folder; without it they are refused. */
  read?: ReadText;
  /** Takes what cannot be read, a sentence each: it costs its own place alone. Without it any such place costs the whole document. */
  tell?: (what: string) => void;
}

/**
 * An OpenAPI 3.0, 3.1 or 3.2 document, or one of Swagger 2.0, as the project's contracts are written: 3.1, references other than
 * those to schemas resolved, every operation with an id and a title.
 * @param file named in messages, and as the source of what the document says
 * @throws ContractError where it is no such document or has nothing to test, for what is left to `tell`, and what `read` throws
 */
export function normalise(
  document: unknown,
  file: string,
  { webhooks = false, read, tell }: Reading = {},
): OpenApiDocument {
  if (!isObject(document))
    throw new ContractError(`${file}: no OpenAPI document; an object with "openapi" is expected`);
  const version = document['openapi'] ?? document['swagger'];
  const written = typeof version === 'number' || typeof version === 'string' ? String(version) : '';
  const isSwagger = document['openapi'] === undefined && /^2(\.|$)/.test(written);
  if (!isSwagger && !/^3(\.[012](\.|$)|$)/.test(written))
    throw new ContractError(
      `${file}#/openapi: says ${JSON.stringify(version ?? null)}; documents of OpenAPI 3.0, 3.1 and 3.2 and of Swagger 2.0 can be read`,
    );
  const modern = isSwagger ? fromSwagger(document) : document;
  return new Normaliser(new Documents(modern, file, read), file, tell).document(webhooks);
}
