import { ContractError } from '../../../contracts/model/load.js';
import { escapeToken } from '../../../contracts/model/pointer.js';
import type {
  OpenApiDocument,
  OperationObject,
  Schema,
  WebhookObject,
  WebhookPlace,
} from '../../../contracts/model/types.js';
import { Documents, type ReadText } from './documents.js';
import { Schemas, type Direction } from './schemas.js';

type Node = Record<string, unknown>;

/** Methods whose operations are tested. */
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

class Normaliser {
  readonly #document: Node;
  readonly #schemas: Schemas;
  readonly #file: string;
  readonly #ids = new Set<string>();

  constructor(documents: Documents, file: string) {
    this.#schemas = new Schemas(documents);
    this.#document = documents.root;
    this.#file = file;
  }

  #content(
    node: unknown,
    direction: Direction,
    pointer: string,
  ): NonNullable<OperationObject['requestBody']>['content'] {
    if (!isNode(node)) return {};
    return Object.fromEntries(
      Object.entries(node).map(([type, media]) => {
        const at = `${pointer}/${escapeToken(type)}`;
        const { schema, example, examples } = this.#schemas.resolved(media, at);
        const shown = isNode(examples)
          ? Object.entries(examples).map(
              ([name, one]) => [name, { value: this.#schemas.resolved(one, at)['value'] }] as const,
            )
          : example === undefined
            ? []
            : [['example', { value: example }] as const];
        return [
          type.split(';')[0]?.trim().toLowerCase() ?? type,
          {
            ...shapeOf(schema, direction, () => this.#schemas.schema(schema, direction, `${at}/schema`) as Schema),
            ...(shown.length > 0 ? { examples: Object.fromEntries(shown) } : {}),
          },
        ];
      }),
    );
  }

  #responses(node: unknown, pointer: string): OperationObject['responses'] {
    const result: OperationObject['responses'] = {};
    for (const [status, response] of Object.entries(isNode(node) ? node : {})) {
      const at = `${pointer}/${status}`;
      const { description = '', content } = this.#schemas.resolved(response, at);
      result[/^\dxx$/.test(status) ? status.toUpperCase() : status] = {
        description: String(description),
        content: this.#content(content, 'response', `${at}/content`),
      };
    }
    return result;
  }

  #parameters(nodes: unknown[], pointer: string): NonNullable<OperationObject['parameters']> {
    const all = nodes.map((node) => this.#schemas.resolved(node, pointer));
    // What the operation says comes last, and overrides what its path says.
    const unique = new Map(all.map((node) => [`${String(node['in'])} ${String(node['name'])}`, node]));
    return [...unique.values()].flatMap((node) => {
      const { name, in: place, required, schema, content } = node;
      if (place !== 'path' && place !== 'query' && place !== 'header') return [];
      const [media] = isNode(content) ? Object.values(content) : [];
      const shape = schema ?? (isNode(media) ? media['schema'] : undefined) ?? { type: 'string' };
      const at = `${pointer}/${escapeToken(String(name))}`;
      return [
        {
          name: String(name),
          in: place,
          required: place === 'path' || required === true,
          schema: this.#schemas.schema(shape, 'request', at) as Schema,
          ...this.#exampleOf(node, at),
        },
      ];
    });
  }

  /** The value that a parameter is shown with, if it is. */
  #exampleOf(node: Node, pointer: string): { example?: unknown } {
    const { example, examples, schema } = node;
    const [first] = isNode(examples) ? Object.values(examples) : [];
    const shown = first === undefined ? undefined : this.#schemas.resolved(first, pointer)['value'];
    const within = isNode(schema)
      ? (schema['example'] ?? (schema['examples'] as unknown[] | undefined)?.[0])
      : undefined;
    const found = example ?? shown ?? within;
    return found === undefined ? {} : { example: found };
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

  #operation(path: string, method: string, item: Node, place = '/paths'): OperationObject {
    const pointer = `${place}/${escapeToken(path)}/${method}`;
    const node = this.#schemas.resolved(item[method], pointer);
    const { operationId, summary, description, tags, requestBody, responses } = node;
    const security = node['security'] ?? this.#document['security'];
    const shared = Array.isArray(item['parameters']) ? (item['parameters'] as unknown[]) : [];
    const own = Array.isArray(node['parameters']) ? (node['parameters'] as unknown[]) : [];
    // The body of a GET has no meaning (RFC 9110, 9.3.1), and no client of the Fetch standard sends one.
    const hasBody = requestBody !== undefined && method !== 'get';
    const body = hasBody ? this.#schemas.resolved(requestBody, `${pointer}/requestBody`) : undefined;
    const title = [summary, description].find((text): text is string => typeof text === 'string' && text !== '');
    return {
      operationId: this.#operationId(operationId, method, path),
      summary: title?.split('\n')[0]?.trim() ?? `${method.toUpperCase()} ${path}`,
      ...(Array.isArray(tags) ? { tags: tags.map(String) } : {}),
      ...(security === undefined ? {} : { security: security as Record<string, string[]>[] }),
      parameters: this.#parameters([...shared, ...own], `${pointer}/parameters`),
      ...(body
        ? {
            requestBody: {
              required: body['required'] === true,
              content: this.#content(body['content'], 'request', `${pointer}/requestBody/content`),
            },
          }
        : {}),
      responses: this.#responses(responses, `${pointer}/responses`),
      'x-open-refusals': true,
      'x-evidence': (node['x-evidence'] as OperationObject['x-evidence']) ?? stated(this.#file),
    };
  }

  /** Where a webhook is called: a document names no path, unless by the project's extension. */
  #webhookPlace(name: string, operation: unknown): WebhookPlace {
    const place = isNode(operation) ? operation['x-webhook'] : undefined;
    const given = isNode(place) ? place['path'] : undefined;
    const evidence = stated(this.#file);
    return { path: typeof given === 'string' ? given : `/${name}`, 'x-evidence': evidence, fires: evidence };
  }

  #webhooks(): OpenApiDocument['webhooks'] {
    const { webhooks } = this.#document;
    const items = Object.entries(isNode(webhooks) ? webhooks : {}).map(([name, raw]) => {
      const item = this.#schemas.resolved(raw, `/webhooks/${escapeToken(name)}`);
      const own = methods.filter((method) => item[method] !== undefined);
      const operations = own.map((method) => {
        const operation = this.#operation(name, method, item, '/webhooks');
        return [method, { ...operation, 'x-webhook': this.#webhookPlace(name, item[method]) }];
      });
      return [name, Object.fromEntries(operations) as WebhookObject] as const;
    });
    return Object.fromEntries(items);
  }

  /** Schemes of other files in full; one that stands for another of the document stays so. */
  #securitySchemes(schemes: Node): Node {
    const own = Object.entries(schemes).map(([name, scheme]) => {
      const { $ref } = isNode(scheme) ? scheme : {};
      if (typeof $ref !== 'string' || $ref.startsWith('#/components/securitySchemes/')) return [name, scheme] as const;
      return [name, this.#schemas.resolved(scheme, `/components/securitySchemes/${escapeToken(name)}`)] as const;
    });
    return Object.fromEntries(own);
  }

  document(withWebhooks: boolean): OpenApiDocument {
    const { info, paths = withWebhooks ? {} : undefined, components } = this.#document;
    const webhooks = withWebhooks ? this.#webhooks() : {};
    if (!isNode(paths) || Object.keys(paths).length + Object.keys(webhooks).length === 0)
      this.#schemas.fail('/paths', 'names no path: there is nothing to test');
    const { title = 'API', version = '' } = isNode(info) ? info : {};
    const { securitySchemes } = isNode(components) ? components : {};
    const operations = Object.entries(paths).map(([path, raw]) => {
      const item = this.#schemas.resolved(raw, `/paths/${escapeToken(path)}`);
      const own = methods.filter((method) => item[method] !== undefined);
      return [path, Object.fromEntries(own.map((method) => [method, this.#operation(path, method, item)]))] as const;
    });
    return {
      openapi: '3.1.0',
      info: { title: String(title), version: String(version) },
      paths: Object.fromEntries(operations),
      webhooks,
      components: {
        // Made last: what the operations refer to is among them.
        schemas: this.#schemas.components(),
        ...(isNode(securitySchemes) ? { securitySchemes: this.#securitySchemes(securitySchemes) } : {}),
      },
      // Whoever hands a document over stands by it: what it says is documented.
      'x-evidence': stated(this.#file),
    };
  }
}

/** Of an answer without a schema anything is right; a request without one cannot be made up. */
function shapeOf(schema: unknown, direction: Direction, made: () => Schema): { schema?: Schema } {
  if (schema !== undefined) return { schema: made() };
  return direction === 'response' ? { schema: {} } : {};
}

function stated(file: string): { grade: 'documented'; source: string } {
  return { grade: 'documented', source: file };
}

/**
 * An OpenAPI 3.0 or 3.1 document as the project's contracts are written: 3.1, references other than those to schemas
 * resolved, every operation with an id and a title.
 * @param file named in messages, and as the source of what the document says
 * @param webhooks whether they are read too; a run, which can't know their causes, leaves them out
 * @param read reads what references name of other files in the document's folder; without it they are refused
 * @throws ContractError where it is no such document, or refers to what is not there or in no such file; and what `read` throws
 */
export function normalise(
  document: unknown,
  file: string,
  { webhooks = false, read }: { webhooks?: boolean; read?: ReadText } = {},
): OpenApiDocument {
  if (!isNode(document)) throw new ContractError(`${file}: no OpenAPI document; an object with "openapi" is expected`);
  const version = document['openapi'] ?? document['swagger'];
  if (typeof version !== 'string' || !/^3\.[01](\.|$)/.test(version))
    throw new ContractError(
      `${file}#/openapi: says ${JSON.stringify(version ?? null)}; documents of OpenAPI 3.0 and 3.1 can be read`,
    );
  return new Normaliser(new Documents(document, file, read), file).document(webhooks);
}
