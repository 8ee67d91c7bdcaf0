import { formatNamed } from '../../../contracts/formats/index.js';
import { ContractError } from '../../../contracts/model/load.js';
import { escapeToken, valueAt } from '../../../contracts/model/pointer.js';
import type {
  OpenApiDocument,
  OperationObject,
  Schema,
  WebhookObject,
  WebhookPlace,
} from '../../../contracts/model/types.js';
import { isPlainKeyword, keywordFault } from './keywords.js';

type Node = Record<string, unknown>;

/** Methods whose operations are tested. */
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const single = new Set(['items', 'additionalProperties', 'propertyNames', 'not', 'if', 'then', 'else', 'contains']);
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const named = new Set(['properties', 'patternProperties', 'dependentSchemas']);

/** Faults that one message tells. */
const shownFaults = 10;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** In which direction a schema travels: members of the other one alone are left out. */
type Direction = 'request' | 'response';

class Normaliser {
  readonly #document: Node;
  readonly #file: string;
  readonly #ids = new Set<string>();
  /** Names given to schemas that references find outside of the components. */
  readonly #elsewhere = new Map<string, string>();
  /** Keywords that are written wrong, each by its place. */
  readonly #faults = new Set<string>();
  /** OpenAPI 3.0: `nullable`, boolean exclusive limits, nothing beside a reference. */
  readonly #old: boolean;

  constructor(document: Node, file: string) {
    this.#document = document;
    this.#file = file;
    this.#old = String(document['openapi']).startsWith('3.0');
  }

  #fail(pointer: string, what: string): never {
    throw new ContractError(`${this.#file}#${pointer}: ${what}`);
  }

  /** What a node is, references followed. */
  #resolved(node: unknown, pointer: string): Node {
    let found = node;
    for (let depth = 0; isNode(found) && typeof found['$ref'] === 'string'; depth += 1) {
      const reference = found['$ref'];
      if (!reference.startsWith('#/')) this.#fail(pointer, `refers to ${reference}; bundle the document into one file`);
      if (depth > 20) this.#fail(pointer, `${reference} refers to itself`);
      found = this.#targetOf(reference);
    }
    if (!isNode(found)) this.#fail(pointer, 'is no object, or refers to nothing');
    return found;
  }

  schema(node: unknown, direction: Direction, pointer: string): Schema | boolean {
    if (typeof node === 'boolean') return node;
    if (!isNode(node)) this.#fail(pointer, 'is no schema');
    const { $ref } = node;
    const result: Node = {};
    if (typeof $ref === 'string') {
      const name = this.#componentOf($ref, pointer);
      const target = `#/components/schemas/${direction === 'request' ? requestName(name) : name}`;
      if (this.#old) return { $ref: target };
      result['$ref'] = target;
    }
    const hidden = this.#hidden(node, direction);
    for (const [key, value] of Object.entries(node)) {
      const at = `${pointer}/${escapeToken(key)}`;
      // A key that was left empty says nothing; only null itself may be a constant.
      if (key === '$ref' || (value === null && key !== 'const' && key !== 'default')) continue;
      const fault = keywordFault(key, value);
      if (fault !== undefined) this.#faults.add(`${this.#file}#${at}: ${fault}`);
      if (key === 'required' && Array.isArray(value))
        result[key] = (value as string[]).filter((name) => !hidden.has(name));
      else if (key === 'format') {
        if (typeof value === 'string' && formatNamed(value)) result[key] = value;
      } else if (isPlainKeyword(key)) result[key] = value;
      else if (single.has(key)) result[key] = this.schema(value, direction, at);
      else if (lists.has(key) && Array.isArray(value) && value.length > 0)
        result[key] = value.map((one, index) => this.schema(one, direction, `${at}/${index}`));
      else if (named.has(key) && isNode(value))
        result[key] = Object.fromEntries(
          Object.entries(value)
            .filter(([name]) => key !== 'properties' || !hidden.has(name))
            .map(([name, one]) => [name, this.schema(one, direction, `${at}/${escapeToken(name)}`)]),
        );
    }
    if (node['properties'] !== undefined && result['type'] === undefined) result['type'] = 'object';
    return modernised(node, result, this.#old && node['nullable'] === true);
  }

  /** The component that a reference names; a schema elsewhere in the document becomes one. */
  #componentOf(reference: string, pointer: string): string {
    const [, component] = /^#\/components\/schemas\/([^/]+)$/.exec(reference) ?? [];
    if (component !== undefined && this.#targetOf(reference) !== undefined) return component;
    if (!reference.startsWith('#/')) this.#fail(pointer, `refers to ${reference}; bundle the document into one file`);
    if (this.#targetOf(reference) === undefined) this.#fail(pointer, `refers to ${reference}, which is not there`);
    const known = this.#elsewhere.get(reference);
    if (known !== undefined) return known;
    const name = `elsewhere.${this.#elsewhere.size + 1}`;
    this.#elsewhere.set(reference, name);
    return name;
  }

  #targetOf(reference: string): unknown {
    return valueAt(this.#document, decodeURIComponent(reference.slice(1)));
  }

  /** A component in both directions. */
  #component(name: string, node: unknown, pointer: string): [string, Schema][] {
    return [
      [name, this.schema(node, 'response', pointer) as Schema],
      [requestName(name), this.schema(node, 'request', pointer) as Schema],
    ];
  }

  /** Schemas that references name outside of the components, those included that only these refer to. */
  #schemasElsewhere(): [string, Schema][] {
    const made: [string, Schema][] = [];
    // The map grows while it is walked.
    for (const [reference, name] of this.#elsewhere) {
      made.push(...this.#component(name, this.#targetOf(reference), reference.slice(1)));
    }
    return made;
  }

  /** Members that do not travel in a direction. */
  #hidden(node: Node, direction: Direction): Set<string> {
    const mark = direction === 'request' ? 'readOnly' : 'writeOnly';
    const members = isNode(node['properties']) ? Object.entries(node['properties']) : [];
    return new Set(members.filter(([, one]) => isNode(one) && one[mark] === true).map(([name]) => name));
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
        const { schema, example, examples } = this.#resolved(media, at);
        const shown = isNode(examples)
          ? Object.entries(examples).map(([name, one]) => [name, { value: this.#resolved(one, at)['value'] }] as const)
          : example === undefined
            ? []
            : [['example', { value: example }] as const];
        return [
          type.split(';')[0]?.trim().toLowerCase() ?? type,
          {
            ...shapeOf(schema, direction, () => this.schema(schema, direction, `${at}/schema`) as Schema),
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
      const { description = '', content } = this.#resolved(response, at);
      result[/^\dxx$/.test(status) ? status.toUpperCase() : status] = {
        description: String(description),
        content: this.#content(content, 'response', `${at}/content`),
      };
    }
    return result;
  }

  #parameters(nodes: unknown[], pointer: string): NonNullable<OperationObject['parameters']> {
    const all = nodes.map((node) => this.#resolved(node, pointer));
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
          schema: this.schema(shape, 'request', at) as Schema,
          ...this.#exampleOf(node, at),
        },
      ];
    });
  }

  /** The value that a parameter is shown with, if it is. */
  #exampleOf(node: Node, pointer: string): { example?: unknown } {
    const { example, examples, schema } = node;
    const [first] = isNode(examples) ? Object.values(examples) : [];
    const shown = first === undefined ? undefined : this.#resolved(first, pointer)['value'];
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
    const node = this.#resolved(item[method], pointer);
    const { operationId, summary, description, tags, requestBody, responses } = node;
    const security = node['security'] ?? this.#document['security'];
    const shared = Array.isArray(item['parameters']) ? (item['parameters'] as unknown[]) : [];
    const own = Array.isArray(node['parameters']) ? (node['parameters'] as unknown[]) : [];
    // The body of a GET has no meaning (RFC 9110, 9.3.1), and no client of the Fetch standard sends one.
    const hasBody = requestBody !== undefined && method !== 'get';
    const body = hasBody ? this.#resolved(requestBody, `${pointer}/requestBody`) : undefined;
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
      const item = this.#resolved(raw, `/webhooks/${escapeToken(name)}`);
      const own = methods.filter((method) => item[method] !== undefined);
      const operations = own.map((method) => {
        const operation = this.#operation(name, method, item, '/webhooks');
        return [method, { ...operation, 'x-webhook': this.#webhookPlace(name, item[method]) }];
      });
      return [name, Object.fromEntries(operations) as WebhookObject] as const;
    });
    return Object.fromEntries(items);
  }

  document(withWebhooks: boolean): OpenApiDocument {
    const { info, paths = withWebhooks ? {} : undefined, components } = this.#document;
    const webhooks = withWebhooks ? this.#webhooks() : {};
    if (!isNode(paths) || Object.keys(paths).length + Object.keys(webhooks).length === 0)
      this.#fail('/paths', 'names no path: there is nothing to test');
    const { title = 'API', version = '' } = isNode(info) ? info : {};
    const { schemas, securitySchemes } = isNode(components) ? components : {};
    const operations = Object.entries(paths).map(([path, raw]) => {
      const item = this.#resolved(raw, `/paths/${escapeToken(path)}`);
      const own = methods.filter((method) => item[method] !== undefined);
      return [path, Object.fromEntries(own.map((method) => [method, this.#operation(path, method, item)]))] as const;
    });
    const own = Object.entries(isNode(schemas) ? schemas : {}).flatMap(([name, node]) =>
      this.#component(name, node, `/components/schemas/${escapeToken(name)}`),
    );
    const both = [...own, ...this.#schemasElsewhere()];
    if (this.#faults.size > 0) throw new ContractError(listed([...this.#faults]));
    return {
      openapi: '3.1.0',
      info: { title: String(title), version: String(version) },
      paths: Object.fromEntries(operations),
      webhooks,
      components: {
        schemas: Object.fromEntries(both),
        ...(isNode(securitySchemes) ? { securitySchemes } : {}),
      },
      // Whoever hands a document over stands by it: what it says is documented.
      'x-evidence': stated(this.#file),
    };
  }
}

/** The first of many faults, a line each. */
function listed(faults: readonly string[]): string {
  const others = faults.length - shownFaults;
  return [...faults.slice(0, shownFaults), ...(others > 0 ? [`and ${others} more like these`] : [])].join('\n');
}

/** Of an answer without a schema anything is right; a request without one cannot be made up. */
function shapeOf(schema: unknown, direction: Direction, made: () => Schema): { schema?: Schema } {
  if (schema !== undefined) return { schema: made() };
  return direction === 'response' ? { schema: {} } : {};
}

function stated(file: string): { grade: 'documented'; source: string } {
  return { grade: 'documented', source: file };
}

/** Name of a component as requests see it: without what only the server sets. */
function requestName(name: string): string {
  return `${name}.request`;
}

/** What OpenAPI 3.0 says in words of its own, in those of JSON Schema 2020-12. */
function modernised(node: Node, schema: Node, isNullable: boolean): Schema {
  const result = new Map(Object.entries(schema));
  if (isNullable) {
    const [type, values] = [result.get('type'), result.get('enum')];
    if (typeof type === 'string') result.set('type', [type, 'null']);
    if (Array.isArray(values) && !values.includes(null)) result.set('enum', [...(values as unknown[]), null]);
  }
  for (const [exclusive, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof node[exclusive] !== 'boolean') continue;
    result.delete(exclusive);
    if (node[exclusive] && result.has(limit)) {
      result.set(exclusive, result.get(limit));
      result.delete(limit);
    }
  }
  return Object.fromEntries(result) as Schema;
}

/**
 * An OpenAPI 3.0 or 3.1 document as the project's contracts are written: 3.1, references other than those to schemas
 * resolved, every operation with an id and a title.
 * @param file named in messages, and as the source of what the document says
 * @param webhooks whether they are read too; a run, which can't know their causes, leaves them out
 * @throws ContractError where it is no such document, or refers to other files
 */
export function normalise(document: unknown, file: string, { webhooks = false } = {}): OpenApiDocument {
  if (!isNode(document)) throw new ContractError(`${file}: no OpenAPI document; an object with "openapi" is expected`);
  const version = document['openapi'] ?? document['swagger'];
  if (typeof version !== 'string' || !/^3\.[01](\.|$)/.test(version))
    throw new ContractError(
      `${file}#/openapi: says ${JSON.stringify(version ?? null)}; documents of OpenAPI 3.0 and 3.1 can be read`,
    );
  return new Normaliser(document, file).document(webhooks);
}
