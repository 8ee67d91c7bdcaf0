import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';
import { parts } from './nodes.js';

/** What OpenAPI 3 says of a parameter in its schema, Swagger 2.0 says beside its name. */
const ofSchema = [
  ...[
    'type',
    'format',
    'items',
    'default',
    'enum',
    'pattern',
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
  ],
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems', 'multipleOf'],
];

/** References by the places that OpenAPI 3 gives to what they lead to. */
function moved(reference: string): string {
  return reference
    .replace('#/definitions/', '#/components/schemas/')
    .replace('#/responses/', '#/components/responses/')
    .replace('#/parameters/', '#/components/parameters/');
}

/** A part of the document with its references where OpenAPI 3 has them; a file is a text in bytes there. */
function withMovedReferences(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withMovedReferences);
  if (!isObject(node)) return node;
  const members = Object.entries(node).map(([key, value]) => {
    if (key === '$ref' && typeof value === 'string') return [key, moved(value)];
    return [key, key === 'example' || key === 'enum' || key === 'default' ? value : withMovedReferences(value)];
  });
  const made = Object.fromEntries(members) as JsonObject;
  if (made['type'] === 'file') Object.assign(made, { type: 'string', format: 'binary' });
  // A schema names its discriminating member alone.
  const { discriminator, 'x-nullable': nullable } = made;
  if (typeof discriminator === 'string') made['discriminator'] = { propertyName: discriminator };
  if (nullable === true) made['nullable'] = true;
  return made;
}

/** How a list is written (Swagger 2.0, Parameter Object), by the style that OpenAPI 3 has for it. */
function styleOf({ collectionFormat, type, in: place }: JsonObject): JsonObject {
  if (type !== 'array') return {};
  if (collectionFormat === 'multi') return { style: 'form', explode: true };
  if (collectionFormat === 'ssv') return { style: 'spaceDelimited', explode: false };
  if (collectionFormat === 'pipes') return { style: 'pipeDelimited', explode: false };
  return { style: place === 'query' || place === 'formData' ? 'form' : 'simple', explode: false };
}

function schemaOf(parameter: JsonObject): JsonObject {
  return Object.fromEntries(ofSchema.flatMap((key) => (parameter[key] === undefined ? [] : [[key, parameter[key]]])));
}

function parameterOf(parameter: JsonObject): JsonObject {
  const { name, in: place, required, description, 'x-example': example } = parameter;
  return {
    ...{ name, in: place, required, description, schema: schemaOf(parameter), ...styleOf(parameter) },
    ...(example === undefined ? {} : { example }),
  };
}

class Swagger {
  readonly #document: JsonObject;

  constructor(document: JsonObject) {
    this.#document = withMovedReferences(document) as JsonObject;
  }

  /** Where a parameter is described: there, or among those of the document. */
  #followed(parameter: unknown): JsonObject {
    if (!isObject(parameter)) return {};
    const { $ref } = parameter;
    const name = typeof $ref === 'string' ? $ref.replace('#/components/parameters/', '') : undefined;
    const shared = this.#document['parameters'];
    const found = name === undefined ? parameter : isObject(shared) ? shared[name] : undefined;
    return isObject(found) ? found : parameter;
  }

  /** A form: multipart where it has a file, or nothing else is taken. */
  #form(fields: readonly JsonObject[], consumes: readonly string[]): JsonObject {
    const hasFile = fields.some(({ format }) => format === 'binary');
    const isMultipart = hasFile || (consumes.includes('multipart/form-data') && !consumes.includes(form));
    const schema = {
      type: 'object',
      required: fields.filter(({ required }) => required === true).map(({ name }) => name),
      properties: Object.fromEntries(fields.map((field) => [field['name'], schemaOf(field)])),
    };
    const encoding = Object.fromEntries(
      fields.filter(({ type }) => type === 'array').map((field) => [field['name'], styleOf(field)]),
    );
    return { required: true, content: { [isMultipart ? 'multipart/form-data' : form]: { schema, encoding } } };
  }

  #body(parameters: readonly JsonObject[], consumes: readonly string[]): JsonObject | undefined {
    const body = parameters.find((one) => one['in'] === 'body');
    const fields = parameters.filter((one) => one['in'] === 'formData');
    if (fields.length > 0) return this.#form(fields, consumes);
    if (!body) return undefined;
    const media = { schema: body['schema'] ?? {} };
    const types = consumes.length > 0 ? consumes : ['application/json'];
    return { required: body['required'] === true, content: Object.fromEntries(types.map((type) => [type, media])) };
  }

  #response(response: unknown, produces: readonly string[]): unknown {
    if (!isObject(response) || typeof response['$ref'] === 'string') return response;
    const { description, schema, headers, examples } = response;
    const types = produces.length > 0 ? produces : ['application/json'];
    const shown = (type: string): JsonObject => {
      const example = isObject(examples) ? examples[type] : undefined;
      return { schema, ...(example === undefined ? {} : { example }) };
    };
    const described = parts(headers).map(([name, header]) => [
      name,
      { schema: isObject(header) ? schemaOf(header) : {} },
    ]);
    return {
      description: description ?? '',
      ...(schema === undefined ? {} : { content: Object.fromEntries(types.map((type) => [type, shown(type)])) }),
      ...(described.length > 0 ? { headers: Object.fromEntries(described) as JsonObject } : {}),
    };
  }

  #operation(operation: JsonObject, shared: readonly unknown[]): JsonObject {
    const { consumes, produces, responses, parameters, schemes: _schemes, ...rest } = operation;
    const own = Array.isArray(parameters) ? parameters : [];
    const described = [...shared, ...own].map((one) => this.#followed(one));
    // What the operation says overrides what its path says.
    const all = [...new Map(described.map((one) => [`${String(one['in'])} ${String(one['name'])}`, one])).values()];
    const body = this.#body(all, listOf(consumes ?? this.#document['consumes']));
    const made = listOf(produces ?? this.#document['produces']);
    return {
      ...rest,
      parameters: all.filter((one) => one['in'] !== 'body' && one['in'] !== 'formData').map(parameterOf),
      ...(body ? { requestBody: body } : {}),
      responses: Object.fromEntries(parts(responses).map(([status, one]) => [status, this.#response(one, made)])),
    };
  }

  #item(item: unknown): unknown {
    if (!isObject(item)) return item;
    const shared = Array.isArray(item['parameters']) ? (item['parameters'] as unknown[]) : [];
    const members = Object.entries(item).filter(([name]) => name !== 'parameters');
    return Object.fromEntries(
      members.map(([name, one]) => [name, methods.has(name) && isObject(one) ? this.#operation(one, shared) : one]),
    );
  }

  #server(): JsonObject[] {
    const { host, basePath, schemes } = this.#document;
    const [scheme = 'https'] = listOf(schemes);
    const path = typeof basePath === 'string' ? basePath : '/';
    return [{ url: typeof host === 'string' ? `${scheme}://${host}${path}` : path }];
  }

  document(): JsonObject {
    const { info, tags, security, paths, definitions, responses, securityDefinitions } = this.#document;
    const produces = listOf(this.#document['produces']);
    return {
      ...{ openapi: '3.0.3', info, tags, servers: this.#server() },
      ...(security === undefined ? {} : { security }),
      paths: Object.fromEntries(parts(paths).map(([path, item]) => [path, this.#item(item)])),
      components: {
        schemas: definitions ?? {},
        responses: Object.fromEntries(parts(responses).map(([name, one]) => [name, this.#response(one, produces)])),
        securitySchemes: Object.fromEntries(parts(securityDefinitions).map(([name, one]) => [name, schemeOf(one)])),
      },
    };
  }
}

const form = 'application/x-www-form-urlencoded';
const methods = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const flows: Readonly<Record<string, string>> = {
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
  implicit: 'implicit',
  password: 'password',
};

function schemeOf(scheme: unknown): unknown {
  if (!isObject(scheme)) return scheme;
  const { type, flow, tokenUrl, authorizationUrl, scopes = {} } = scheme;
  if (type === 'basic') return { type: 'http', scheme: 'basic' };
  if (type !== 'oauth2') return scheme;
  return { type, flows: { [flows[String(flow)] ?? 'implicit']: { tokenUrl, authorizationUrl, scopes } } };
}

/** A document of Swagger 2.0 as one of OpenAPI 3.0. */
export function fromSwagger(document: JsonObject): JsonObject {
  return new Swagger(document).document();
}
