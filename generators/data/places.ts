import { toPointer, valueAt } from '../../contracts/model/pointer.js';
import type { Contract, MediaType, Operation, Schema } from '../../contracts/model/types.js';

/** A place of a contract that has a schema of its own: what is sent, answered or delivered there. */
export interface SchemaPlace {
  kind: 'request' | 'response' | 'parameter' | 'webhook' | 'component';
  /** Operation, webhook or component, and what of it: `createUser 200`. */
  label: string;
  /** JSON Pointer of the schema in the document. */
  pointer: string;
  schema: Schema;
  /** Name of a parameter. */
  name?: string;
  /** Examples that stand beside the schema. */
  examples: NonNullable<MediaType['examples']>;
}

type Content = Record<string, MediaType> | undefined;

function inContent(kind: SchemaPlace['kind'], label: string, pointer: string, content: Content): SchemaPlace[] {
  return Object.entries(content ?? {}).flatMap(([type, { schema, examples = {} }]) =>
    schema ? [{ kind, label, pointer: pointer + toPointer(['content', type, 'schema']), schema, examples }] : [],
  );
}

function ofOperation({ id, pointer, object }: Operation): SchemaPlace[] {
  const parameters = (object.parameters ?? []).map(({ name, schema }, index): SchemaPlace => ({
    kind: 'parameter',
    label: `${id} ${name}`,
    pointer: pointer + toPointer(['parameters', index, 'schema']),
    schema,
    name,
    examples: {},
  }));
  const responses = Object.entries(object.responses).flatMap(([status, { content }]) =>
    inContent('response', `${id} ${status}`, pointer + toPointer(['responses', status]), content),
  );
  return [
    ...parameters,
    ...inContent('request', id, `${pointer}/requestBody`, object.requestBody?.content),
    ...responses,
  ];
}

/** Every place of a contract that has a schema, once: operations that share method and path count as one. */
export function schemaPlaces(contract: Contract): SchemaPlace[] {
  const operations = [...new Map([...contract.operations.values()].map((one) => [one.pointer, one])).values()];
  const webhooks = [...contract.webhooks.values()].flatMap(({ id, pointer, object }) =>
    inContent('webhook', id, `${pointer}/requestBody`, object.requestBody?.content),
  );
  const folder = '/components/schemas';
  const components = Object.entries((valueAt(contract.document, folder) ?? {}) as Record<string, Schema>).map(
    ([name, schema]): SchemaPlace => ({
      kind: 'component',
      label: name,
      pointer: folder + toPointer([name]),
      schema,
      examples: {},
    }),
  );
  return [...operations.flatMap(ofOperation), ...webhooks, ...components];
}
