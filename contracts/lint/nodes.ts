import { evidenceAt } from '../model/evidence-at.js';
import type { Evidence } from '../model/evidence.js';
import { toPointer } from '../model/pointer.js';
import type { OpenApiDocument, OperationObject, Schema } from '../model/types.js';

export const nodeKinds = ['operation', 'webhook', 'parameter', 'response', 'schema'] as const;
export type NodeKind = (typeof nodeKinds)[number];

/** A statement of a contract's document with the evidence it has there. */
export interface ContractNode {
  kind: NodeKind;
  pointer: string;
  evidence: Evidence;
}

type Place = Omit<ContractNode, 'evidence'>;

function schemaNodes(schema: Schema | boolean | undefined, pointer: string): Place[] {
  if (typeof schema !== 'object') return [];
  const own: Place = { kind: 'schema', pointer };
  // A condition is one statement: its parts say nothing alone.
  if (schema.if) return [own];
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    schemaNodes(member, pointer + toPointer(['properties', name])),
  );
  const single = (['items', 'additionalProperties', 'propertyNames'] as const).flatMap((name) =>
    schemaNodes(schema[name], `${pointer}/${name}`),
  );
  const listed = (['allOf', 'anyOf', 'oneOf'] as const).flatMap((name) =>
    (schema[name] ?? []).flatMap((branch, index) => schemaNodes(branch, `${pointer}/${name}/${index}`)),
  );
  return [own, ...named, ...single, ...listed];
}

function contentNodes(body: { content?: Record<string, { schema?: Schema }> } | undefined, pointer: string): Place[] {
  return Object.entries(body?.content ?? {}).flatMap(([type, { schema }]) =>
    schemaNodes(schema, pointer + toPointer(['content', type, 'schema'])),
  );
}

function callNodes(kind: 'operation' | 'webhook', object: OperationObject, pointer: string): Place[] {
  const parameters = (object.parameters ?? []).flatMap((parameter, index): Place[] => {
    const at = `${pointer}/parameters/${index}`;
    return [{ kind: 'parameter', pointer: at }, ...schemaNodes(parameter.schema, `${at}/schema`)];
  });
  const responses = Object.entries(object.responses).flatMap(([status, response]): Place[] => {
    const at = pointer + toPointer(['responses', status]);
    return [{ kind: 'response', pointer: at }, ...contentNodes(response, at)];
  });
  return [
    { kind, pointer },
    ...parameters,
    ...contentNodes(object.requestBody, `${pointer}/requestBody`),
    ...responses,
  ];
}

/** Every operation, webhook, parameter, response and schema node of a document; components count once. */
export function contractNodes(document: OpenApiDocument): ContractNode[] {
  const calls = (kind: 'operation' | 'webhook', items: Record<string, Record<string, OperationObject>>): Place[] => {
    const room = kind === 'operation' ? 'paths' : 'webhooks';
    return Object.entries(items).flatMap(([key, methods]) =>
      Object.entries(methods).flatMap(([method, object]) => callNodes(kind, object, toPointer([room, key, method]))),
    );
  };
  const components = Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) =>
    schemaNodes(schema, toPointer(['components', 'schemas', name])),
  );
  return [...calls('operation', document.paths), ...calls('webhook', document.webhooks), ...components].map(
    (place) => ({
      ...place,
      evidence: evidenceAt(document, place.pointer),
    }),
  );
}
